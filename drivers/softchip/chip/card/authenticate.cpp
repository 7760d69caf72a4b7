#include "card/card.hpp"
#include "protocols/active_authentication.hpp"
#include "protocols/bac_card.hpp"

#include <chrono>
#include <thread>
#include <utility>

namespace softchip {

namespace {

bool offers_bac(const Card& card) {
    const bool wanted = card.profile.access == Access::bac || card.profile.access == Access::pace_or_bac;
    return wanted && !card.profile.passwords.mrz_information.empty();
}

void start_bac_channel(Card& card, BacSession& session) {
    card.session.next_channel = SecureMessaging(Cipher::des3, session.keys, session.counter);
    card.session.unlocked = Unlocked::bac;
    card.session.unlocked_by = Password::mrz;
}

} // namespace

// §4.3.4.1
Response get_challenge(Card& card, const Command& command) {
    if (command.p1p2() != 0) return {{}, sw::wrong_parameters};
    if (!command.le || !command.data.empty()) return {{}, sw::wrong_length};
    const bool for_terminal = card.session.terminal_authentication.terminal_selected();
    if (card.session.directory != Directory::application && !for_terminal) return {{}, sw::conditions};
    if (*command.le < 8) return {{}, sw::wrong_length};
    card.session.challenge = card.random.draw(for_terminal ? card.profile.hostile.challenge_length : 8);
    return {card.session.challenge};
}

// §4.3.4.2. A challenge serves once.
Response external_authenticate(Card& card, const Command& command) {
    if (command.p1p2() != 0) return {{}, sw::wrong_parameters};
    const Bytes challenge = std::exchange(card.session.challenge, {});
    if (card.session.terminal_authentication.terminal_selected())
        return authenticate_terminal(card, command, challenge);
    if (card.session.channel || !offers_bac(card)) return {{}, sw::conditions};
    if (challenge.empty()) return {{}, sw::conditions};
    if (command.data.size() != 40) return {{}, sw::wrong_length};
    auto session = authenticate_bac(card.profile.passwords.mrz_information, challenge, command.data, card.random);
    if (!session) return {{}, password_failed(card, Password::mrz)};
    start_bac_channel(card, *session);
    return {session->response};
}

// §6.1.3
Response internal_authenticate(Card& card, const Command& command) {
    if (command.p1p2() != 0) return {{}, sw::wrong_parameters};
    if (!card.profile.active_authentication) return {{}, sw::unknown_instruction};
    if (card.session.directory != Directory::application) return {{}, sw::conditions};
    if (card.profile.access != Access::none && card.session.unlocked == Unlocked::no) return {{}, sw::security_status};
    if (command.data.size() != 8) return {{}, sw::wrong_length};
    const auto signature = sign_challenge(*card.profile.active_authentication, command.data, card.random);
    if (!signature) return {{}, sw::conditions};
    return {*signature};
}

std::uint16_t password_failed(Card& card, Password password) {
    ++card.counters.password_failures;
    const int delay = card.profile.behaviour.delay_after_failure_ms * static_cast<int>(card.counters.password_failures);
    if (delay > 0) std::this_thread::sleep_for(std::chrono::milliseconds(delay));
    int* left = password == Password::pin   ? &card.counters.pin_left
                : password == Password::puk ? &card.counters.puk_left
                                            : nullptr;
    if (left == nullptr) return sw::authentication_failed;
    if (*left > 0) --*left;
    return static_cast<std::uint16_t>(0x63C0 | *left);
}

} // namespace softchip
