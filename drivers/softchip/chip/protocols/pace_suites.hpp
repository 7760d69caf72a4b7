// Doc 9303-11 §9.2.3: the object identifiers of PACE, 0.4.0.127.0.7.2.2.4.<mapping>.<cipher>.
#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

namespace softchip {

/// The value of the OBJECT IDENTIFIER, without tag and length.
Bytes pace_oid(const PaceSuite& suite);

/// 0.4.0.127.0.7.2.2.3.<agreement>.<cipher> of Chip Authentication (§9.2.7).
Bytes chip_authentication_oid(Agreement agreement, Cipher cipher);

/// 0.4.0.127.0.7.2.2.1.<agreement>: the public key of Chip Authentication (§9.2.7).
Bytes chip_public_key_oid(Agreement agreement);

} // namespace softchip
