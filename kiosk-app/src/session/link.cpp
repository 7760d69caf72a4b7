#include "session/link.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace session {
namespace {

constexpr std::size_t longest_message = 1024;
constexpr std::size_t longest_id = 40;

} // namespace

Message parse_message(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return {std::string(text), {}};
    return {std::string(text.substr(0, space)), std::string(text.substr(space + 1))};
}

bool send_message(int link, std::string_view what, std::string_view rest) {
    std::string text(what);
    if (!rest.empty()) text.append(" ").append(rest);
    if (text.size() > longest_message) return false;
    return send(link, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

std::optional<Message> receive_message(int link) {
    std::array<char, longest_message> buffer{};
    const ssize_t got = recv(link, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got > 0) return parse_message({buffer.data(), static_cast<std::size_t>(got)});
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return std::nullopt;
    return Message{};
}

bool is_form_id(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= longest_id && std::all_of(text.begin(), text.end(), fits);
}

} // namespace session
