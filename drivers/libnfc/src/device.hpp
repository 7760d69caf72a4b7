// One open board and libnfc's context, closed in the right order.
#pragma once

#include <cccd/result.hpp>
#include <chrono>
#include <memory>
#include <nfc/nfc.h>
#include <optional>
#include <string>
#include <vector>

namespace cccd::nfc {

/// Of the board, as every error of this driver that is no card's; `os_code` is libnfc's.
[[nodiscard]] inline Error failed(ErrorCode code, Literal why, int os_code = 0) noexcept {
    return {code, Stage::reader, 0, os_code, why};
}

/// libnfc's own state; one for each board.
class Context {
public:
    static Result<Context> start();
    Context(Context&& other) noexcept;
    Context& operator=(Context&&) = delete;
    ~Context();
    [[nodiscard]] nfc_context* get() const noexcept { return context_; }
    [[nodiscard]] std::vector<std::string> boards() const;

private:
    explicit Context(nfc_context* context) : context_(context) {}
    nfc_context* context_;
};

struct Device {
    Device(Context started, nfc_device* opened, std::string named)
        : context(std::move(started)), device(opened), name(std::move(named)) {}
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    ~Device();

    /// Field on, ISO/IEC 14443-4 by the chip, selecting returns when no card is there.
    Status prepare() const;
    Status field(bool on) const;
    /// A card of the kind, if one is there now.
    [[nodiscard]] Result<std::optional<nfc_target>> select(nfc_modulation_type kind) const;

    Context context;
    nfc_device* device;
    std::string name;
    bool card_held = false;
};

/// What libnfc's negative numbers mean for a caller.
[[nodiscard]] Error error_of(int code) noexcept;

} // namespace cccd::nfc
