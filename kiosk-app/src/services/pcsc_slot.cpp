#include "services/pcsc_slot.hpp"

#include <chrono>
#include <QtGlobal>

namespace services {
namespace {

// A citizen is asked to place the card; the visit's own time-out ends the waiting long before.
constexpr std::chrono::minutes longest_wait_for_card{30};

cccd::Status has_reader(cccd::pcsc::Readers& readers) {
    const auto list = readers.list();
    if (!list) return list.error();
    for (const auto& reader : *list)
        if (!reader.skipped) return {};
    return cccd::Error{cccd::ErrorCode::no_reader, cccd::Stage::reader, 0, 0, "no reader is connected"};
}

} // namespace

cccd::Status PcscSlot::wait_for_card(std::stop_token stop) {
    card_.reset();
    readers_.reset(); // a service that was started again in between needs a new context
    auto readers = cccd::pcsc::Readers::open();
    if (!readers) return readers.error();
    readers_.emplace(std::move(*readers));
    if (reader_.empty())
        if (const auto any = has_reader(*readers_); !any) return any.error();
    auto card = readers_->wait_for_card(longest_wait_for_card, stop, reader_);
    if (!card) return card.error();
    last_reader_ = card->reader();
    card_.emplace(std::move(*card));
    // Looked up for each card: the process of the visit before may have learned something.
    if (!limits_file_.empty()) store_ = cccd::LimitStore::open(limits_file_);
    return {};
}

cccd::ReaderLimits* PcscSlot::limits() {
    return store_ ? &store_->of_reader(last_reader_) : nullptr;
}

void PcscSlot::release() {
    card_.reset();
    if (store_)
        if (const auto saved = store_->save(); !saved)
            qWarning("limits of readers: %s", cccd::describe(saved.error()).c_str());
    store_.reset();
}

cccd::Status PcscSlot::wait_for_removal(std::stop_token stop) {
    if (!readers_) return {};
    return readers_->wait_for_removal(last_reader_, longest_wait_for_card, stop);
}

} // namespace services
