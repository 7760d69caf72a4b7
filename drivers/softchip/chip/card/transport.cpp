#include "card/card.hpp"
#include "card/hostile.hpp"
#include "core/ber.hpp"

#include <algorithm>

namespace softchip {

namespace {

constexpr std::uint8_t ins_get_response = 0xC0, ins_general_authenticate = 0x86;

bool failed(std::uint16_t status) {
    return status != sw::ok && (status >> 8) != 0x61 && (status >> 8) != 0x62 && (status >> 8) != 0x63;
}

// ISO 7816-4 §5.1.1: what does not fit into Ne stays for GET RESPONSE; 61xx tells how much (00: 256 or more).
Response fit(Card& card, Response whole, const std::optional<std::size_t>& le) {
    const bool fetch_all = card.profile.behaviour.get_response_for_all && !whole.data.empty();
    const std::size_t room = fetch_all ? 0 : le.value_or(0);
    if (whole.data.size() <= room) return whole;
    card.session.pending.assign(whole.data.begin() + static_cast<std::ptrdiff_t>(room), whole.data.end());
    card.session.pending_status = whole.status;
    whole.data.resize(room);
    const std::size_t rest = card.session.pending.size();
    whole.status = static_cast<std::uint16_t>(0x6100 | (rest > 255 ? 0 : rest));
    return whole;
}

Response get_response(Card& card, const Command& command) {
    if (card.session.pending.empty()) return {{}, sw::conditions};
    if (command.p1p2() != 0 || !command.le) return {{}, command.le ? sw::wrong_parameters : sw::wrong_length};
    Response rest{std::move(card.session.pending), card.session.pending_status};
    card.session.pending.clear();
    const std::size_t take = std::min(*command.le, rest.data.size());
    Response part{{rest.data.begin(), rest.data.begin() + static_cast<std::ptrdiff_t>(take)}, rest.status};
    rest.data.erase(rest.data.begin(), rest.data.begin() + static_cast<std::ptrdiff_t>(take));
    if (!rest.data.empty()) {
        card.session.pending = std::move(rest.data);
        const std::size_t left = card.session.pending.size();
        part.status = static_cast<std::uint16_t>(0x6100 | (left > 255 ? 0 : left));
    }
    return part;
}

// ISO 7816-4 §5.1.1.1: all parts have the same header; the last one comes without the bit. GENERAL AUTHENTICATE uses
// the bit to link the steps of a protocol instead (Doc 9303-11 §4.4.4.3).
Response chain_and_dispatch(Card& card, const Command& command) {
    auto& chain = card.session.chain;
    if (command.ins == ins_general_authenticate) {
        chain.reset();
        return dispatch(card, command);
    }
    if (chain && (chain->ins != command.ins || chain->p1p2() != command.p1p2())) chain.reset();
    if (!command.chained()) {
        Command whole = command;
        if (chain) whole.data = join({chain->data, command.data});
        chain.reset();
        return dispatch(card, whole);
    }
    if (chain) {
        append(chain->data, command.data);
    } else {
        chain = command;
    }
    if (chain->data.size() > 65'535) {
        chain.reset();
        return {{}, sw::wrong_length};
    }
    return {};
}

Response protected_answer(Card& card, const Command& command) {
    auto opened = card.session.channel->open(command);
    if (const auto* error = std::get_if<std::uint16_t>(&opened)) {
        abort_session(card);
        return {{}, *error};
    }
    const Response plain = chain_and_dispatch(card, std::get<Command>(opened));
    if (card.profile.behaviour.errors_plain && failed(plain.status)) {
        abort_session(card);
        return {{}, plain.status};
    }
    ++card.session.protected_answers;
    Response closed = card.session.channel->close(plain, command.odd(), spoil_now(card));
    return spoil_closed(card, plain, std::move(closed));
}

Response process(Card& card, const Command& command) {
    if ((command.cla & ~0x1C) != 0 || (command.cla & 0x0C) == 0x04 || (command.cla & 0x0C) == 0x08)
        return {{}, sw::unknown_class};
    if (command.extended && !card.profile.behaviour.extended_length) return {{}, sw::wrong_length};
    if (command.ins == ins_get_response && !command.protected_by_sm()) return get_response(card, command);
    card.session.pending.clear();

    if (command.protected_by_sm()) {
        if (!card.session.channel) return {{}, sw::sm_object_wrong};
        const Response closed = protected_answer(card, command);
        return fit(card, closed, command.le ? command.le : std::optional<std::size_t>(256));
    }
    // §9.8.3: a plain command ends the session; it is then answered as on a fresh chip.
    if (card.session.channel) abort_session(card);
    const Response plain = chain_and_dispatch(card, command);
    return fit(card, plain, command.le);
}

} // namespace

Bytes answer(Card& card, View command_apdu) {
    const auto command = parse_command(command_apdu);
    Response response{{}, sw::wrong_length};
    if (command) {
        if (const auto endless = endless_answer(card, *command)) return encode(*endless);
        response = process(card, *command);
    }
    if (card.session.next_channel) {
        const bool stay = card.session.channel && card.profile.hostile.keep_old_keys;
        if (!stay) card.session.channel = std::move(card.session.next_channel);
        card.session.next_channel.reset();
    }
    return spoil_bytes(card, encode(response));
}

void abort_session(Card& card) {
    auto& session = card.session;
    session.channel.reset();
    session.next_channel.reset();
    session.unlocked = Unlocked::no;
    session.unlocked_by = Password::none;
    session.current_file.reset();
    session.challenge.clear();
    session.pace.reset();
    session.chain.reset();
    session.chip_key.reset();
    session.chip_authenticated = false;
    session.terminal_key.clear();
    session.pace_identity.clear();
    session.terminal_authentication = {};
}

} // namespace softchip
