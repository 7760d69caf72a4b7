#include "card/card.hpp"
#include "core/ber.hpp"
#include "files/file_system.hpp"

#include <algorithm>

namespace softchip {

namespace {

struct Request {
    std::uint16_t status = sw::ok;
    std::size_t offset = 0;
};

Request select_implicitly(Card& card, std::uint16_t fid, std::size_t offset) {
    const auto access = file_access(card, fid);
    if (access != sw::ok) return {access, 0};
    card.session.current_file = fid;
    card.session.selected_by_name = false;
    card.counters.selected.push_back(fid);
    return {sw::ok, offset};
}

Request by_short_identifier(Card& card, std::uint8_t sfi, std::size_t offset) {
    if (!card.profile.behaviour.short_file_identifiers) return {sw::wrong_parameters, 0};
    const auto fid = file_of_short_identifier(card, sfi);
    if (!fid) return {sw::wrong_parameters, 0};
    return select_implicitly(card, *fid, offset);
}

// INS B0: b8 of P1 set means a short identifier in b5 to b1 and the offset in P2; else P1-P2 is the offset.
Request locate_even(Card& card, const Command& command) {
    if ((command.p1 & 0x80) != 0) {
        if ((command.p1 & 0x60) != 0) return {sw::wrong_parameters, 0};
        return by_short_identifier(card, command.p1 & 0x1F, command.p2);
    }
    return {sw::ok, command.p1p2()};
}

// INS B1 (Doc 9303-10 table 7): P1-P2 names the file (0000: the current one), DO'54' carries the offset.
Request locate_odd(Card& card, const Command& command) {
    const auto field = ber::find(command.data, 0x54);
    if (!field || field->empty() || field->size() > 4) return {sw::wrong_data, 0};
    std::size_t offset = 0;
    for (const auto byte : *field) offset = offset << 8 | byte;
    const std::uint16_t p1p2 = command.p1p2();
    if (p1p2 == 0) return {sw::ok, offset};
    if (p1p2 <= 0x1F) return by_short_identifier(card, static_cast<std::uint8_t>(p1p2), offset);
    return select_implicitly(card, p1p2, offset);
}

// Bytes of DO'53' that leave room for its own tag and length in Ne.
std::size_t room_in_object(std::size_t ne) {
    for (std::size_t header = 2; header <= 5; ++header) {
        if (ne <= header) return 0;
        if (1 + ber::length(ne - header).size() <= header) return ne - header;
    }
    return 0;
}

Bytes content_as_read(const Card& card, std::uint16_t fid) {
    Bytes content = *file_content(card, fid);
    const auto lie = card.profile.hostile.lying_header.find(fid);
    if (lie != card.profile.hostile.lying_header.end()) {
        const std::size_t size = std::min(lie->second.size(), content.size());
        std::copy_n(lie->second.begin(), size, content.begin());
    }
    constexpr std::size_t sound = 128;
    if (card.profile.behaviour.short_file_identifiers_misread && !card.session.selected_by_name)
        for (std::size_t i = sound; i < content.size(); ++i) content[i] ^= 0xFF;
    return content;
}

Response read_at(const Card& card, const Command& command, std::size_t offset) {
    const Behaviour& behaviour = card.profile.behaviour;
    const Bytes content = content_as_read(card, *card.session.current_file);
    if (offset >= content.size()) return {{}, behaviour.empty_beyond_end ? sw::end_of_file : sw::outside_file};
    if (*command.le > behaviour.max_read) return {{}, sw::wrong_length};
    const std::size_t left = content.size() - offset;
    const std::size_t limit = std::min(*command.le, behaviour.max_response);
    const std::size_t wanted = command.odd() ? room_in_object(limit) : limit;
    if (behaviour.exact_le && *command.le > left && left < 256) return {{}, static_cast<std::uint16_t>(0x6C00 | left)};
    const std::size_t size = std::min(wanted, left);
    const View part = View(content).subspan(offset, size);
    const bool short_read = left < wanted && behaviour.warn_at_end;
    return {command.odd() ? ber::make(0x53, part) : copy(part), short_read ? sw::end_of_file : sw::ok};
}

} // namespace

Response read_binary(Card& card, const Command& command) {
    if (!command.le) return {{}, sw::wrong_length};
    if (!command.odd() && !command.data.empty()) return {{}, sw::wrong_length};
    const Request request = command.odd() ? locate_odd(card, command) : locate_even(card, command);
    if (request.status != sw::ok) return {{}, request.status};
    if (!card.session.current_file) return {{}, sw::no_current_file};
    const auto access = file_access(card, *card.session.current_file);
    if (access != sw::ok) return {{}, access};
    Response response = read_at(card, command, request.offset);
    const bool by_short_identifier = !command.odd() && (command.p1 & 0x80) != 0;
    if (by_short_identifier && !card.profile.behaviour.short_file_identifiers_select) card.session.current_file.reset();
    return response;
}

} // namespace softchip
