#include "services/machine.hpp"

#include <algorithm>
#include <cccd/address.hpp>
#include <cccd/pcsc.hpp>
#include <cccd/trust_store.hpp>
#include <QMetaObject>
#include <QStorageInfo>

namespace services {
namespace {

void look_at_readers(MachineState& state) {
    auto readers = cccd::pcsc::Readers::open();
    if (!readers) {
        state.reader_error = readers.error().code;
        return;
    }
    const auto list = readers->list();
    if (!list) {
        state.reader_error = list.error().code;
        return;
    }
    for (const auto& reader : *list)
        state.readers.append({QString::fromStdString(reader.name), reader.card_present, reader.skipped});
}

QDate day_of(cccd::WallTime time) {
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).date();
}

void earlier(QDate& day, QDate other) {
    if (!day.isValid() || other < day) day = other;
}

void count(const cccd::TrustEntry& entry, MachineState& state) {
    switch (entry.role) {
    case cccd::TrustRole::anchor:
        ++state.anchors;
        earlier(state.next_end, day_of(entry.valid_until));
        if (entry.key_use_ends) earlier(state.next_end, day_of(*entry.key_use_ends));
        break;
    case cccd::TrustRole::waiting:
        ++state.waiting;
        break;
    case cccd::TrustRole::revocation_list:
        ++state.lists;
        earlier(state.list_end, day_of(entry.valid_until));
        break;
    default:
        break;
    }
}

void look_at_trust(const std::filesystem::path& folder, MachineState& state) {
    state.trust_named = !folder.empty();
    if (!state.trust_named) return;
    if (!cccd::TrustStore::is_store(folder)) {
        const auto trust = cccd::load_trust({&folder, 1});
        if (!trust)
            state.trust_error = trust.error().code;
        else
            state.anchors = static_cast<int>(trust->anchors());
        return;
    }
    const auto store = cccd::TrustStore::open(folder);
    if (!store) {
        state.trust_error = store.error().code;
        return;
    }
    state.generation = store->generation();
    state.bundle = store->bundle_sequence();
    for (const auto& entry : store->entries()) count(entry, state);
}

} // namespace

MachineState look_at_machine(const Settings& settings) {
    MachineState state;
    look_at_readers(state);
    look_at_trust(settings.trust.toStdString(), state);
    if (!settings.printer.isEmpty()) state.printer = handover::PrintQueue(settings.printer).status();
    if (!settings.address_table.isEmpty())
        if (const auto map = cccd::address::load_map(settings.address_table.toStdString()); !map)
            state.addresses_error = map.error().code;
    const QStorageInfo storage(settings.output_folder);
    if (storage.isValid()) state.free_megabytes = storage.bytesAvailable() / (1024 * 1024);
    return state;
}

void MachineLook::look() {
    const int number = ++number_;
    thread_ = std::jthread([this, number, settings = settings_, before = std::move(thread_)]() mutable {
        if (before.joinable()) before.join();
        const auto state = look_at_machine(settings);
        QMetaObject::invokeMethod(
            this,
            [this, number, state] {
                if (number == number_) emit seen(state);
            },
            Qt::QueuedConnection);
    });
}

void MachineLook::stop() {
    ++number_;
}

} // namespace services
