#include "card/card.hpp"
#include "core/ber.hpp"
#include "protocols/pace_suites.hpp"

#include <algorithm>

namespace softchip {

namespace {

struct Choice {
    std::vector<PaceSuite> suites; // those with the wanted object identifier
    const PaceSuite* suite = nullptr;
    std::uint16_t status = sw::ok;
};

// DO'80' names the protocol; DO'84' the domain parameters where several share it (§4.4.4.1).
Choice choose_suite(const Card& card, View objects) {
    Choice choice;
    const auto oid = ber::find(objects, 0x80);
    if (!oid) return {{}, nullptr, sw::wrong_data};
    std::vector<const PaceSuite*> fitting;
    for (const auto& suite : card.profile.pace) {
        if (same(pace_oid(suite), *oid)) fitting.push_back(&suite);
    }
    if (fitting.empty()) return {{}, nullptr, sw::wrong_data};
    const auto reference = ber::find(objects, 0x84);
    if (!reference) {
        const bool ambiguous = fitting.size() > 1 || card.profile.behaviour.wants_parameter_reference;
        choice.status = ambiguous ? sw::reference_not_found : sw::ok;
        choice.suite = ambiguous ? nullptr : fitting.front();
        return choice;
    }
    const auto named = std::find_if(fitting.begin(), fitting.end(), [&](const PaceSuite* suite) {
        return reference->size() == 1 && (*reference)[0] == suite->number();
    });
    choice.status = named == fitting.end() ? sw::reference_not_found : sw::ok;
    choice.suite = named == fitting.end() ? nullptr : *named;
    return choice;
}

std::optional<Bytes> password_key(const Passwords& passwords, Password reference, Cipher cipher) {
    const auto text = [&](const std::string& value) -> std::optional<Bytes> {
        if (value.empty()) return std::nullopt;
        return password_key_from_text(value, cipher);
    };
    switch (reference) {
    case Password::mrz:
        if (passwords.mrz_information.empty()) return std::nullopt;
        return password_key_from_mrz(passwords.mrz_information, cipher);
    case Password::can:
        return text(passwords.can);
    case Password::pin:
        return text(passwords.pin);
    case Password::puk:
        return text(passwords.puk);
    case Password::none:
        break;
    }
    return std::nullopt;
}

// The chip authentication mapping needs a static key in the same group.
Bytes static_key(const Card& card, const PaceSuite& suite) {
    for (const auto& key : card.profile.chip_keys) {
        if (key.agreement == Agreement::ecdh && key.parameter_id == suite.parameter_id) return key.private_scalar;
    }
    return {};
}

// TR-03110-3 B.1: a PIN or PUK that lost tries says how many are left, already when it is chosen.
std::uint16_t counter_status(const Card& card, Password password) {
    const Passwords& passwords = card.profile.passwords;
    if (password == Password::pin && card.counters.pin_left < passwords.pin_tries)
        return static_cast<std::uint16_t>(0x63C0 | card.counters.pin_left);
    if (password == Password::puk && card.counters.puk_left < passwords.puk_tries)
        return static_cast<std::uint16_t>(0x63C0 | card.counters.puk_left);
    return sw::ok;
}

bool blocked(const Card& card) {
    const Password password = card.session.pace_password;
    return (password == Password::pin && card.counters.pin_left == 0) ||
           (password == Password::puk && card.counters.puk_left == 0);
}

// TR-03110-2 §3.3: the last try of a PIN is suspended until the CAN was given in this session.
bool suspended(const Card& card) {
    return card.session.pace_password == Password::pin && card.counters.pin_left == 1 &&
           card.profile.passwords.pin_tries > 1 && card.session.unlocked_by != Password::can;
}

// A right PIN or PUK gives the PIN all its tries back.
void finish_pace(Card& card, const PaceCard& pace) {
    card.session.next_channel = SecureMessaging(pace.suite().cipher, pace.keys());
    card.session.unlocked = Unlocked::pace;
    card.session.unlocked_by = card.session.pace_password;
    card.session.pace_identity = pace.identity();
    if (pace.suite().mapping == Mapping::chip_authentication) {
        card.session.chip_authenticated = true;
        card.session.terminal_key = pace.terminal_key();
    }
    if (card.session.pace_password == Password::puk) card.counters.pin_left = card.profile.passwords.pin_tries;
    if (card.session.pace_password == Password::pin) card.counters.pin_left = card.profile.passwords.pin_tries;
}

// §4.4.5.5: the trust points, newest first, for a terminal that sent a CHAT (7F4C).
std::vector<Bytes> authority_references(const Card& card, View objects) {
    std::vector<Bytes> out;
    if (!ber::find(objects, 0x7F4C)) return out;
    for (const auto& reference : card.trust_points.references()) out.push_back(copy(view(reference)));
    return out;
}

} // namespace

Response set_pace(Card& card, const Command& command) {
    card.session.pace.reset();
    const bool offered = card.profile.access == Access::pace || card.profile.access == Access::pace_or_bac;
    if (!offered || card.profile.pace.empty()) return {{}, sw::wrong_parameters};
    if (!ber::well_formed(command.data)) return {{}, sw::wrong_data};

    const Choice choice = choose_suite(card, command.data);
    if (choice.suite == nullptr) return {{}, choice.status};
    const auto reference = ber::find(command.data, 0x83);
    if (!reference || reference->size() != 1) return {{}, sw::wrong_data};
    const auto password = static_cast<Password>((*reference)[0]);
    const auto key = password_key(card.profile.passwords, password, choice.suite->cipher);
    if (!key) return {{}, sw::reference_not_found};
    auto domain = Domain::standardised(choice.suite->agreement, choice.suite->parameter_id);
    if (!domain) return {{}, sw::wrong_data};

    card.session.pace_password = password;
    card.session.pace.emplace(PaceCard::Setup{*choice.suite, std::move(*domain), *key, static_key(card, *choice.suite),
                                              authority_references(card, command.data)});
    return {{}, counter_status(card, password)};
}

Response run_pace(Card& card, const Command& command) {
    if (blocked(card)) return {{}, sw::blocked};
    if (suspended(card)) return {{}, sw::conditions};
    View rest = command.data;
    const auto dynamic = ber::take(rest);
    if (!dynamic || dynamic->tag != 0x7C || !rest.empty() || !ber::well_formed(dynamic->value)) {
        card.session.pace.reset();
        return {{}, sw::wrong_data};
    }
    PaceCard& pace = *card.session.pace;
    // §4.4.4.3: every step but the last is linked.
    if (command.chained() == pace.last_step()) {
        card.session.pace.reset();
        return {{}, sw::last_command_expected};
    }
    Response inner = pace.step(dynamic->value, card.random, card.profile.hostile);
    if (inner.status != sw::ok) {
        if (pace.wrong_password()) inner.status = password_failed(card, card.session.pace_password);
        card.session.pace.reset();
        return inner;
    }
    if (pace.finished()) {
        finish_pace(card, pace);
        card.session.pace.reset();
    }
    return {ber::make(0x7C, inner.data)};
}

} // namespace softchip
