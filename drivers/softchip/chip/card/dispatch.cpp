#include "card/card.hpp"

namespace softchip {

Response dispatch(Card& card, const Command& command) {
    switch (command.ins) {
    case 0xA4:
        return select(card, command);
    case 0xB0:
    case 0xB1:
        return read_binary(card, command);
    case 0x84:
        return get_challenge(card, command);
    case 0x82:
        return external_authenticate(card, command);
    case 0x88:
        return internal_authenticate(card, command);
    case 0x2A:
        return verify_certificate(card, command);
    case 0x22:
        return manage_security_environment(card, command);
    case 0x86:
        return general_authenticate(card, command);
    default:
        return {{}, sw::unknown_instruction};
    }
}

Response manage_security_environment(Card& card, const Command& command) {
    if (command.le && card.profile.behaviour.refuse_le_on_mse) return {{}, sw::wrong_length};
    switch (command.p1p2()) {
    case 0xC1A4:
        return set_pace(card, command);
    case 0x81B6:
        return set_verification_key(card, command);
    case 0x81A4:
        return set_terminal_authentication(card, command);
    case 0x41A6:
        return set_key_agreement(card, command);
    case 0x41A4:
        return set_chip_authentication(card, command);
    default:
        return {{}, sw::wrong_parameters};
    }
}

Response general_authenticate(Card& card, const Command& command) {
    if (command.p1p2() != 0) return {{}, sw::wrong_parameters};
    if (card.session.pace) return run_pace(card, command);
    if (card.session.chip_key) return run_chip_authentication(card, command);
    return {{}, sw::conditions};
}

} // namespace softchip
