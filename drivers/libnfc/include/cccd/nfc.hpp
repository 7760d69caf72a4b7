// NFC boards (PN532, PN533 and their like) through libnfc, where a counter has no CCID reader. ISO/IEC 14443-4, types
// A and B, 106 kbit/s. docs/libnfc.md says what was shown without hardware and what was not.
#pragma once

#include <cccd/transport.hpp>
#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::nfc {

struct Device;

/// libnfc's names of the boards that it finds ("pn532_uart:/dev/ttyUSB0"). No board is an empty list.
/// Errors: service_not_running (libnfc does not start).
[[nodiscard]] CCCD_API Result<std::vector<std::string>> list_boards();

/// A card on a board. Move-only; one thread at a time; keeps its board open.
class CCCD_API Card {
public:
    Card(Card&&) noexcept;
    Card& operator=(Card&&) noexcept;
    /// Deselects the card and switches the field off, so that the chip forgets its session.
    ~Card();

    /// Lives as long as the card does, also when the Card object is moved. Its ATR is the one that PC/SC part 3 makes
    /// of a contactless card. reset() switches the field off and selects the card anew. Errors of transmit beside those
    /// of Transport: card_unresponsive (no answer in five seconds).
    [[nodiscard]] Transport& transport() noexcept;

private:
    friend class Board;
    struct State;
    explicit Card(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

/// One board. One thread at a time; stop tokens may be triggered from any.
class CCCD_API Board {
public:
    /// The board of this name, or the first. Errors: no_reader, reader_not_found, reader_busy (it does not open:
    /// another program such as pcscd has it, or the right is missing), reader_failed, service_not_running,
    /// invalid_argument.
    static Result<Board> open(std::string_view name = {});
    Board(Board&&) noexcept;
    Board& operator=(Board&&) noexcept;
    ~Board();

    [[nodiscard]] const std::string& name() const noexcept;

    /// Looks for a card ten times a second; cards without ISO/IEC 14443-4 are passed over. Errors: cancelled,
    /// deadline_passed, reader_lost, reader_failed, reader_busy (the last card of this board is still held).
    Result<Card> wait_for_card(std::chrono::milliseconds timeout, std::stop_token stop = {});

private:
    explicit Board(std::shared_ptr<Device> device) noexcept;
    std::shared_ptr<Device> device_;
};

} // namespace cccd::nfc
