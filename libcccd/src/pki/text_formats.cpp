#include "pki/text_formats.hpp"

#include "base/try.hpp"

#include <array>

namespace cccd::pki {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view begin_mark = "-----BEGIN ", end_mark = "-----END ", dashes = "-----";

constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0, text};
}

bool blank(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_without_case(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (lower(a[i]) != lower(b[i])) return false;
    return true;
}

constexpr std::array<std::string_view, 5> wanted{"CscaMasterListData", "pkdMasterListContent", "userCertificate",
                                                 "cACertificate", "certificateRevocationList"};

/// The attribute's own name when it is one that we want, without an option such as ";binary".
std::string_view wanted_attribute(std::string_view given) noexcept {
    given = given.substr(0, given.find(';'));
    for (const auto name : wanted)
        if (same_without_case(given, name)) return name;
    return {};
}

/// One logical line: the physical line at `at` and those that continue it with a leading blank.
std::string logical_line(std::string_view text, std::size_t& at) {
    std::string line;
    for (bool first = true; at < text.size(); first = false) {
        if (!first && text[at] != ' ') break;
        const std::size_t end = text.find('\n', at);
        std::string_view physical = text.substr(at, end == std::string_view::npos ? end : end - at);
        at = end == std::string_view::npos ? text.size() : end + 1;
        if (!physical.empty() && physical.back() == '\r') physical.remove_suffix(1);
        line += first ? physical : physical.substr(1);
    }
    return line;
}

} // namespace

Result<Bytes> base64_decode(std::string_view text) {
    static const auto values = [] {
        std::array<int, 256> table{};
        table.fill(-1);
        for (std::size_t i = 0; i < alphabet.size(); ++i)
            table[static_cast<unsigned char>(alphabet[i])] = static_cast<int>(i);
        return table;
    }();
    Bytes out;
    out.reserve(text.size() / 4 * 3);
    unsigned bits = 0, collected = 0, padding = 0;
    for (const char c : text) {
        if (blank(c)) continue;
        if (c == '=') {
            ++padding;
            continue;
        }
        const int value = values[static_cast<unsigned char>(c)];
        if (value < 0 || padding != 0) return malformed("no Base64");
        bits = bits << 6 | static_cast<unsigned>(value);
        if (++collected == 4) {
            for (const int shift : {16, 8, 0}) out.push_back(static_cast<std::uint8_t>(bits >> shift));
            bits = collected = 0;
        }
    }
    if (collected == 1 || (collected == 0 ? padding != 0 : padding != 4 - collected)) return malformed("Base64 is cut");
    if (collected == 2) out.push_back(static_cast<std::uint8_t>(bits >> 4));
    if (collected == 3) {
        out.push_back(static_cast<std::uint8_t>(bits >> 10));
        out.push_back(static_cast<std::uint8_t>(bits >> 2));
    }
    return out;
}

std::string base64_encode(ByteView content) {
    std::string out;
    for (std::size_t i = 0; i < content.size(); i += 3) {
        const std::size_t count = content.size() - i < 3 ? content.size() - i : 3;
        unsigned bits = 0;
        for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | (k < count ? content[i + k] : 0u);
        for (std::size_t k = 0; k < 4; ++k) out += k <= count ? alphabet[bits >> (18 - 6 * k) & 0x3F] : '=';
    }
    return out;
}

bool looks_like_pem(ByteView content) noexcept {
    return as_text(content).find(begin_mark) != std::string_view::npos && !content.empty() && content[0] != 0x30;
}

Result<std::vector<Piece>> read_pem(ByteView content) {
    std::vector<Piece> pieces;
    const std::string_view text = as_text(content);
    for (std::size_t at = text.find(begin_mark); at != std::string_view::npos; at = text.find(begin_mark, at)) {
        const std::size_t label = at + begin_mark.size();
        const std::size_t label_end = text.find(dashes, label);
        const std::size_t end = text.find(end_mark, label);
        if (label_end == std::string_view::npos || end == std::string_view::npos || label_end > end)
            return malformed("a PEM block does not end");
        const std::size_t body = label_end + dashes.size();
        CCCD_TRY(Bytes octets, base64_decode(text.substr(body, end - body)));
        pieces.push_back({std::string(text.substr(label, label_end - label)), std::move(octets)});
        at = end + end_mark.size();
    }
    return pieces;
}

bool looks_like_ldif(ByteView content) noexcept {
    const std::string_view text = as_text(content).substr(0, 4096);
    return !content.empty() && content[0] != 0x30 &&
           (text.substr(0, 3) == "dn:" || text.substr(0, 8) == "version:" ||
            text.find("\ndn:") != std::string_view::npos);
}

Result<std::vector<Piece>> read_ldif(ByteView content) {
    std::vector<Piece> pieces;
    const std::string_view text = as_text(content);
    for (std::size_t at = 0; at < text.size();) {
        const std::string line = logical_line(text, at);
        const std::size_t colon = line.find("::");
        if (line.empty() || line[0] == '#' || colon == std::string::npos || colon != line.find(':')) continue;
        const std::string_view name = wanted_attribute(std::string_view(line).substr(0, colon));
        if (name.empty()) continue;
        CCCD_TRY(Bytes octets, base64_decode(std::string_view(line).substr(colon + 2)));
        pieces.push_back({std::string(name), std::move(octets)});
    }
    return pieces;
}

} // namespace cccd::pki
