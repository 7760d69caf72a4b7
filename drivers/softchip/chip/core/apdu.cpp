#include "core/apdu.hpp"

#include "core/ber.hpp"

namespace softchip {

namespace {

std::size_t short_le(std::uint8_t value) {
    return value == 0 ? 256 : value;
}

std::size_t extended_le(View two) {
    const std::size_t value = static_cast<std::size_t>(two[0]) << 8 | two[1];
    return value == 0 ? 65'536 : value;
}

// ISO 7816-4 table 4: Lc and Le of one byte each.
bool parse_short(View body, Command& command) {
    if (body.size() == 1) {
        command.le = short_le(body[0]);
        return true;
    }
    const std::size_t lc = body[0];
    if (lc == 0) return false;
    if (body.size() != 1 + lc && body.size() != 2 + lc) return false;
    command.data = copy(body.subspan(1, lc));
    if (body.size() == 2 + lc) command.le = short_le(body[1 + lc]);
    return true;
}

// The same with a leading 00 and two bytes each; Le follows Lc without another 00.
bool parse_extended(View body, Command& command) {
    command.extended = true;
    body = body.subspan(1);
    if (body.size() == 2) {
        command.le = extended_le(body);
        return true;
    }
    const std::size_t lc = static_cast<std::size_t>(body[0]) << 8 | body[1];
    if (lc == 0) return false;
    if (body.size() != 2 + lc && body.size() != 4 + lc) return false;
    command.data = copy(body.subspan(2, lc));
    if (body.size() == 4 + lc) command.le = extended_le(body.subspan(2 + lc));
    return true;
}

} // namespace

std::optional<Command> parse_command(View apdu) {
    if (apdu.size() < 4) return std::nullopt;
    Command command;
    command.cla = apdu[0];
    command.ins = apdu[1];
    command.p1 = apdu[2];
    command.p2 = apdu[3];
    const View body = apdu.subspan(4);
    if (body.empty()) return command;
    const bool extended = body.size() >= 3 && body[0] == 0;
    if (!(extended ? parse_extended(body, command) : parse_short(body, command))) return std::nullopt;
    return command;
}

Bytes encode(const Response& response) {
    Bytes out = response.data;
    out.push_back(static_cast<std::uint8_t>(response.status >> 8));
    out.push_back(static_cast<std::uint8_t>(response.status));
    return out;
}

} // namespace softchip
