// What people want to know of a certificate or a revocation list.
#pragma once

#include "pki/certificate.hpp"
#include "pki/revocation_list.hpp"

#include <cccd/trust_store.hpp>

namespace cccd::pki {

/// "RSA 4096", "brainpoolP512r1, explicit".
[[nodiscard]] std::string key_text(const Certificate& certificate);

/// Fills what the octets themselves say; role, source and times of storing stay. False where they can not be read.
bool fill_facts(ByteView der, TrustEntry& entry);

} // namespace cccd::pki
