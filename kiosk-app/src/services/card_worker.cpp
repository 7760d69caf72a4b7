#include "services/card_worker.hpp"

#include "services/card_code.hpp"
#include "services/person.hpp"

#include <algorithm>
#include <cccd/personal_number.hpp>
#include <cccd/qr.hpp>
#include <cccd/session.hpp>
#include <chrono>
#include <optional>
#include <QMetaObject>
#include <utility>

namespace services {

/// What a read had got when the card was pulled. Used by one worker thread after the other; goes when the reader is
/// stopped.
class BrokenRead {
public:
    void keep(cccd::Interruption read, cccd::Files files) {
        read_.emplace(std::move(read));
        files_ = files;
        since_ = std::chrono::steady_clock::now();
    }
    /// None after a time in which somebody else may have come, or where the order is another.
    std::optional<cccd::Interruption> take(cccd::Files files) {
        const bool fits = files == files_ && std::chrono::steady_clock::now() - since_ < longest;
        auto read = std::exchange(read_, std::nullopt);
        return fits ? std::move(read) : std::nullopt;
    }

private:
    static constexpr std::chrono::seconds longest{60};
    std::optional<cccd::Interruption> read_;
    cccd::Files files_;
    std::chrono::steady_clock::time_point since_;
};

namespace {

/// Where the channel ends and the card is still there, the read goes on from where it was: so often without a step
/// forward.
constexpr int most_new_starts = 2;

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

std::chrono::year_month_day today() {
    return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now()));
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
    std::shared_ptr<BrokenRead> broken;

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
        auto evidence = read_files(*keys, waiting);
        if (!evidence) return evidence.error();
        auto verified = cccd::verify(*evidence, trust, policies.verify, now());
        evidence->wipe();
        if (!verified) return verified.error();
        return data_of(*verified);
    }

    /// A card that was pulled and laid back goes on at the octet where it was.
    cccd::Result<cccd::Evidence> read_files(const cccd::AccessKeys& keys, const cccd::Waiting& waiting) const {
        cccd::Environment environment;
        environment.limits = slot->limits();
        cccd::Session session{slot->transport(), environment};
        std::size_t steps = 0;
        for (int starts = 0;; ++starts) {
            auto channel = session.unlock(keys, policies.access, waiting);
            if (!channel) return channel.error();
            if (auto before = broken->take(order.files)) session.resume(*std::move(before));
            std::jthread early; // joined before the result is told
            auto evidence = session.read(*channel, request(early), waiting);
            if (evidence) return evidence;
            auto interruption = session.take_interruption();
            if (!interruption) return evidence;
            if (interruption->steps() > steps) starts = 0;
            steps = std::max(steps, interruption->steps());
            broken->keep(*std::move(interruption), order.files);
            if (evidence.error().code == cccd::ErrorCode::card_removed || starts == most_new_starts) return evidence;
        }
    }

    cccd::ReadRequest request(std::jthread& early) const {
        cccd::ReadRequest request;
        request.files = order.files;
        request.progress = [this](const cccd::Progress& progress) {
            const auto left = progress.left.value_or(std::chrono::milliseconds(0));
            const int seconds = int(std::chrono::ceil<std::chrono::seconds>(left).count());
            post([p = ReadProgress{progress.done, progress.total, progress.current, seconds}](CardWorker* to) {
                emit to->progressed(p);
            });
        };
        request.on_file = [this, &early](const cccd::Evidence& so_far) {
            const bool has_name = !so_far.file(cccd::File::dg13).empty() || !so_far.file(cccd::File::dg1).empty();
            if (has_name && !early.joinable())
                early = std::jthread([this, copy = so_far]() mutable { check_early(std::move(copy)); });
        };
        return request;
    }

    /// Signature, chain and hash are checked while the card still sends its portrait.
    void check_early(cccd::Evidence so_far) const {
        const auto verified = cccd::verify(so_far, trust, policies.verify, now());
        so_far.wipe();
        if (!verified || !verified->document.full_name || other_card(order, verified->document)) return;
        post([name = QString::fromStdString(verified->document.full_name->value)](CardWorker* to) {
            emit to->named(name);
        });
    }

    cccd::Result<CardData> data_of(const cccd::Verified& verified) const {
        if (other_card(order, verified.document))
            return cccd::Error{cccd::ErrorCode::access_denied_wrong_key, cccd::Stage::parse, 0, 0,
                               "the card carries another number than the one given"};
        CardData data;
        data.report = verified.report;
        data.generation = verified.document.generation;
        data.person = person_from(verified.document, order.values, verified.report.acceptable(policies.verify));
        data.person.demo = order.demo;
        if (order.source == KeySource::qr && data.report.overall(policies.verify) != cccd::Overall::not_genuine)
            add_from_code(data.person, cccd::as_text(order.key.expose()), verified.document, order.values, today(),
                          data.report);
        data.overall = data.report.overall(policies.verify);
        return data;
    }
};

CardWorker::CardWorker(std::shared_ptr<CardSlot> slot, cccd::Trust trust, CardPolicies policies, QObject* parent)
    : CardReader(parent), slot_(std::move(slot)), trust_(std::move(trust)), policies_(policies),
      broken_(std::make_shared<BrokenRead>()) {}

CardWorker::~CardWorker() {
    stop();
    if (thread_.joinable()) thread_.join();
}

void CardWorker::start(CardOrder order) {
    give_up();
    auto run = std::make_shared<Run>(Run{this, order_, std::move(order), slot_, trust_, policies_, broken_});
    // A command that is on its way to a card can not be interrupted: the next order waits for it, the screen does not.
    thread_ = std::jthread([run, before = std::move(thread_)](std::stop_token stop) mutable {
        if (before.joinable()) before.join();
        run->work(stop);
    });
}

void CardWorker::stop() {
    give_up();
    broken_ = std::make_shared<BrokenRead>(); // the thread drops the old one
}

void CardWorker::give_up() {
    ++order_;
    thread_.request_stop();
}

} // namespace services
