// The SecurityInfo structures of Doc 9303-11 §9.2, as a truthful issuer writes them.
#pragma once

#include "softchip/profile.hpp"
#include "softchip/profile_builder.hpp"

namespace softchip::security_info {

Bytes pace(const PaceSuite& suite, bool with_parameters);
/// §9.2.2, §9.5.2: the parameters written out, for curves as ECParameters, for fields as X9.42 has them.
Bytes pace_domain_parameters(const PaceSuite& suite, bool with_number);
Bytes chip_authentication(const ChipKey& key);
Bytes chip_public_key(const ChipKey& key, KeyForm form);
Bytes terminal_authentication();
/// §9.2.4, for ECDSA only.
Bytes active_authentication(Hash hash, bool plain);

/// SET OF, sorted as DER asks.
Bytes set_of(std::vector<Bytes> infos);

/// SubjectPublicKeyInfo of a static key.
Bytes public_key_info(Agreement agreement, int parameter_id, View element, KeyForm form);

} // namespace softchip::security_info
