// What evidence holds beside its files, as JSON and back (docs/json.md, "evidence.json").
#include "session/json_values.hpp"
#include "session/known_literals.hpp"

#include <cccd/json.hpp>

namespace cccd {

namespace {

using session::Json;

constexpr auto format_name = "cccd-evidence";
constexpr int format_version = 1;

Error malformed() {
    return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "not a record of evidence"};
}

std::string text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::uint64_t> number_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_unsigned()) return {};
    return found->get<std::uint64_t>();
}

const Json* part_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_object() ? &*found : nullptr;
}

template <class F> void each_of(const Json& json, const char* key, F&& use) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array()) return;
    for (const auto& item : *found)
        if (item.is_object()) use(item);
}

template <class T, std::size_t N> std::optional<T> by_name(std::string_view text, const T (&values)[N]) {
    using cccd::name;
    using session::name;
    for (const auto value : values)
        if (name(value) == text) return value;
    return {};
}

constexpr CheckId all_checks[] = {CheckId::sod_signature,
                                  CheckId::signed_attributes,
                                  CheckId::signer_chain,
                                  CheckId::signer_validity,
                                  CheckId::revocation,
                                  CheckId::data_group_hash,
                                  CheckId::active_authentication,
                                  CheckId::chip_authentication,
                                  CheckId::pace_chip_mapping,
                                  CheckId::card_security_signature,
                                  CheckId::terminal_authentication,
                                  CheckId::security_infos_match};
constexpr Verdict all_verdicts[] = {Verdict::passed, Verdict::failed, Verdict::not_offered, Verdict::not_attempted,
                                    Verdict::no_trust_anchor};
constexpr FindingKind all_kinds[] = {FindingKind::notice, FindingKind::warning, FindingKind::downgrade};
constexpr AccessMethod all_methods[] = {AccessMethod::none, AccessMethod::plain, AccessMethod::bac, AccessMethod::pace};
constexpr PasswordKind all_passwords[] = {PasswordKind::mrz, PasswordKind::can, PasswordKind::pin, PasswordKind::puk};

Json missing_json(const MissingFile& missing) {
    return Json{{"file", name(missing.file)},
                {"code", static_cast<unsigned>(missing.error.code)},
                {"error", name(missing.error.code)},
                {"statusWord", missing.error.status_word}};
}

MissingFile missing_from(const Json& json) {
    MissingFile missing;
    missing.file = file_from_name(text_of(json, "file")).value_or(File::none);
    missing.error = Error{static_cast<ErrorCode>(number_of(json, "code").value_or(0)), Stage::read_file,
                          static_cast<std::uint16_t>(number_of(json, "statusWord").value_or(0)), 0, "not read"};
    return missing;
}

Finding finding_from(const Json& json) {
    Finding finding;
    finding.kind = by_name(text_of(json, "kind"), all_kinds).value_or(FindingKind::warning);
    finding.id = session::known_literal(text_of(json, "id"));
    finding.file = file_from_name(text_of(json, "file")).value_or(File::none);
    return finding;
}

AccessRecord access_from(const Json& json) {
    AccessRecord access;
    access.method = by_name(text_of(json, "method"), all_methods).value_or(AccessMethod::none);
    access.password = by_name(text_of(json, "password"), all_passwords);
    access.suite = text_of(json, "suite");
    access.strongest_offered = text_of(json, "strongestOffered");
    access.assumed = flag_of(json, "assumed");
    access.commands = static_cast<std::uint32_t>(number_of(json, "commands").value_or(0));
    each_of(json, "findings", [&](const Json& item) { access.findings.push_back(finding_from(item)); });
    return access;
}

std::optional<Check> attempt_from(const Json& json) {
    const auto id = by_name(text_of(json, "check"), all_checks);
    const auto verdict = by_name(text_of(json, "verdict"), all_verdicts);
    if (!id || !verdict) return {};
    return Check{*id, *verdict, file_from_name(text_of(json, "file")).value_or(File::none),
                 session::known_literal(text_of(json, "reason"))};
}

Json chip_authentication_json(const ChipAuthenticationRecord& record) {
    Json json{{"publicKeyInfo", to_hex(record.public_key_info)}, {"suite", record.suite}};
    if (record.key_id) json["keyId"] = *record.key_id;
    json["proved"] = record.proved;
    return json;
}

ChipAuthenticationRecord chip_authentication_from(const Json& json) {
    return {from_hex(text_of(json, "publicKeyInfo")), text_of(json, "suite"), number_of(json, "keyId"),
            flag_of(json, "proved")};
}

void restore_protocols(const Json& json, Evidence& evidence) {
    if (const auto* part = part_of(json, "activeAuthentication"))
        evidence.active_authentication =
            ActiveAuthenticationRecord{from_hex(text_of(*part, "challenge")), from_hex(text_of(*part, "response")),
                                       flag_of(*part, "challengeFromCaller")};
    if (const auto* part = part_of(json, "chipAuthentication"))
        evidence.chip_authentication = chip_authentication_from(*part);
    if (const auto* part = part_of(json, "chipMapping"))
        evidence.chip_mapping = ChipMappingRecord{
            from_hex(text_of(*part, "authenticationData")), from_hex(text_of(*part, "mappingPublicKey")),
            static_cast<std::uint32_t>(number_of(*part, "parameterId").value_or(0))};
}

} // namespace

std::string evidence_record(const Evidence& evidence) {
    Json json{{"format", format_name}, {"version", format_version}, {"readAt", session::utc_text(evidence.read_at)}};
    json["files"] = Json::array();
    for (const auto& [file, content] : evidence.files) json["files"].push_back(name(file));
    json["missing"] = Json::array();
    for (const auto& missing : evidence.missing) json["missing"].push_back(missing_json(missing));
    json["access"] = session::access_json(evidence.access);
    if (const auto& aa = evidence.active_authentication)
        json["activeAuthentication"] = Json{{"challenge", to_hex(aa->challenge)},
                                            {"response", to_hex(aa->response)},
                                            {"challengeFromCaller", aa->challenge_from_caller}};
    if (evidence.chip_authentication)
        json["chipAuthentication"] = chip_authentication_json(*evidence.chip_authentication);
    if (const auto& cam = evidence.chip_mapping)
        json["chipMapping"] = Json{{"authenticationData", to_hex(cam->authentication_data)},
                                   {"mappingPublicKey", to_hex(cam->mapping_public_key)},
                                   {"parameterId", cam->parameter_id}};
    json["attempts"] = Json::array();
    for (const auto& attempt : evidence.attempts) json["attempts"].push_back(session::check_json(attempt));
    return session::dump(json);
}

Status restore_evidence_record(std::string_view text, Evidence& evidence) {
    const auto json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object() || text_of(json, "format") != format_name || number_of(json, "version") != format_version)
        return malformed();
    const auto read_at = session::utc_from(text_of(json, "readAt"));
    if (!read_at) return malformed();
    evidence.read_at = *read_at;
    evidence.missing.clear();
    evidence.attempts.clear();
    each_of(json, "missing", [&](const Json& item) { evidence.missing.push_back(missing_from(item)); });
    each_of(json, "attempts", [&](const Json& item) {
        if (const auto attempt = attempt_from(item)) evidence.attempts.push_back(*attempt);
    });
    if (const auto* access = part_of(json, "access")) evidence.access = access_from(*access);
    restore_protocols(json, evidence);
    return {};
}

} // namespace cccd
