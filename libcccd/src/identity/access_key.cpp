// Passwords out of what people have at hand (Doc 9303-11 §4.3.2, §4.4.4; card.md §1, §4 to §6).
#include <algorithm>
#include <array>
#include <cccd/access_key.hpp>
#include <cccd/mrz.hpp>
#include <cccd/personal_number.hpp>
#include <cccd/qr.hpp>

namespace cccd {

namespace {

constexpr std::size_t document_number_size = 9; // a shorter one is filled up with '<' (Doc 9303-5 §4.2.2)
constexpr std::size_t date_size = 6;

Error refused(ErrorCode code, Literal why) {
    return Error{code, Stage::none, 0, 0, why};
}

bool digits_only(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool plain_password(std::string_view text, std::size_t most) noexcept {
    const auto good = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return !text.empty() && text.size() <= most && std::all_of(text.begin(), text.end(), good);
}

void wipe_text(std::string& text) noexcept {
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
}

/// A field and its check digit; false for a character that no MRZ has.
bool append_checked(std::string& out, std::string_view field) {
    const char digit = mrz::check_digit(field);
    if (digit == '\0') return false;
    out.append(field).push_back(digit);
    return true;
}

std::string yymmdd(const std::chrono::year_month_day& day) {
    const auto two = [](unsigned value) {
        return std::string{static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
    };
    return two(static_cast<unsigned>(static_cast<int>(day.year()) % 100)) + two(static_cast<unsigned>(day.month())) +
           two(static_cast<unsigned>(day.day()));
}

} // namespace

Result<AccessKey> AccessKey::from_can(std::string_view can) {
    if (!plain_password(can, 32)) return refused(ErrorCode::invalid_can, "a CAN is digits, in a CCCD six");
    return AccessKey(PasswordKind::can, SecretBytes(as_bytes(can)));
}

Result<AccessKey> AccessKey::from_personal_number(std::string_view number) {
    const auto parsed = PersonalNumber::parse(number);
    if (!parsed) return parsed.error();
    return from_can(parsed->can());
}

Result<AccessKey> AccessKey::from_mrz(std::string_view text) {
    const auto parsed = mrz::parse(text);
    if (!parsed) return parsed.error();
    if (!parsed->document_number_check || !parsed->birth_check || !parsed->expiry_check)
        return refused(ErrorCode::invalid_mrz, "a check digit of number, birth or expiry is wrong");
    auto information = parsed->information();
    AccessKey key(PasswordKind::mrz, SecretBytes(as_bytes(information)));
    wipe_text(information);
    return key;
}

Result<AccessKey> AccessKey::from_document(std::string_view document_number, std::string_view birth,
                                           std::string_view expiry) {
    if (document_number.empty() || birth.size() != date_size || expiry.size() != date_size || !digits_only(expiry))
        return refused(ErrorCode::invalid_mrz, "number, YYMMDD and YYMMDD are needed");
    std::string number(document_number);
    if (number.size() < document_number_size) number.resize(document_number_size, '<');
    std::string information;
    information.reserve(number.size() + 2 * date_size + 3);
    if (!append_checked(information, number) || !append_checked(information, birth) ||
        !append_checked(information, expiry))
        return refused(ErrorCode::invalid_mrz, "a character that no MRZ has");
    AccessKey key(PasswordKind::mrz, SecretBytes(as_bytes(information)));
    wipe_text(information);
    wipe_text(number);
    return key;
}

Result<AccessKey> AccessKey::from_pin(std::string_view pin) {
    if (!plain_password(pin, 32)) return refused(ErrorCode::invalid_argument, "a PIN is digits");
    return AccessKey(PasswordKind::pin, SecretBytes(as_bytes(pin)));
}

Result<AccessKey> AccessKey::from_puk(std::string_view puk) {
    if (!plain_password(puk, 32)) return refused(ErrorCode::invalid_argument, "a PUK is digits");
    return AccessKey(PasswordKind::puk, SecretBytes(as_bytes(puk)));
}

Result<AccessKeys> access_keys_from_number(std::string_view number, std::optional<std::chrono::year_month_day> birth,
                                           std::optional<std::chrono::year_month_day> issued) {
    const auto parsed = PersonalNumber::parse(number);
    if (!parsed) return parsed.error();
    auto can = AccessKey::from_can(parsed->can());
    if (!can) return can.error();
    AccessKeys keys;
    keys.push_back(*std::move(can));
    if (!birth || !issued) return keys;
    const auto last_nine = std::string_view(parsed->digits()).substr(3);
    for (const auto& expiry : key_expiry_candidates(*birth, *issued)) {
        auto key = AccessKey::from_document(last_nine, yymmdd(*birth), expiry ? yymmdd(*expiry) : "991231");
        if (key) keys.push_back(*std::move(key));
    }
    return keys;
}

Result<AccessKeys> access_keys_from_qr(std::string_view qr_text) {
    const auto card = qr::parse(qr_text);
    if (!card) return card.error();
    std::optional<std::chrono::year_month_day> birth, issued;
    if (card->birth_date.kind == Date::Kind::full) birth = card->birth_date.day;
    if (card->issue_date.kind == Date::Kind::full) issued = card->issue_date.day;
    auto keys = access_keys_from_number(card->personal_number, birth, issued);
    if (!keys) return refused(ErrorCode::invalid_qr, "no personal number in the QR text");
    return keys;
}

} // namespace cccd
