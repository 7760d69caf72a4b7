#include "store/contents.hpp"

#include "base/try.hpp"
#include "pki/facts.hpp"
#include "pki/text_formats.hpp"
#include "pki/trust_state.hpp"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace cccd {

namespace {

constexpr std::array<std::string_view, 5> role_names{"anchor", "waiting", "signer", "revocation_list",
                                                     "deviation_list"};

} // namespace

std::string_view name(TrustRole role) noexcept {
    const auto index = static_cast<std::size_t>(role);
    return index < role_names.size() ? role_names[index] : "unknown";
}

namespace store {

namespace {

/// The part of a name that tells certificates apart, reduced to what every file system takes.
std::string plain_name(const std::string& subject) {
    const std::size_t at = subject.find("CN=");
    const std::size_t end = subject.find(", ", at == std::string::npos ? 0 : at);
    std::string_view part =
        at == std::string::npos ? std::string_view(subject) : std::string_view(subject).substr(at + 3, end - at - 3);
    std::string out;
    for (const char c : part.substr(0, 40)) {
        const bool good = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
        out += good ? c : '_';
    }
    return out;
}

std::string country_part(const std::string& country) {
    std::string out;
    for (const char c : country.substr(0, 3))
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) out += static_cast<char>(c & ~0x20);
    return out.empty() ? "XX" : out;
}

std::string line(std::string_view label, std::string value) {
    for (char& c : value)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return std::string(label) + ": " + value + "\n";
}

std::optional<std::string> text_member(const nlohmann::json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

} // namespace

std::string time_text(WallTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text.data();
}

std::optional<WallTime> time_of(std::string_view text) {
    int year = 0, hour = 0, minute = 0, second = 0;
    unsigned month = 0, day = 0;
    const std::string copy(text);
    if (copy.size() != 20 ||
        std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2d:%2d:%2dZ", &year, &month, &day, &hour, &minute, &second) != 6)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return WallTime{std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                    std::chrono::seconds{second}};
}

std::string file_name(const Record& record) {
    TrustEntry entry;
    pki::fill_facts(record.der, entry);
    std::string suffix = ".pem";
    if (record.role == TrustRole::revocation_list) suffix = ".crl.pem";
    if (record.role == TrustRole::deviation_list) suffix = ".deviations.pem";
    return country_part(entry.country) + "-" + plain_name(entry.subject) + "-" + entry.fingerprint.substr(0, 16) +
           suffix;
}

std::string file_text(const Record& record) {
    TrustEntry entry;
    pki::fill_facts(record.der, entry);
    std::string text = line("Role", std::string(name(record.role))) + line("Subject", entry.subject) +
                       line("Issuer", entry.issuer) + line("SHA-256", entry.fingerprint) +
                       line("Valid", time_text(entry.valid_from) + " to " + time_text(entry.valid_until)) +
                       line("Source", record.source) + line("Origin", record.origin) +
                       line("Added", time_text(record.added));
    std::string label = "CERTIFICATE";
    if (record.role == TrustRole::revocation_list) label = "X509 CRL";
    if (record.role == TrustRole::deviation_list) label = "CMS";
    const std::string body = pki::base64_encode(record.der);
    text += "-----BEGIN " + label + "-----\n";
    for (std::size_t at = 0; at < body.size(); at += 64) text += body.substr(at, 64) + "\n";
    return text + "-----END " + label + "-----\n";
}

Result<Bytes> octets_of(ByteView file) {
    auto pieces = pki::read_pem(file);
    if (!pieces || pieces->size() != 1)
        return Error{ErrorCode::store_corrupt, Stage::trust_store, 0, 0, "a stored file is no PEM"};
    return std::move(pieces->front().content);
}

std::string fingerprint_of(ByteView der) {
    return to_hex(pki::digest(pki::Hash::sha256, der));
}

nlohmann::json to_json(const Record& record) {
    return {{"role", name(record.role)},
            {"source", record.source},
            {"origin", record.origin},
            {"added", time_text(record.added)}};
}

std::optional<Record> record_of(const nlohmann::json& json) {
    if (!json.is_object()) return std::nullopt;
    const auto role = text_member(json, "role"), source = text_member(json, "source"),
               origin = text_member(json, "origin"), added = text_member(json, "added");
    if (!role || !source || !origin || !added) return std::nullopt;
    const auto time = time_of(*added);
    if (!time) return std::nullopt;
    for (std::size_t i = 0; i < role_names.size(); ++i)
        if (role_names[i] == *role) return Record{static_cast<TrustRole>(i), {}, *source, *origin, *time};
    return std::nullopt;
}

namespace {

/// They are proved by what is trusted, so they come in after it.
void add_deviation_lists(Trust& trust, const std::vector<Record>& records) {
    for (const auto& record : records)
        if (record.role == TrustRole::deviation_list) static_cast<void>(trust.add(record.der));
}

} // namespace

Status add_to(Trust& trust, const std::vector<Record>& records) {
    auto& state = trust.state();
    for (const auto& record : records) {
        if (record.role == TrustRole::deviation_list) continue;
        if (record.role == TrustRole::revocation_list) {
            if (auto list = pki::RevocationList::parse(record.der)) state.add(*std::move(list));
            continue;
        }
        const auto certificate = pki::Certificate::parse(record.der);
        if (!certificate)
            return Error{ErrorCode::store_corrupt, Stage::trust_store, 0, 0, "a stored certificate can not be read"};
        if (record.role == TrustRole::anchor)
            state.add_listed(*certificate);
        else
            state.add(*certificate);
    }
    state.settle();
    add_deviation_lists(trust, records);
    return {};
}

Result<Trust> trust_of(const std::vector<Record>& records) {
    Trust trust;
    CCCD_CHECK(add_to(trust, records));
    return trust;
}

} // namespace store
} // namespace cccd
