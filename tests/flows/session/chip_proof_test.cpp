// PACE-CAM, Chip Authentication and Active Authentication of chips built in code, and copies of them.
#include "visit.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <softchip/profile_builder.hpp>

using namespace flows;
using softchip::Agreement;
using softchip::Cipher;
using softchip::Hash;
using softchip::Mapping;

namespace {

softchip::ProfileBuilder builder() {
    return softchip::ProfileBuilder(CCCD_PROFILES);
}

softchip::Profile built(const softchip::ProfileBuilder& chip) {
    auto loaded = chip.build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    return *std::move(loaded.profile);
}

Report judged(const softchip::Profile& of, const ReadRequest& request = {}, const AccessPolicy& policy = {}) {
    Visit visit(of);
    const auto evidence = visit.read(keys_of(of), request, policy);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    return std::move(verified->report);
}

Check check_of(const Report& report, CheckId id) {
    for (const auto& check : report.checks)
        if (check.id == id) return check;
    return {id, Verdict::not_attempted, File::none, "no such check"};
}

softchip::Profile cam_chip() {
    return built(builder()
                     .access(softchip::Access::pace)
                     .pace({Mapping::chip_authentication, Agreement::ecdh, Cipher::aes128, 13})
                     .chip_key(Agreement::ecdh, Cipher::aes128, 13, 7));
}

} // namespace

TEST_CASE("PACE-CAM proves the chip against the key that EF.CardSecurity signs") {
    const auto report = judged(cam_chip());
    CHECK(report.access.suite.find("CAM") != std::string::npos);
    CHECK(check_of(report, CheckId::card_security_signature).verdict == Verdict::passed);
    CHECK_MESSAGE(check_of(report, CheckId::pace_chip_mapping).verdict == Verdict::passed,
                  std::string(check_of(report, CheckId::pace_chip_mapping).reason.view()));
    CHECK(report.chip_proved());
    CHECK(report.overall({}) == Overall::genuine);
}

TEST_CASE("a copy with another static key fails PACE-CAM") {
    auto clone = cam_chip();
    clone.chip_keys.at(0).private_scalar.back() ^= 1;
    AccessPolicy policy;
    policy.chip_authentication = false;
    const auto report = judged(clone, {}, policy);
    CHECK(check_of(report, CheckId::pace_chip_mapping).verdict == Verdict::failed);
    CHECK(check_of(report, CheckId::pace_chip_mapping).reason.view() == "chip_mapping_mismatch");
    CHECK(report.overall({}) == Overall::not_genuine);
}

TEST_CASE("a forged EF.CardSecurity proves nothing") {
    auto forged = cam_chip();
    forged.master_files[softchip::fid::ef_card_security].back() ^= 1;
    AccessPolicy policy;
    policy.chip_authentication = false;
    const auto report = judged(forged, {}, policy);
    CHECK(check_of(report, CheckId::card_security_signature).verdict == Verdict::failed);
    CHECK(check_of(report, CheckId::pace_chip_mapping).verdict == Verdict::not_attempted);
    CHECK_FALSE(report.acceptable({}));
}

TEST_CASE("Chip Authentication passes with curves, fields and every cipher, and a copy is caught") {
    const struct {
        Agreement agreement;
        Cipher cipher;
        int parameter_id;
    } ways[]{{Agreement::ecdh, Cipher::des3, 12},   {Agreement::ecdh, Cipher::aes128, 13},
             {Agreement::ecdh, Cipher::aes192, 15}, {Agreement::ecdh, Cipher::aes256, 17},
             {Agreement::dh, Cipher::des3, 0},      {Agreement::dh, Cipher::aes128, 1},
             {Agreement::dh, Cipher::aes256, 2}};
    for (const auto& way : ways) {
        CAPTURE(way.parameter_id);
        CAPTURE(static_cast<int>(way.cipher));
        const auto of = built(builder()
                                  .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
                                  .chip_key(way.agreement, way.cipher, way.parameter_id, {}, softchip::KeyForm::named));
        const auto report = judged(of);
        const auto check = check_of(report, CheckId::chip_authentication);
        CHECK_MESSAGE(check.verdict == Verdict::passed, std::string(check.reason.view()));
        CHECK(report.overall({}) == Overall::genuine);
        auto clone = of;
        clone.chip_keys.at(0).private_scalar.back() ^= 1;
        Visit visit(clone);
        const auto evidence = visit.read(keys_of(clone));
        REQUIRE_FALSE(evidence);
        CHECK(evidence.error().code == ErrorCode::chip_authentication_failed);
    }
}

TEST_CASE("Active Authentication passes with RSA of every size and trailer and with ECDSA of both forms") {
    std::vector<softchip::ProfileBuilder> chips;
    for (const std::size_t bits : {1024u, 1536u, 2048u, 3072u, 4096u})
        chips.push_back(builder().active_authentication_rsa(bits, Hash::sha256));
    for (const auto hash : {Hash::sha1, Hash::sha224, Hash::sha384, Hash::sha512})
        chips.push_back(builder().active_authentication_rsa(2048, hash));
    chips.push_back(builder().active_authentication_rsa(2048, Hash::sha1, {0x33, 0xCC}));
    chips.push_back(builder().active_authentication_rsa(2048, Hash::sha256, {}, 3));
    for (const int curve : {12, 13, 15, 16, 17, 18})
        chips.push_back(builder().active_authentication_ecdsa(curve, Hash::sha256, curve % 2 == 0));
    std::size_t number = 0;
    for (auto& chip : chips) {
        CAPTURE(number++);
        const auto of = built(chip.pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13}));
        for (const auto limits : {demo::ChipTransport::extended_reader(), demo::ChipTransport::short_reader()}) {
            Visit visit(of, 0, limits);
            ReadRequest request;
            request.files = {File::dg1};
            const auto evidence = visit.read(keys_of(of), request);
            REQUIRE_MESSAGE(evidence, describe(evidence.error()));
            const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
            REQUIRE(verified);
            const auto check = check_of(verified->report, CheckId::active_authentication);
            CHECK_MESSAGE(check.verdict == Verdict::passed, std::string(check.reason.view()));
        }
    }
}

TEST_CASE("a trailer that the standard has not is refused by name") {
    const auto of = built(builder()
                              .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
                              .active_authentication_rsa(2048, Hash::sha256, {0x3F, 0xCC}));
    const auto check = check_of(judged(of), CheckId::active_authentication);
    CHECK(check.verdict == Verdict::failed);
    CHECK(check.reason.view() == "trailer_unknown");
}

TEST_CASE("where both are offered Active Authentication is spared unless it is asked for") {
    const auto of = profile("cccd-2021");
    CHECK(check_of(judged(of), CheckId::active_authentication).reason.view() == "not_wanted");
    ReadRequest both;
    both.active_authentication_always = true;
    CHECK(check_of(judged(of, both), CheckId::active_authentication).verdict == Verdict::passed);
}

TEST_CASE("Chip Authentication that DG14 announces and nobody ran is named") {
    AccessPolicy policy;
    policy.chip_authentication = false;
    ReadRequest request;
    request.files.insert(File::dg14);
    const auto report = judged(profile("cccd-2021"), request, policy);
    CHECK(check_of(report, CheckId::chip_authentication).verdict == Verdict::not_attempted);
    CHECK(report.has_finding("ca.announced_not_done"));
    CHECK(report.overall({}) == Overall::genuine_remarks);
}
