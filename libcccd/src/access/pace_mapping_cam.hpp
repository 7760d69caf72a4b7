// Chip authentication mapping: what the chip adds to its token (Doc 9303-11 §4.4.3.5).
#pragma once

#include "crypto/group.hpp"
#include "crypto/kdf.hpp"

namespace cccd::access {

/// CA_IC out of the encrypted chip authentication data. Errors: access_protocol_failed.
Result<Bytes> decrypt_chip_authentication_data(const crypto::SessionKeys& keys, ByteView encrypted);
/// PK_Map,IC = KA(CA_IC, PK_IC): true where the chip that did PACE has the private key of `static_key`.
/// Pure, so that verify() can repeat it years later.
Result<bool> chip_mapping_holds(const crypto::Group& group, ByteView chip_authentication_data, ByteView static_key,
                                ByteView mapping_key);

} // namespace cccd::access
