// QR codes of hand-over data: zlib, split into parts of equal size, base45 behind a head that names the part.
#include "base/try.hpp"
#include "crypto/digest.hpp"
#include "handover/base45.hpp"
#include "handover/packing.hpp"

#include <algorithm>
#include <cccd/handover.hpp>
#include <charconv>
#include <optional>

namespace cccd {

namespace {

constexpr std::string_view mark = "CCCD1";
constexpr std::size_t check_size = 4;

constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

Result<std::string> check_of(ByteView packed) {
    CCCD_TRY(const Bytes digest, crypto::digest(crypto::Hash::sha256, packed));
    return to_hex(ByteView(digest).first(check_size));
}

struct Part {
    std::size_t number = 0;
    std::size_t count = 0;
    std::string check;
    Bytes octets;
};

std::optional<std::size_t> number_of(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && text.size() <= 2;
    return whole && value >= 1 && value <= handover_most_codes ? std::optional(value) : std::nullopt;
}

/// Cuts off what stands before `end`, or all when it does not stand there.
std::string_view take(std::string_view& text, char end) {
    const auto at = std::min(text.find(end), text.size());
    const auto taken = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return taken;
}

/// A keyboard with Caps Lock turns all letters around; base45 has capitals only, so nothing is lost by raising them.
std::string as_scanned(std::string_view text) {
    const auto line_end = [](char c) { return c == '\r' || c == '\n' || c == '\t'; };
    while (!text.empty() && (line_end(text.front()) || text.front() == ' ')) text.remove_prefix(1);
    while (!text.empty() && line_end(text.back())) text.remove_suffix(1);
    std::string raised(text);
    for (char& c : raised)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return raised;
}

Result<Part> read_part(std::string_view text) {
    const std::string scanned = as_scanned(text);
    std::string_view rest = scanned;
    if (take(rest, '/') != mark) return malformed("no code of a hand-over");
    const auto number = number_of(take(rest, '/'));
    const auto count = number_of(take(rest, '/'));
    const auto check = take(rest, ':');
    if (!number || !count || *number > *count || check.size() != 2 * check_size || from_hex(check).empty())
        return malformed("the head of a code is damaged");
    CCCD_TRY(auto octets, handover::base45_decode(rest));
    if (octets.empty() || octets.size() > handover_part_size) return malformed("a code is damaged");
    return Part{*number, *count, std::string(check), std::move(octets)};
}

} // namespace

Result<std::vector<std::string>> handover_codes(ByteView json) {
    constexpr Error too_large{ErrorCode::data_too_large, Stage::none, 0, 0, "too much for twenty codes"};
    if (json.size() > handover_largest) return too_large;
    CCCD_TRY(const Bytes packed, handover::deflate(json));
    const std::size_t count = (packed.size() + handover_part_size - 1) / handover_part_size;
    if (count > handover_most_codes) return too_large;
    // Parts of equal size: no code is denser than another.
    const std::size_t size = (packed.size() + count - 1) / count;
    CCCD_TRY(const std::string check, check_of(packed));
    std::vector<std::string> codes;
    for (std::size_t part = 0; part < count; ++part) {
        const auto piece = ByteView(packed).subspan(part * size, std::min(size, packed.size() - part * size));
        std::string code(mark);
        for (const auto value : {part + 1, count}) code += '/' + std::to_string(value);
        codes.push_back(code + '/' + check + ':' + handover::base45_encode(piece));
    }
    return codes;
}

Status HandoverCodes::add(std::string_view text) {
    CCCD_TRY(auto part, read_part(text));
    if (!parts_.empty() && (part.count != parts_.size() || part.check != check_))
        return Error{ErrorCode::invalid_argument, Stage::parse, 0, 0, "a code of another hand-over"};
    parts_.resize(part.count);
    check_ = part.check;
    parts_[part.number - 1] = std::move(part.octets);
    return {};
}

std::vector<std::size_t> HandoverCodes::missing() const {
    std::vector<std::size_t> numbers;
    for (std::size_t index = 0; index < parts_.size(); ++index)
        if (parts_[index].empty()) numbers.push_back(index + 1);
    return numbers;
}

Result<Bytes> HandoverCodes::json() const {
    if (!complete()) return Error{ErrorCode::data_truncated, Stage::parse, 0, 0, "a code is missing"};
    Bytes packed;
    for (const auto& part : parts_) packed.insert(packed.end(), part.begin(), part.end());
    CCCD_TRY(const std::string check, check_of(packed));
    if (check != check_) return malformed("a code is damaged: scan all again");
    return handover::inflate(packed, handover_largest);
}

} // namespace cccd
