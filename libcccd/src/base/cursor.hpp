// Reads octets from front to back; every read says whether there was enough.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>

namespace cccd {

class Cursor {
public:
    explicit Cursor(ByteView input) noexcept : rest_(input) {}

    [[nodiscard]] std::size_t remaining() const noexcept { return rest_.size(); }
    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
    [[nodiscard]] ByteView rest() const noexcept { return rest_; }

    /// The next `count` octets; a view into the input.
    Result<ByteView> take(std::size_t count) noexcept {
        if (count > rest_.size())
            return Error{ErrorCode::data_truncated, Stage::parse, 0, 0, "fewer octets than announced"};
        const ByteView taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }

    /// An unsigned number of 1 to 4 octets, most significant first.
    Result<std::uint32_t> number(std::size_t octets) noexcept {
        auto taken = take(octets);
        if (!taken) return taken.error();
        std::uint32_t value = 0;
        for (const auto octet : *taken) value = value << 8 | octet;
        return value;
    }

private:
    ByteView rest_;
};

} // namespace cccd
