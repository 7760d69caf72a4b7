// Extensions of a certificate (RFC 5280 §4.2, Doc 9303-12 §7.1.1).
#pragma once

#include "pki/certificate.hpp"

namespace cccd::pki {

/// `tagged` is the content of [3]. An extension that stands twice is an error, and so is a malformed one
/// that decides what the key may do; others that are malformed are remarked.
Result<Extensions> parse_extensions(ByteView tagged, Remarks& remarks);

} // namespace cccd::pki
