// The elliptic curves that document PKIs use, by name and by their parameters.
#pragma once

#include "pki/remarks.hpp"

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>

namespace cccd::pki {

struct Curve {
    const char* name = "";       ///< "secp256r1", "brainpoolP384r1": the names of SEC 2 and RFC 5639
    const char* group_name = ""; ///< as OpenSSL's provider calls it
    unsigned field_bits = 0;
    std::size_t order_octets = 0;
    Bytes p, a, b, gx, gy, n; ///< without leading zeros
};

/// curve_unknown for anything but P-224 to P-521 and brainpoolP224r1 to P512r1.
Result<const Curve*> curve_from_oid(ByteView oid);

/// Explicit ECParameters (their content octets, RFC 3279 §2.3.5) are accepted only where p, a, b, G, n and the cofactor
/// all equal those of a known curve: a made-up generator would let anyone find a key to a given point (CVE-2020-0601).
Result<const Curve*> curve_from_parameters(ByteView parameters, Remarks& remarks);

} // namespace cccd::pki
