// OpenSSL's object for a hash function.
#pragma once

#include "crypto/digest.hpp"
#include "crypto/handles.hpp"

namespace cccd::crypto {

[[nodiscard]] const EVP_MD* message_digest(Hash hash) noexcept;

} // namespace cccd::crypto
