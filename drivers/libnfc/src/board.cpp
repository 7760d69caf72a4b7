#include "card_state.hpp"

#include <algorithm>
#include <thread>

namespace cccd::nfc {

namespace {

using namespace std::chrono;

constexpr milliseconds pause_between{100};
constexpr milliseconds slice{10};

/// Waits a little, and less if stopped.
void rest(SteadyTime until, const std::stop_token& stop) {
    while (!stop.stop_requested() && steady_clock::now() < until) std::this_thread::sleep_for(slice);
}

} // namespace

Result<std::vector<std::string>> list_boards() {
    const auto context = Context::start();
    if (!context) return context.error();
    return context->boards();
}

Board::Board(std::shared_ptr<Device> device) noexcept : device_(std::move(device)) {}
Board::Board(Board&&) noexcept = default;
Board& Board::operator=(Board&&) noexcept = default;
Board::~Board() = default;

Result<Board> Board::open(std::string_view name) {
    nfc_connstring connection{};
    if (name.size() >= sizeof connection || name.find('\0') != std::string_view::npos)
        return failed(ErrorCode::invalid_argument, "no name of a board");
    auto context = Context::start();
    if (!context) return context.error();
    const auto boards = context->boards();
    if (boards.empty() && name.empty()) return failed(ErrorCode::no_reader, "no NFC board");
    const std::string wanted = name.empty() ? boards.front() : std::string(name);
    // A board on a serial line is not in the list unless libnfc is set up for it: it is tried all the same.
    const bool listed = std::find(boards.begin(), boards.end(), wanted) != boards.end();
    std::copy(wanted.begin(), wanted.end(), connection);
    nfc_device* const opened = nfc_open(context->get(), connection);
    if (opened == nullptr)
        return listed ? failed(ErrorCode::reader_busy, "the board does not open")
                      : failed(ErrorCode::reader_not_found, "no such board");
    auto device = std::make_shared<Device>(*std::move(context), opened, wanted);
    if (auto status = device->prepare(); !status) return status.error();
    return Board(std::move(device));
}

const std::string& Board::name() const noexcept {
    return device_->name;
}

Result<Card> Board::wait_for_card(milliseconds timeout, std::stop_token stop) {
    if (device_->card_held) return failed(ErrorCode::reader_busy, "the last card of the board is still held");
    if (auto status = device_->field(true); !status) return status.error();
    const auto deadline = steady_clock::now() + timeout;
    while (!stop.stop_requested()) {
        for (const auto kind : {NMT_ISO14443A, NMT_ISO14443B}) {
            const auto target = device_->select(kind);
            if (!target) return target.error();
            if (*target) return Card(std::make_unique<Card::State>(device_, **target));
        }
        const auto now = steady_clock::now();
        if (now >= deadline) return failed(ErrorCode::deadline_passed, "no card in time");
        rest(std::min(deadline, now + pause_between), stop);
    }
    return failed(ErrorCode::cancelled, "waiting for a card was cancelled");
}

} // namespace cccd::nfc
