#include "session/security_infos_check.hpp"

#include <algorithm>

namespace cccd::session {

namespace {

/// id-PACE, 0.4.0.127.0.7.2.2.4: what follows names mapping and cipher.
constexpr std::uint8_t id_pace[]{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04};

bool is_pace(const Bytes& security_info) noexcept {
    return std::search(security_info.begin(), security_info.end(), std::begin(id_pace), std::end(id_pace)) !=
           security_info.end();
}

bool contains(const std::vector<Bytes>& infos, const Bytes& info) {
    return std::find(infos.begin(), infos.end(), info) != infos.end();
}

Check verdict(Verdict value, Literal reason) {
    return {CheckId::security_infos_match, value, File::card_access, reason};
}

/// What `left` says about PACE, or about anything else, and `right` does not.
struct Difference {
    bool pace = false;
    bool other = false;
};

Difference difference(const std::vector<Bytes>& left, const std::vector<Bytes>& right) {
    Difference result;
    for (const auto& info : left)
        if (!contains(right, info)) (is_pace(info) ? result.pace : result.other) = true;
    return result;
}

bool any_pace(const std::vector<Bytes>& infos) {
    return std::any_of(infos.begin(), infos.end(), is_pace);
}

} // namespace

Check check_security_infos(const Evidence& evidence, const SignedInfos& signed_infos, std::vector<Finding>& findings) {
    const auto downgrade = [&](Literal id) { findings.push_back({FindingKind::downgrade, id, File::card_access}); };
    if (!signed_infos.offered) return verdict(Verdict::not_offered, signed_infos.reason);
    if (!signed_infos.infos) return verdict(Verdict::not_attempted, signed_infos.reason);
    const auto& in_dg14 = signed_infos.infos->raw;

    const auto content = evidence.file(File::card_access);
    if (content.empty()) {
        if (!any_pace(in_dg14)) return verdict(Verdict::not_offered, "no_pace");
        if (evidence.access.method != AccessMethod::pace) downgrade("access.card_access_hidden");
        return verdict(Verdict::not_attempted, "card_access_not_read");
    }
    const auto card_access = lds::parse_security_infos(content);
    if (!card_access) return verdict(Verdict::failed, "card_access_malformed");
    if (!any_pace(in_dg14)) {
        if (!any_pace(card_access->raw)) return verdict(Verdict::not_offered, "no_pace");
        findings.push_back({FindingKind::warning, "access.card_access_unsigned", File::card_access});
        return verdict(Verdict::not_attempted, "dg14_without_pace");
    }
    const auto added = difference(card_access->raw, in_dg14);
    const auto taken_away = difference(in_dg14, card_access->raw);
    if (added.other) findings.push_back({FindingKind::warning, "access.card_access_more_infos", File::card_access});
    if (added.pace) downgrade("access.card_access_adds_pace");
    if (taken_away.pace) downgrade("access.card_access_lacks_pace");
    return added.pace || taken_away.pace ? verdict(Verdict::failed, "differs_from_dg14") : verdict(Verdict::passed, "");
}

} // namespace cccd::session
