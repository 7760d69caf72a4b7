#include "iso7816/command.hpp"

namespace cccd::iso7816 {

namespace {

void append_short(Bytes& out, const Command& command) {
    if (!command.data.empty()) {
        out.push_back(static_cast<std::uint8_t>(command.data.size()));
        out.insert(out.end(), command.data.begin(), command.data.end());
    }
    if (command.ne != no_response) out.push_back(static_cast<std::uint8_t>(command.ne)); // 256 as 00
}

void append_extended(Bytes& out, const Command& command) {
    const auto two = [&out](std::size_t number) {
        out.push_back(static_cast<std::uint8_t>(number >> 8));
        out.push_back(static_cast<std::uint8_t>(number));
    };
    if (command.data.empty() && command.ne == no_response) return;
    out.push_back(0);
    if (!command.data.empty()) {
        two(command.data.size());
        out.insert(out.end(), command.data.begin(), command.data.end());
    }
    if (command.ne != no_response) two(command.ne); // 65536 as 0000
}

} // namespace

Bytes Command::encode(Form form) const {
    Bytes out;
    out.reserve(data.size() + 9);
    out = {cla, ins, p1, p2};
    if (form == Form::shortest && fits_short())
        append_short(out, *this);
    else
        append_extended(out, *this);
    return out;
}

Result<Response> parse_response(ByteView octets) {
    if (octets.size() < 2)
        return Error{ErrorCode::response_malformed, Stage::none, 0, 0, "a response has no status word"};
    const auto end = octets.size() - 2;
    return Response{to_bytes(octets.first(end)), static_cast<StatusWord>(octets[end] << 8 | octets[end + 1])};
}

Literal command_name(std::uint8_t ins) noexcept {
    switch (ins) {
    case 0x22:
        return "MANAGE SECURITY ENVIRONMENT";
    case 0x2A:
        return "PERFORM SECURITY OPERATION";
    case 0x82:
        return "EXTERNAL AUTHENTICATE";
    case 0x84:
        return "GET CHALLENGE";
    case 0x86:
        return "GENERAL AUTHENTICATE";
    case 0x88:
        return "INTERNAL AUTHENTICATE";
    case 0xA4:
        return "SELECT";
    case 0xB0:
        return "READ BINARY";
    case 0xB1:
        return "READ BINARY (odd)";
    case 0xC0:
        return "GET RESPONSE";
    default:
        return "command";
    }
}

} // namespace cccd::iso7816
