// cccd.h: evidence and its judgement.
#include "session/c_api.hpp"

#include <cccd/json.hpp>

using namespace cccd;
using session::code_of;
using session::fields_of;
using session::text_for_caller;
using session::wrong_use;

namespace {

constexpr auto not_found = static_cast<std::int32_t>(ErrorCode::file_not_found);

std::int32_t give(ByteView content, const std::uint8_t** data, std::size_t* size) {
    if (content.empty()) return not_found;
    *data = content.data();
    *size = content.size();
    return 0;
}

WallTime time_of(std::int64_t seconds) {
    return seconds == 0 ? system_clock().wall() : WallTime(std::chrono::seconds(seconds));
}

} // namespace

extern "C" {

cccd_evidence* cccd_evidence_new(void) {
    return new (std::nothrow) cccd_evidence;
}

void cccd_evidence_free(cccd_evidence* evidence) {
    delete evidence;
}

int32_t cccd_evidence_set_file(cccd_evidence* evidence, const char* file_name, const uint8_t* content, size_t size) {
    if (evidence == nullptr || file_name == nullptr || content == nullptr) return wrong_use;
    const auto file = file_from_name(file_name);
    if (!file) return wrong_use;
    evidence->evidence.files[*file] = Bytes(content, content + size);
    return 0;
}

int32_t cccd_evidence_set_record(cccd_evidence* evidence, const char* json) {
    if (evidence == nullptr || json == nullptr) return wrong_use;
    return code_of(restore_evidence_record(json, evidence->evidence));
}

int32_t cccd_evidence_file(const cccd_evidence* evidence, const char* file_name, const uint8_t** content,
                           size_t* size) {
    if (evidence == nullptr || file_name == nullptr || content == nullptr || size == nullptr) return wrong_use;
    const auto file = file_from_name(file_name);
    return file ? give(evidence->evidence.file(*file), content, size) : wrong_use;
}

char* cccd_evidence_record(const cccd_evidence* evidence) {
    return evidence == nullptr ? nullptr : text_for_caller(evidence_record(evidence->evidence));
}

int32_t cccd_verify(const cccd_evidence* evidence, const cccd_trust* trust, const cccd_verify_options* options,
                    cccd_verified** verified) {
    if (evidence == nullptr || verified == nullptr) return wrong_use;
    *verified = nullptr;
    const auto fields = fields_of(options);
    VerifyPolicy policy;
    policy.require_trust_anchor = fields.accept_no_anchor == 0;
    policy.require_genuine_chip = fields.accept_unproved_chip == 0;
    auto judged = verify(evidence->evidence, trust == nullptr ? Trust() : trust->trust, policy, time_of(fields.now));
    if (!judged) return code_of(judged);
    *verified = new (std::nothrow) cccd_verified{*std::move(judged), policy};
    return *verified == nullptr ? static_cast<std::int32_t>(ErrorCode::internal) : 0;
}

void cccd_verified_free(cccd_verified* verified) {
    delete verified;
}

const char* cccd_verified_overall(const cccd_verified* verified) {
    // Every name is a literal, so it ends with a zero.
    return verified == nullptr ? "" : name(verified->verified.report.overall(verified->policy)).data();
}

int32_t cccd_verified_acceptable(const cccd_verified* verified) {
    return verified != nullptr && verified->verified.report.acceptable(verified->policy) ? 1 : 0;
}

char* cccd_verified_json(const cccd_verified* verified) {
    return verified == nullptr ? nullptr : text_for_caller(to_json(verified->verified, verified->policy));
}

int32_t cccd_verified_portrait(const cccd_verified* verified, const uint8_t** image, size_t* size) {
    if (verified == nullptr || image == nullptr || size == nullptr) return wrong_use;
    const auto& face = verified->verified.document.face;
    return face ? give(face->image, image, size) : not_found;
}

} // extern "C"
