// Each reason and finding of docs/report.md that a stored or live visit can give: one row, one spoiled piece of
// evidence, the exact name.
#include "visit.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <functional>
#include <softchip/profile_builder.hpp>

using namespace flows;
using softchip::ProfileBuilder;

namespace {

ProfileBuilder chip() {
    ProfileBuilder builder(CCCD_PROFILES);
    builder.access(softchip::Access::pace_or_bac);
    return builder;
}

constexpr softchip::PaceSuite gm{softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 13};
constexpr softchip::PaceSuite cam{softchip::Mapping::chip_authentication, softchip::Agreement::ecdh,
                                  softchip::Cipher::aes128, 13};

/// With PACE and every proof of a chip.
ProfileBuilder full_chip() {
    return chip()
        .pace(gm)
        .chip_key(softchip::Agreement::ecdh, softchip::Cipher::aes128, 13, 13)
        .active_authentication_ecdsa(13, softchip::Hash::sha256);
}

Evidence evidence_of(const ProfileBuilder& builder, const AccessPolicy& policy = {}) {
    auto loaded = builder.build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    Visit visit(*loaded.profile, 3);
    ReadRequest request;
    request.files = {File::com, File::dg1, File::dg13};
    request.active_authentication_always = true;
    auto evidence = visit.read(keys_of(*loaded.profile), request, policy);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    return *std::move(evidence);
}

Report report_of(const Evidence& evidence) {
    auto verified = verify(evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    return std::move(verified->report);
}

void expect(const Report& report, CheckId id, std::string_view reason) {
    CAPTURE(std::string(reason));
    std::string seen;
    for (const auto& check : report.checks)
        if (check.id == id) seen += std::string(check.reason.view()) + " ";
    INFO(seen);
    CHECK(std::any_of(report.checks.begin(), report.checks.end(),
                      [&](const Check& check) { return check.id == id && check.reason.view() == reason; }));
}

void expect_finding(const Report& report, std::string_view id) {
    std::string seen;
    for (const auto* list : {&report.findings, &report.access.findings})
        for (const auto& finding : *list) (seen += ' ') += finding.id.view();
    INFO(seen);
    CHECK_MESSAGE((seen + ' ').find(' ' + std::string(id) + ' ') != std::string::npos, std::string(id));
}

struct Row {
    std::function<void(Evidence&)> spoil;
    CheckId id;
    const char* reason;
};

void flip(Evidence& evidence, File file) {
    evidence.files.at(file).back() ^= 1;
}

void check_rows(const Evidence& sound, std::initializer_list<Row> rows) {
    for (const auto& row : rows) {
        auto evidence = sound;
        row.spoil(evidence);
        expect(report_of(evidence), row.id, row.reason);
    }
}

} // namespace

TEST_CASE("what is missing, spoiled or not signed names itself at each proof of the chip") {
    check_rows(
        evidence_of(full_chip()),
        {
            {[](auto& e) { e.files.erase(File::dg15); }, CheckId::active_authentication, "dg15_not_read"},
            {[](auto& e) { flip(e, File::dg15); }, CheckId::active_authentication, "dg15_not_authentic"},
            {[](auto& e) { e.files.erase(File::sod); }, CheckId::active_authentication, "sod_not_read"},
            {[](auto& e) { e.active_authentication.reset(); }, CheckId::active_authentication, "not_done"},
            {[](auto& e) { e.files.erase(File::dg14); }, CheckId::chip_authentication, "dg14_not_read"},
            {[](auto& e) { flip(e, File::dg14); }, CheckId::chip_authentication, "dg14_not_authentic"},
            {[](auto& e) { e.files.erase(File::sod); }, CheckId::chip_authentication, "sod_not_read"},
            {[](auto& e) { e.chip_authentication.reset(); }, CheckId::chip_authentication, "not_done"},
            {[](auto& e) { e.files.erase(File::card_access); }, CheckId::security_infos_match, "card_access_not_read"},
            {[](auto& e) { e.files[File::card_access] = from_hex("3003020101"); }, CheckId::security_infos_match,
             "card_access_malformed"},
            {[](auto& e) { e.files.erase(File::dg14); }, CheckId::security_infos_match, "dg14_not_read"},
            {[](auto& e) { flip(e, File::dg14); }, CheckId::security_infos_match, "dg14_not_authentic"},
        });
}

TEST_CASE("a chip without a proof is told from one whose proof was lost") {
    const auto none = report_of(evidence_of(chip()));
    expect(none, CheckId::active_authentication, "no_dg15");
    expect(none, CheckId::chip_authentication, "no_dg14");
    expect(none, CheckId::security_infos_match, "no_dg14");
    const auto pace_alone = report_of(evidence_of(chip().pace(gm)));
    expect(pace_alone, CheckId::chip_authentication, "no_key");
}

TEST_CASE("signed groups of the chip's own keys that are no such thing are malformed, and no proof") {
    auto evidence = evidence_of(chip().group(14, from_hex("6E03020105")).group(15, from_hex("6F03020105")));
    evidence.active_authentication = ActiveAuthenticationRecord{Bytes(8, 1), Bytes(64, 2)};
    evidence.attempts.clear();
    const auto report = report_of(evidence);
    expect(report, CheckId::active_authentication, "dg15_malformed");
    expect(report, CheckId::chip_authentication, "dg14_malformed");
    expect(report, CheckId::security_infos_match, "dg14_malformed");
}

TEST_CASE("a key of Active Authentication that no rule allows names itself") {
    expect(report_of(evidence_of(chip().active_authentication_rsa(4104, softchip::Hash::sha256))),
           CheckId::active_authentication, "key_size");
    expect(report_of(evidence_of(chip().active_authentication_rsa(768, softchip::Hash::sha1))),
           CheckId::active_authentication, "key_unreadable");
}

TEST_CASE("each way in which EF.CardAccess and DG14 differ has its name") {
    const auto honest = evidence_of(full_chip());
    const auto with = [&](const char* infos) {
        auto evidence = honest;
        evidence.files[File::card_access] = from_hex(infos);
        return report_of(evidence);
    };
    // PACE-ECDH-GM-3DES beside the suite that is signed; another suite in its place; nothing about PACE at all.
    const auto adds = with("3128 3012060A04007F00070202040202020102 02010D 3012060A04007F00070202040201020102 02010D");
    expect(adds, CheckId::security_infos_match, "differs_from_dg14");
    expect_finding(adds, "access.card_access_adds_pace");
    CHECK_FALSE(adds.has_finding("access.card_access_lacks_pace"));
    auto two = gm;
    two.cipher = softchip::Cipher::aes256;
    auto weakened = evidence_of(full_chip().pace(two));
    weakened.files[File::card_access] = honest.files.at(File::card_access);
    const auto report = report_of(weakened);
    expect_finding(report, "access.card_access_lacks_pace");
    CHECK_FALSE(report.has_finding("access.card_access_adds_pace"));
    const auto lacks = with("3114 3012060A04007F00070202040201020102 02010D");
    expect_finding(lacks, "access.card_access_lacks_pace");
    const auto more = with("3123 3012060A04007F00070202040202020102 02010D 300D060804007F0007020202020101");
    expect_finding(more, "access.card_access_more_infos");
}

TEST_CASE("PACE that nobody signs is told") {
    auto unsigned_pace = evidence_of(chip().chip_key(softchip::Agreement::ecdh, softchip::Cipher::aes128, 13));
    unsigned_pace.files[File::card_access] = from_hex("3114 3012060A04007F00070202040202020102 02010D");
    expect_finding(report_of(unsigned_pace), "access.card_access_unsigned");
}

TEST_CASE("EF.CardSecurity that was not read, is not signed or is no such file proves no chip") {
    const auto sound =
        evidence_of(chip().pace(cam).chip_key(softchip::Agreement::ecdh, softchip::Cipher::aes128, 13, 13));
    REQUIRE_FALSE(sound.file(File::card_security).empty());
    check_rows(
        sound,
        {
            {[](auto& e) { e.files.erase(File::card_security); }, CheckId::pace_chip_mapping, "card_security_not_read"},
            {[](auto& e) { flip(e, File::card_security); }, CheckId::pace_chip_mapping, "card_security_not_authentic"},
            {[](auto& e) { e.files[File::card_security] = from_hex("3003020101"); }, CheckId::card_security_signature,
             "card_security_malformed"},
            {[](auto& e) { e.chip_mapping.reset(); }, CheckId::pace_chip_mapping, "not_done"},
        });
}

TEST_CASE("groups that the chip keeps back, garbles or lists wrongly are found") {
    const auto sound = evidence_of(full_chip());
    auto missing = sound;
    missing.files.erase(File::dg13);
    missing.missing.push_back({File::dg13, {ErrorCode::file_not_found, Stage::read_file, 0x6A82, 0, ""}});
    expect_finding(report_of(missing), "file.announced_missing");
    expect(report_of(missing), CheckId::data_group_hash, "missing");
    auto garbled_list = sound;
    garbled_list.files[File::com] = from_hex("6003020101");
    expect_finding(report_of(garbled_list), "com.unreadable");
    expect_finding(report_of(evidence_of(full_chip().group(13, from_hex("6D03020105")))), "data.unreadable");
}

TEST_CASE("weak hashes of Active Authentication are remarked") {
    expect_finding(report_of(evidence_of(chip().active_authentication_ecdsa(13, softchip::Hash::sha1))),
                   "aa.ecdsa_sha1");
    expect_finding(report_of(evidence_of(chip().active_authentication_ecdsa(13, softchip::Hash::sha512))),
                   "aa.hash_longer_than_key");
}

TEST_CASE("the means of access are remarked: BAC, 3DES, parameters of nobody, extended length that was not announced") {
    expect_finding(report_of(evidence_of(chip().access(softchip::Access::bac))), "access.bac");
    auto des = gm;
    des.cipher = softchip::Cipher::des3;
    expect_finding(report_of(evidence_of(chip().pace(des))), "access.pace_3des");
    AccessPolicy trial;
    trial.extended = ExtendedRule::try_first;
    expect_finding(report_of(evidence_of(chip().pace(gm), trial)), "access.extended_length_unannounced");
    // A stronger suite with domain parameters 50, of which the chip says nothing.
    expect_finding(
        report_of(evidence_of(chip().pace(gm).announce(from_hex("3012060A04007F00070202040204 020102 020132")))),
        "access.pace_parameters_refused");
}
