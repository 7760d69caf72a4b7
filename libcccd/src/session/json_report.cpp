// Reports as JSON (docs/json.md).
#include "session/json_values.hpp"

#include <cccd/json.hpp>
#include <cstdio>

namespace cccd::session {

std::string dump(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string_view name(PasswordKind kind) noexcept {
    switch (kind) {
    case PasswordKind::mrz:
        return "MRZ";
    case PasswordKind::can:
        return "CAN";
    case PasswordKind::pin:
        return "PIN";
    case PasswordKind::puk:
        return "PUK";
    }
    return "unknown";
}

std::string utc_text(WallTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const auto clock = std::chrono::hh_mm_ss<std::chrono::seconds>(time - day);
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text;
}

std::optional<WallTime> utc_from(std::string_view text) {
    int year = 0, hour = 0, minute = 0, second = 0;
    unsigned month = 0, day = 0;
    const std::string copy(text);
    if (std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2d:%2d:%2dZ", &year, &month, &day, &hour, &minute, &second) != 6)
        return {};
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || hour > 23 || minute > 59 || second > 60) return {};
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

Json check_json(const Check& check) {
    Json json{{"check", cccd::name(check.id)}, {"verdict", cccd::name(check.verdict)}};
    if (check.file != File::none) json["file"] = cccd::name(check.file);
    if (!check.reason.view().empty()) json["reason"] = check.reason.view();
    return json;
}

Json finding_json(const Finding& finding) {
    Json json{{"kind", cccd::name(finding.kind)}, {"id", finding.id.view()}};
    if (finding.file != File::none) json["file"] = cccd::name(finding.file);
    return json;
}

Json access_json(const AccessRecord& access) {
    Json json{{"method", cccd::name(access.method)}};
    if (access.password) json["password"] = name(*access.password);
    json["suite"] = access.suite;
    json["strongestOffered"] = access.strongest_offered;
    json["assumed"] = access.assumed;
    json["commands"] = access.commands;
    json["findings"] = Json::array();
    for (const auto& finding : access.findings) json["findings"].push_back(finding_json(finding));
    return json;
}

Json signer_json(const DocumentSigner& signer) {
    Json json{{"name", signer.name}};
    if (signer.signed_at) json["signedAt"] = utc_text(*signer.signed_at);
    json["certificate"] = to_hex(signer.certificate);
    return json;
}

Json report_json(const Report& report, const VerifyPolicy& policy) {
    Json json{{"overall", cccd::name(report.overall(policy))},
              {"acceptable", report.acceptable(policy)},
              {"access", access_json(report.access)}};
    json["checks"] = Json::array();
    for (const auto& check : report.checks) json["checks"].push_back(check_json(check));
    json["findings"] = Json::array();
    for (const auto& finding : report.findings) json["findings"].push_back(finding_json(finding));
    if (!report.signer.certificate.empty()) json["signer"] = signer_json(report.signer);
    return json;
}

} // namespace cccd::session

namespace cccd {

std::string to_json(const Report& report, const VerifyPolicy& policy) {
    return session::dump(session::report_json(report, policy));
}

std::string to_json(const Document& document) {
    return session::dump(session::document_json(document));
}

std::string to_json(const Verified& verified, const VerifyPolicy& policy) {
    return session::dump(session::Json{{"report", session::report_json(verified.report, policy)},
                                       {"document", session::document_json(verified.document)}});
}

} // namespace cccd
