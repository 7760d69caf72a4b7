// The state of one chip between two commands, and the handlers that work on it.
#pragma once

#include "core/apdu.hpp"
#include "core/random.hpp"
#include "protocols/pace_card.hpp"
#include "protocols/secure_messaging.hpp"
#include "protocols/terminal_authentication_card.hpp"
#include "softchip/chip.hpp"
#include "softchip/profile.hpp"

#include <optional>
#include <string>

namespace softchip {

enum class Directory { master, application };
enum class Unlocked { no, bac, pace };
enum class Password { none = 0, mrz = 1, can = 2, pin = 3, puk = 4 }; // the references of DO'83' (§4.4.4.1)

/// Lost at every reset.
struct Session {
    Directory directory = Directory::master;
    std::optional<std::uint16_t> current_file;
    bool selected_by_name = false; // the current file, by SELECT

    std::optional<SecureMessaging> channel;
    std::optional<SecureMessaging> next_channel; // takes over after the answer that is being prepared
    Unlocked unlocked = Unlocked::no;
    Password unlocked_by = Password::none;

    Bytes challenge; // RND.IC of the last GET CHALLENGE
    std::optional<PaceCard> pace;
    Password pace_password = Password::none;

    std::optional<std::size_t> chip_key; // chosen by MSE:Set AT for Chip Authentication
    bool chip_authenticated = false;
    Bytes terminal_key;  // Comp(PK_DH,IFD) of Chip Authentication or PACE-CAM
    Bytes pace_identity; // Comp(PK_DH,IC) of PACE

    TerminalAuthenticationCard terminal_authentication;

    std::optional<Command> chain; // data collected so far
    Bytes pending;                // data that GET RESPONSE fetches
    std::uint16_t pending_status = sw::ok;
    std::size_t protected_answers = 0;
    Bytes last_answer;
};

/// Kept as long as the chip exists.
struct Counters {
    std::size_t commands = 0, resets = 0, password_failures = 0;
    int pin_left = 0, puk_left = 0;
    std::vector<std::uint16_t> selected;
};

struct Card {
    Card(Profile from, std::uint64_t seed) : profile(std::move(from)), random(seed) {
        counters.pin_left = profile.passwords.pin_tries;
        counters.puk_left = profile.passwords.puk_tries;
        if (profile.terminal_authentication) trust_points = TrustPoints(*profile.terminal_authentication);
        update_ef_cvca();
    }

    /// EF.CVCA follows the trust points, unless the profile has a file of its own there.
    void update_ef_cvca() {
        if (!trust_points.empty()) ef_cvca = trust_points.ef_cvca();
    }

    Profile profile;
    Random random;
    Session session;
    Counters counters;
    TrustPoints trust_points;
    Bytes ef_cvca;
};

/// Secure messaging, chaining and GET RESPONSE around `dispatch` (card/transport.cpp).
Bytes answer(Card& card, View command_apdu);

/// One plain command (card/dispatch.cpp).
Response dispatch(Card& card, const Command& command);

Response select(Card& card, const Command& command);
Response read_binary(Card& card, const Command& command);
Response get_challenge(Card& card, const Command& command);
Response external_authenticate(Card& card, const Command& command);
Response internal_authenticate(Card& card, const Command& command);
Response manage_security_environment(Card& card, const Command& command);
Response general_authenticate(Card& card, const Command& command);

/// MSE:Set AT for PACE, and its GENERAL AUTHENTICATE (card/pace_commands.cpp).
Response set_pace(Card& card, const Command& command);
Response run_pace(Card& card, const Command& command);

/// Chip Authentication (card/chip_authentication_commands.cpp).
Response set_key_agreement(Card& card, const Command& command);
Response set_chip_authentication(Card& card, const Command& command);
Response run_chip_authentication(Card& card, const Command& command);

/// Terminal Authentication (card/terminal_authentication_commands.cpp).
Response set_verification_key(Card& card, const Command& command);
Response verify_certificate(Card& card, const Command& command);
Response set_terminal_authentication(Card& card, const Command& command);
Response authenticate_terminal(Card& card, const Command& command, View challenge);

/// §9.8.3: forgets keys and rights.
void abort_session(Card& card);

/// The status word of a wrong password, with the counting and the delay that go with it.
std::uint16_t password_failed(Card& card, Password password);

} // namespace softchip
