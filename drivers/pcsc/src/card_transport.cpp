#include "card_transport.hpp"

#include <algorithm>
#include <cccd/secret.hpp>

namespace cccd::pcsc {

namespace {

using Steady = std::chrono::steady_clock;

Error cancelled() {
    return {ErrorCode::cancelled, Stage::none, 0, 0, "cancelled"};
}

Status check(const Waiting& waiting) {
    if (waiting.stop.stop_requested()) return cancelled();
    if (waiting.deadline && Steady::now() >= *waiting.deadline)
        return Error{ErrorCode::deadline_passed, Stage::none, 0, 0, "the time for this step is over"};
    return {};
}

/// What the reset gave, carried from the lane to the caller.
struct Opened {
    Status status;
    Bytes atr;
    TransportLimits limits;
    ReaderModel model;

    void take(Status done, const Connection& connection) {
        status = std::move(done);
        atr = connection.atr();
        limits = connection.limits();
        model = connection.model();
    }
};

} // namespace

/// Command and answer of one call. The lane's thread may use it longer than the caller waits.
struct CardTransport::Exchange {
    Bytes command;
    Bytes response;
    Result<std::size_t> result = std::size_t{0};
    ~Exchange() {
        wipe(command);
        wipe(response);
    }
};

CardTransport::CardTransport(std::string reader, const Patience& patience)
    : patience_(patience), lane_(std::move(reader), patience.keep_alive) {}

CardTransport::~CardTransport() = default;

Error CardTransport::too_late(const Waiting& waiting) {
    if (waiting.deadline && Steady::now() >= *waiting.deadline)
        return {ErrorCode::deadline_passed, Stage::none, 0, 0, "the reader did not answer before the deadline"};
    if (lane_.state()->connection.step == Connection::Step::waiting_for_others)
        return {ErrorCode::reader_busy, Stage::connect, 0, 0, "another program does not let go of the card"};
    lost_ = true;
    return {ErrorCode::reader_lost, Stage::none, 0, 0, "a command went to the reader and never came back"};
}

Status CardTransport::run(Lane::Job job, std::chrono::milliseconds most, const Waiting& waiting) {
    if (auto ready = check(waiting); !ready) return ready;
    if (lost_ && lane_.state()->is_overdue()) return too_late({});
    lost_ = false;
    auto until = Steady::now() + most;
    if (waiting.deadline) until = std::min(until, *waiting.deadline);
    switch (lane_.run(std::move(job), until, waiting.stop)) {
    case Lane::End::done:
        return {};
    case Lane::End::stopped:
        return cancelled();
    case Lane::End::late:
        break;
    }
    return too_late(waiting);
}

Status CardTransport::connect(std::shared_ptr<const ReaderModels> models, const std::stop_token& stop) {
    const auto opened = std::make_shared<Opened>();
    const auto open = [opened, models = std::move(models), reader = lane_.state()->reader](Connection& connection) {
        opened->take(connection.open(reader, *models), connection);
    };
    if (auto ran = run(open, patience_.connect, {stop, {}}); !ran) return ran.error().at(Stage::connect);
    if (!opened->status) return opened->status;
    atr_ = std::move(opened->atr);
    limits_ = opened->limits;
    model_ = std::move(opened->model);
    if (model_.longest_exchange.count() != 0) patience_.exchange = model_.longest_exchange;
    return {};
}

Status CardTransport::reset(const Waiting& waiting) {
    const auto opened = std::make_shared<Opened>();
    const auto again = [opened](Connection& connection) { opened->take(connection.reset(), connection); };
    if (auto ran = run(again, patience_.connect, waiting); !ran) return ran;
    if (opened->status) atr_ = std::move(opened->atr);
    return opened->status;
}

Result<std::size_t> CardTransport::transmit(ByteView command, MutableBytes response, const Waiting& waiting) {
    if (!exchange_) exchange_ = std::make_shared<Exchange>();
    // A call that was given up still writes into its own.
    if (exchange_.use_count() > 1) exchange_ = std::make_shared<Exchange>();
    const auto exchange = exchange_;
    exchange->command.assign(command.begin(), command.end());
    if (exchange->response.size() < response.size()) exchange->response.resize(response.size());
    const auto send = [exchange, room = response.size()](Connection& connection) {
        exchange->result = connection.exchange(exchange->command, MutableBytes(exchange->response).first(room));
    };
    if (auto ran = run(send, patience_.exchange, waiting); !ran) return ran.error();
    wipe(exchange->command);
    if (!exchange->result) return exchange->result;
    const auto size = *exchange->result;
    std::copy_n(exchange->response.begin(), size, response.begin());
    wipe(MutableBytes(exchange->response).first(size));
    return size;
}

} // namespace cccd::pcsc
