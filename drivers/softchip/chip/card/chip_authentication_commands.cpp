#include "card/card.hpp"
#include "core/ber.hpp"
#include "protocols/chip_authentication_card.hpp"
#include "protocols/pace_suites.hpp"

#include <algorithm>

namespace softchip {

namespace {

bool allowed(const Card& card) {
    return card.profile.access == Access::none || card.session.unlocked != Unlocked::no;
}

std::uint64_t number_of(View bytes) {
    std::uint64_t value = 0;
    for (const auto byte : bytes) value = value << 8 | byte;
    return value;
}

struct Choice {
    std::optional<std::size_t> key;
    std::uint16_t status = sw::ok;
};

// DO'84' is needed where several keys fit; without an id on the chip it is ignored (§6.2.4).
template <typename Fits> Choice choose_key(const Card& card, View objects, Fits fits) {
    std::vector<std::size_t> found;
    const auto reference = ber::find(objects, 0x84);
    bool any = false;
    for (std::size_t i = 0; i < card.profile.chip_keys.size(); ++i) {
        const ChipKey& key = card.profile.chip_keys[i];
        if (!fits(key)) continue;
        any = true;
        if (!reference || !key.id || *key.id == number_of(*reference)) found.push_back(i);
    }
    if (!any) return {std::nullopt, sw::wrong_data};
    if (found.size() != 1) return {std::nullopt, sw::reference_not_found};
    return {found.front(), sw::ok};
}

// §9.8.2: the answer still goes out under the old keys.
bool rekey(Card& card, const ChipKey& key, View public_key) {
    auto result = authenticate_chip(key, public_key);
    if (!result) return false;
    card.session.next_channel = SecureMessaging(key.cipher, std::move(result->keys));
    card.session.terminal_key = std::move(result->terminal_key);
    card.session.chip_authenticated = true;
    card.session.terminal_authentication.end_rights();
    return true;
}

} // namespace

// §6.2.4.1: 3DES in one command.
Response set_key_agreement(Card& card, const Command& command) {
    if (!allowed(card)) return {{}, sw::security_status};
    const auto public_key = ber::find(command.data, 0x91);
    if (!public_key) return {{}, sw::wrong_data};
    const Choice choice = choose_key(card, command.data, [](const ChipKey& key) { return key.cipher == Cipher::des3; });
    if (!choice.key) return {{}, choice.status};
    if (!rekey(card, card.profile.chip_keys[*choice.key], *public_key)) return {{}, sw::wrong_data};
    return {};
}

// §6.2.4.2, first command.
Response set_chip_authentication(Card& card, const Command& command) {
    card.session.chip_key.reset();
    if (!allowed(card)) return {{}, sw::security_status};
    const auto oid = ber::find(command.data, 0x80);
    if (!oid) return {{}, sw::wrong_data};
    const Choice choice = choose_key(card, command.data, [&](const ChipKey& key) {
        return same(chip_authentication_oid(key.agreement, key.cipher), *oid);
    });
    card.session.chip_key = choice.key;
    return {{}, choice.status};
}

// §6.2.4.2, second command.
Response run_chip_authentication(Card& card, const Command& command) {
    const std::size_t index = *card.session.chip_key;
    card.session.chip_key.reset();
    const auto dynamic = ber::find(command.data, 0x7C);
    const auto public_key = dynamic ? ber::find(*dynamic, 0x80) : std::nullopt;
    if (!public_key) return {{}, sw::wrong_data};
    if (!rekey(card, card.profile.chip_keys[index], *public_key)) return {{}, sw::wrong_data};
    return {ber::make(0x7C, {})};
}

} // namespace softchip
