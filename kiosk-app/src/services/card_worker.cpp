#include "services/card_worker.hpp"

#include "services/person.hpp"

#include <cccd/personal_number.hpp>
#include <cccd/qr.hpp>
#include <cccd/session.hpp>
#include <chrono>
#include <QMetaObject>

namespace services {
namespace {

cccd::Result<cccd::AccessKeys> keys_of(const CardOrder& order) {
    const auto text = cccd::as_text(order.key.expose());
    return order.source == KeySource::qr ? cccd::access_keys_from_qr(text) : cccd::access_keys_from_number(text);
}

std::string number_of(const CardOrder& order) {
    const auto text = cccd::as_text(order.key.expose());
    if (order.source == KeySource::number) return std::string(text);
    const auto code = cccd::qr::parse(text);
    return code ? code->personal_number : std::string();
}

cccd::WallTime now() {
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

// Keys open by six digits only: another citizen's card with the same six would open as well.
bool other_card(const CardOrder& order, const cccd::Document& document) {
    const auto asked = number_of(order);
    return document.personal_number && !asked.empty() && document.personal_number->value != asked;
}

} // namespace

struct CardWorker::Run {
    CardWorker* owner;
    quint64 id;
    CardOrder order;
    std::shared_ptr<CardSlot> slot;
    cccd::Trust trust;
    CardPolicies policies;

    template <class F> void post(F&& f) const {
        QMetaObject::invokeMethod(
            owner,
            [to = owner, run = id, call = std::forward<F>(f)] {
                if (to->order_ == run) call(to);
            },
            Qt::QueuedConnection);
    }

    void work(std::stop_token stop) const {
        if (const auto ready = slot->wait_for_card(stop); !ready) return fail(ready.error());
        post([](CardWorker* to) { emit to->card_found(); });
        auto card = read(stop);
        slot->release();
        if (!card) return fail(card.error());
        post([data = std::make_shared<CardData>(std::move(*card))](CardWorker* to) { emit to->finished(data); });
        if (slot->wait_for_removal(stop)) post([](CardWorker* to) { emit to->removed(); });
    }

    void fail(cccd::Error error) const {
        if (error.code == cccd::ErrorCode::cancelled) return;
        post([error](CardWorker* to) { emit to->failed(error); });
    }

    cccd::Result<CardData> read(std::stop_token stop) const {
        const cccd::Waiting waiting{stop, std::chrono::steady_clock::now() + std::chrono::seconds(90)};
        const auto keys = keys_of(order);
        if (!keys) return keys.error();
        cccd::Session session{slot->transport()};
        auto channel = session.unlock(*keys, policies.access, waiting);
        if (!channel) return channel.error();
        auto evidence = session.read(*channel, request(), waiting);
        if (!evidence) return evidence.error();
        auto verified = cccd::verify(*evidence, trust, policies.verify, now());
        evidence->wipe();
        if (!verified) return verified.error();
        return data_of(*verified);
    }

    cccd::ReadRequest request() const {
        cccd::ReadRequest request;
        request.files = order.files;
        request.progress = [this](const cccd::Progress& progress) {
            post([p = ReadProgress{progress.done, progress.total, progress.current}](CardWorker* to) {
                emit to->progressed(p);
            });
        };
        return request;
    }

    cccd::Result<CardData> data_of(const cccd::Verified& verified) const {
        if (other_card(order, verified.document))
            return cccd::Error{cccd::ErrorCode::access_denied_wrong_key, cccd::Stage::parse, 0, 0,
                               "the card carries another number than the one given"};
        CardData data;
        data.report = verified.report;
        data.overall = verified.report.overall(policies.verify);
        data.generation = verified.document.generation;
        data.person = person_from(verified.document, order.values, verified.report.acceptable(policies.verify));
        data.person.demo = order.demo;
        return data;
    }
};

CardWorker::CardWorker(std::shared_ptr<CardSlot> slot, cccd::Trust trust, CardPolicies policies, QObject* parent)
    : CardReader(parent), slot_(std::move(slot)), trust_(std::move(trust)), policies_(policies) {}

CardWorker::~CardWorker() {
    stop();
    if (thread_.joinable()) thread_.join();
}

void CardWorker::start(CardOrder order) {
    stop();
    auto run = std::make_shared<Run>(Run{this, order_, std::move(order), slot_, trust_, policies_});
    // A command that is on its way to a card can not be interrupted: the next order waits for it, the screen does not.
    thread_ = std::jthread([run, before = std::move(thread_)](std::stop_token stop) mutable {
        if (before.joinable()) before.join();
        run->work(stop);
    });
}

void CardWorker::stop() {
    ++order_;
    thread_.request_stop();
}

} // namespace services
