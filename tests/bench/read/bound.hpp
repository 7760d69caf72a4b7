// The fewest commands that bring the card's files, and the fewest octets in them: the formula of docs/speed.md, written
// without a look at the library.
#pragma once

#include "exchange.hpp"
#include "standard_card.hpp"

namespace bench {

/// Sizes that secure messaging gives to commands and responses (Doc 9303-11 §9.8).
class SecureMessagingSizes {
public:
    explicit SecureMessagingSizes(std::size_t block) noexcept : block_(block) {}

    enum class Le { none, short_form, extended };
    [[nodiscard]] std::size_t command(std::size_t data, Le le) const noexcept;
    [[nodiscard]] std::size_t response(std::size_t data) const noexcept;
    /// The most data in a response APDU of this size: 223 (AES) or 231 (3DES) for 258.
    [[nodiscard]] std::size_t payload(std::size_t whole_response) const noexcept;

private:
    [[nodiscard]] std::size_t cryptogram(std::size_t data) const noexcept;
    std::size_t block_;
};

struct Link {
    bool extended = false;
    std::size_t response = 258; ///< the longest response APDU
};

[[nodiscard]] Exchanges lower_bound(const StandardCard& card, Holds holds, softchip::Cipher cipher, Link link);

} // namespace bench
