#include "protocols/chip_authentication_card.hpp"

namespace softchip {

std::optional<ChipAuthenticationResult> authenticate_chip(const ChipKey& key, View terminal_public_key) {
    const auto domain = Domain::standardised(key.agreement, key.parameter_id);
    if (!domain) return std::nullopt;
    const auto element = domain->accept(terminal_public_key);
    if (!element) return std::nullopt;
    const auto shared = domain->agree(key.private_scalar, *element);
    if (!shared) return std::nullopt;
    return ChipAuthenticationResult{derive_session_keys(domain->shared_secret(*shared), key.cipher),
                                    domain->compress(*element)};
}

} // namespace softchip
