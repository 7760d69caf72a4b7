// Distinguished names: shown as text, and compared the way the world's document PKIs need it.
#pragma once

#include <cccd/bytes.hpp>
#include <string>

namespace cccd::pki {

/// A Name with its outer SEQUENCE, as text in the order of the certificate: "C=VN, O=…, CN=CSCA Vietnam", UTF-8.
[[nodiscard]] std::string name_text(ByteView name);

/// A key for comparison: order of the attributes, case, runs of blanks and the kind of string do not count. Empty where
/// the octets are no Name, or an empty one.
[[nodiscard]] std::string name_key(ByteView name);

/// countryName as it stands, "" where there is none.
[[nodiscard]] std::string name_country(ByteView name);

/// True where a TeletexString occurs (RFC 5280 §4.1.2.4 forbids new ones).
[[nodiscard]] bool has_teletex(ByteView name);

} // namespace cccd::pki
