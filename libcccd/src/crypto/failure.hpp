// Errors of the crypto folder in one line each.
#pragma once

#include <cccd/error.hpp>

namespace cccd::crypto {

[[nodiscard]] constexpr Error failure(Literal text) noexcept {
    return Error{ErrorCode::crypto_failed, Stage::none, 0, 0, text};
}
[[nodiscard]] constexpr Error bad_key(Literal text) noexcept {
    return Error{ErrorCode::key_malformed, Stage::none, 0, 0, text};
}

} // namespace cccd::crypto
