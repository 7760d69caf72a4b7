#include "card/card.hpp"
#include "core/ber.hpp"

namespace softchip {

namespace {

// §7.1.2 needs an ephemeral key of the terminal that the chip knows, inside the channel made with it; §7.1.3 allows
// one execution in a session.
bool allowed(const Card& card) {
    return card.profile.terminal_authentication && card.session.channel && card.session.chip_authenticated &&
           !card.session.terminal_authentication.authenticated();
}

std::optional<std::string> reference(const Command& command) {
    const auto value = ber::find(command.data, 0x83);
    if (!value) return std::nullopt;
    return std::string(value->begin(), value->end());
}

// ID_IC: the document number with its check digit after BAC, the chip's compressed PACE key after PACE.
Bytes chip_identity(const Card& card) {
    if (card.session.unlocked == Unlocked::pace) return card.session.pace_identity;
    const View mrz = view(card.profile.passwords.mrz_information);
    return copy(mrz.first(mrz.size() - 14)); // birth and expiry with their check digits follow
}

} // namespace

// §7.1.5.1
Response set_verification_key(Card& card, const Command& command) {
    if (!allowed(card)) return {{}, sw::security_status};
    const auto name = reference(command);
    if (!name) return {{}, sw::wrong_data};
    const bool found = card.session.terminal_authentication.select_key(card.trust_points, *name);
    return {{}, found ? sw::ok : sw::reference_not_found};
}

// §7.1.5.2
Response verify_certificate(Card& card, const Command& command) {
    if (command.p1p2() != 0x00BE) return {{}, sw::wrong_parameters};
    if (!allowed(card)) return {{}, sw::security_status};
    if (!card.session.terminal_authentication.import(card.trust_points, command.data))
        return {{}, sw::authentication_failed};
    card.update_ef_cvca();
    return {};
}

// §7.1.5.3
Response set_terminal_authentication(Card& card, const Command& command) {
    if (!allowed(card)) return {{}, sw::security_status};
    const auto name = reference(command);
    if (!name) return {{}, sw::wrong_data};
    const bool found = card.session.terminal_authentication.select_terminal(*name);
    return {{}, found ? sw::ok : sw::reference_not_found};
}

// §7.1.5.5, after GET CHALLENGE.
Response authenticate_terminal(Card& card, const Command& command, View challenge) {
    if (!allowed(card)) return {{}, sw::security_status};
    if (challenge.empty()) return {{}, sw::conditions};
    const Bytes message = join({chip_identity(card), challenge, card.session.terminal_key});
    const bool good = card.session.terminal_authentication.authenticate(message, command.data);
    return {{}, good ? sw::ok : sw::authentication_failed};
}

} // namespace softchip
