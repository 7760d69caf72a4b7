// EF.CVCA: the trust points of Terminal Authentication that the chip knows (BSI TR-03110-3; version 1).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>

namespace cccd::lds {

struct Cvca {
    std::vector<std::string> references; ///< one or two certification authority references, the current one first
};

/// Data objects 42, then zeros up to the end of the file. Errors: data_malformed (none, more than two, or something
/// else in it), data_truncated.
Result<Cvca> parse_cvca(ByteView content);
/// Padded with zeros to 36 octets.
[[nodiscard]] Bytes make_cvca(const Cvca& cvca);

} // namespace cccd::lds
