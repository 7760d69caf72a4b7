// Object identifiers, encoded when the program is compiled.
#pragma once

#include <array>
#include <cccd/bytes.hpp>
#include <cstddef>
#include <string>

namespace cccd::pki {

/// The content octets of an OBJECT IDENTIFIER (X.690 §8.19).
class Oid {
public:
    consteval Oid(const char* dotted) {
        std::array<std::uint32_t, 16> arcs{};
        std::size_t count = 0;
        for (const char* at = dotted; *at != 0; ++at) {
            if (*at == '.')
                ++count;
            else
                arcs[count] = arcs[count] * 10 + static_cast<std::uint32_t>(*at - '0');
        }
        append(arcs[0] * 40 + arcs[1]);
        for (std::size_t i = 2; i <= count; ++i) append(arcs[i]);
    }
    [[nodiscard]] constexpr ByteView view() const noexcept { return {octets_.data(), size_}; }

private:
    constexpr void append(std::uint32_t arc) {
        for (int shift = 28; shift >= 7; shift -= 7)
            if (arc >> shift != 0) octets_[size_++] = static_cast<std::uint8_t>(0x80 | (arc >> shift & 0x7F));
        octets_[size_++] = static_cast<std::uint8_t>(arc & 0x7F);
    }
    std::array<std::uint8_t, 24> octets_{};
    std::size_t size_ = 0;
};

[[nodiscard]] inline bool operator==(ByteView encoded, const Oid& oid) noexcept {
    return equal(encoded, oid.view());
}

/// "1.2.840.10045.4.3.2"; empty when the octets are no object identifier.
[[nodiscard]] std::string oid_text(ByteView encoded);

} // namespace cccd::pki
