#include "card/hostile.hpp"

#include "core/ber.hpp"

namespace softchip {

namespace {

bool due(const Card& card, std::size_t at) {
    return at != 0 && card.session.protected_answers == at;
}

} // namespace

Spoil spoil_now(const Card& card) {
    const Hostile& hostile = card.profile.hostile;
    Spoil spoil;
    spoil.wrong_mac = due(card, hostile.wrong_mac_at);
    spoil.skip_counter = due(card, hostile.wrong_ssc_at);
    spoil.drop_status = due(card, hostile.drop_status_at);
    spoil.bad_padding = due(card, hostile.bad_padding_at);
    if (due(card, hostile.wrong_status_at)) spoil.other_status = sw::file_not_found;
    return spoil;
}

Response spoil_closed(const Card& card, const Response& plain, Response closed) {
    if (due(card, card.profile.hostile.plain_at)) return plain;
    return closed;
}

Bytes spoil_bytes(Card& card, Bytes answer) {
    const Hostile& hostile = card.profile.hostile;
    if (!card.session.channel) return answer;
    if (due(card, hostile.replay_at) && !card.session.last_answer.empty()) return card.session.last_answer;
    if (due(card, hostile.truncate_at)) answer.resize(answer.size() > 5 ? answer.size() - 5 : 1);
    if (due(card, hostile.oversize_at)) answer.insert(answer.begin(), 70'000, 0x00);
    card.session.last_answer = answer;
    return answer;
}

std::optional<Response> endless_answer(const Card& card, const Command& command) {
    const Hostile& hostile = card.profile.hostile;
    const bool reading = command.ins == 0xB0 || command.ins == 0xB1 || command.ins == 0xC0;
    if (hostile.endless_61 && reading) return Response{Bytes(16, 0x00), 0x6110};
    if (hostile.endless_6c && reading) {
        const auto next = static_cast<std::uint16_t>(command.le.value_or(0) % 200 + 1);
        return Response{{}, static_cast<std::uint16_t>(0x6C00 | next)};
    }
    return std::nullopt;
}

} // namespace softchip
