// A short code that a person types, such as an administrator's PIN, kept so that who reads the file must guess it at a
// price: scrypt (RFC 7914) over a salt of its own.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/environment.hpp>
#include <cccd/result.hpp>
#include <string>
#include <string_view>

namespace cccd {

/// One line of text, "scrypt:LOG2N:R:P:SALT:HASH" with salt and hash in hexadecimal. Takes about 32 MiB and a tenth of
/// a second. Errors: invalid_argument (an empty code), random_failed, crypto_failed.
[[nodiscard]] CCCD_API Result<std::string> make_pin_verifier(ByteView pin, Random& random = system_random());

/// Whether this is the code; as slow as making it, in a time that does not depend on how much of it is right.
/// Errors: data_malformed (the text is no verifier, or asks for more than 256 MiB), crypto_failed.
[[nodiscard]] CCCD_API Result<bool> pin_matches(ByteView pin, std::string_view verifier);

} // namespace cccd
