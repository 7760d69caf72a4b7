#include "lane.hpp"

namespace cccd::pcsc {

namespace {

using namespace std::chrono_literals;

constexpr auto patience_for_a_call = 100ms; ///< one under way when the card is closed; the screen waits no longer
constexpr auto patience_for_closing = 2s;   ///< a reset and a disconnection

} // namespace

Lane::Lane(std::string reader, std::chrono::milliseconds keep_alive)
    : state_(std::make_shared<State>(std::move(reader), keep_alive)), thread_([state = state_] { work(*state); }) {}

Lane::~Lane() {
    {
        std::unique_lock lock(state_->mutex);
        state_->closing = true;
        state_->connection.given_up = true;
        state_->changed.notify_all();
        const bool free = state_->changed.wait_for(lock, patience_for_a_call, [this] { return !state_->busy; });
        if (free) state_->changed.wait_for(lock, patience_for_closing, [this] { return state_->ended; });
        state_->left = !state_->ended;
        if (state_->left) thread_.detach();
    }
    if (thread_.joinable()) thread_.join();
}

void Lane::work(State& state) {
    std::unique_lock lock(state.mutex);
    while (!state.closing) {
        const auto wanted = [&state] { return state.closing || state.job; };
        const bool asked = state.changed.wait_for(lock, state.keep_alive, wanted);
        if (state.closing) break;
        auto job = asked ? std::exchange(state.job, nullptr) : [](Connection& idle) { idle.keep_alive(); };
        state.busy = true;
        lock.unlock();
        job(state.connection);
        job = nullptr; // what it owns goes with it, here
        state.connection.step = Connection::Step::idle;
        lock.lock();
        state.busy = false;
        state.overdue = false;
        state.changed.notify_all();
    }
    lock.unlock();
    state.connection.close();
    lock.lock();
    state.ended = true;
    state.changed.notify_all();
}

Lane::End Lane::run(Job job, SteadyTime until, const std::stop_token& stop) {
    std::unique_lock lock(state_->mutex);
    const auto wait = [&](auto ready) {
        if (state_->changed.wait_until(lock, stop, until, ready)) return End::done;
        state_->overdue = state_->busy;
        return stop.stop_requested() ? End::stopped : End::late;
    };
    if (const auto free = wait([this] { return !state_->busy && !state_->job; }); free != End::done) return free;
    state_->job = std::move(job);
    state_->changed.notify_all();
    const auto ended = wait([this] { return !state_->busy && !state_->job; });
    if (ended != End::done && state_->job) state_->job = nullptr; // it had not begun
    return ended;
}

} // namespace cccd::pcsc
