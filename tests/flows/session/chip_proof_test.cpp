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

TEST_CASE("PACE opens and proves the chip where the chip writes its domain parameters out") {
    for (const auto mapping : {Mapping::generic, Mapping::integrated, Mapping::chip_authentication}) {
        CAPTURE(static_cast<int>(mapping));
        softchip::PaceSuite suite{mapping, Agreement::ecdh, Cipher::aes128, 13, 40};
        auto chip = builder();
        chip.access(softchip::Access::pace).pace(suite);
        if (mapping == Mapping::chip_authentication) chip.chip_key(Agreement::ecdh, Cipher::aes128, 13, 40);
        const auto report = judged(built(chip));
        CHECK(report.access.suite.find("brainpoolP256r1") != std::string::npos);
        CHECK(report.has_finding("access.explicit_parameters"));
        CHECK(report.verdict(CheckId::security_infos_match) == Verdict::passed);
        if (mapping != Mapping::chip_authentication) continue;
        const auto check = check_of(report, CheckId::pace_chip_mapping);
        CHECK_MESSAGE(check.verdict == Verdict::passed, std::string(check.reason.view()));
    }
    // Without a number on either side, and a field instead of a curve.
    const auto unnumbered = judged(built(builder()
                                             .access(softchip::Access::pace)
                                             .pace({Mapping::generic, Agreement::dh, Cipher::aes128, 2, 32}, false)
                                             .active_authentication_rsa(2048, Hash::sha256)));
    CHECK(unnumbered.access.suite.find("RFC5114-2048-256") != std::string::npos);
    CHECK(unnumbered.has_finding("access.explicit_parameters"));
    // Two sets of parameters: tag 84 tells the chip which.
    auto two = builder();
    two.access(softchip::Access::pace)
        .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 12})
        .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 16, 41})
        .chip_key(Agreement::ecdh, Cipher::aes128, 13);
    CHECK(judged(built(two)).overall({}) == Overall::genuine);
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

TEST_CASE("an EF.CardSecurity of the copier's own making proves no chip beside the EF.SOD of a state") {
    // A document without DG14, copied into a chip that runs PACE-CAM with a key of its own.
    const auto copied = [] {
        auto chip = builder();
        chip.access(softchip::Access::pace)
            .pace({Mapping::chip_authentication, Agreement::ecdh, Cipher::aes128, 13})
            .chip_key(Agreement::ecdh, Cipher::aes128, 13, 13)
            .group(14, {});
        return chip;
    };
    auto maker = copied();
    auto copy = built(maker.signer("ds-stranger")); // holds the private key to its EF.CardSecurity
    copy.files = built(copied()).files;
    const auto report = judged(copy);
    CHECK(report.verdict(CheckId::signer_chain) == Verdict::passed);
    CHECK(report.verdict(CheckId::card_security_signature) != Verdict::passed);
    CHECK(report.verdict(CheckId::pace_chip_mapping) != Verdict::passed);
    CHECK_FALSE(report.acceptable({}));
    CHECK(judged(built(copied())).verdict(CheckId::pace_chip_mapping) == Verdict::passed);
}

TEST_CASE("Chip Authentication passes with curves, fields and every cipher, and a copy is caught") {
    const struct {
        Agreement agreement;
        Cipher cipher;
        int parameter_id;
    } ways[]{{Agreement::ecdh, Cipher::des3, 12},   {Agreement::ecdh, Cipher::aes128, 13},
             {Agreement::ecdh, Cipher::aes192, 15}, {Agreement::ecdh, Cipher::aes256, 17},
             {Agreement::dh, Cipher::des3, 0},      {Agreement::dh, Cipher::aes128, 1},
             {Agreement::dh, Cipher::aes192, 2},    {Agreement::dh, Cipher::aes256, 2}};
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

TEST_CASE("of keys on a curve and in a field, told apart by number, each is used by its own number") {
    for (const auto form : {softchip::KeyForm::explicit_parameters, softchip::KeyForm::named}) {
        const auto of = built(builder()
                                  .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
                                  .chip_key(Agreement::dh, Cipher::aes128, 2, 7, form)
                                  .chip_key(Agreement::ecdh, Cipher::aes256, 16, 9, form));
        Visit visit(of);
        const auto evidence = visit.read(keys_of(of));
        REQUIRE_MESSAGE(evidence, describe(evidence.error()));
        REQUIRE(evidence->chip_authentication);
        CHECK(evidence->chip_authentication->key_id == 9);
        auto one_left = of;
        one_left.chip_keys.pop_back(); // the chip refuses the stronger one
        Visit second(one_left);
        const auto weaker = second.read(keys_of(one_left));
        REQUIRE_MESSAGE(weaker, describe(weaker.error()));
        REQUIRE(weaker->chip_authentication);
        CHECK(weaker->chip_authentication->key_id == 7);
    }
}

TEST_CASE("a static key that names its group by the number of the standard is used like any other") {
    const auto of = built(builder()
                              .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
                              .chip_key(Agreement::ecdh, Cipher::aes128, 13, {}, softchip::KeyForm::standardised_id));
    CHECK(check_of(judged(of), CheckId::chip_authentication).verdict == Verdict::passed);
}

TEST_CASE("Chip Authentication counts only with a key that DG14 signs and an answer under the new keys") {
    const auto of = built(builder()
                              .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
                              .chip_key(Agreement::ecdh, Cipher::aes128, 13));
    Visit visit(of);
    const auto evidence = visit.read(keys_of(of));
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    REQUIRE(evidence->chip_authentication);
    const auto judged_with = [&](auto change) {
        auto changed = *evidence;
        change(*changed.chip_authentication);
        const auto verified = verify(changed, trust_in("cccd-2021"), {}, today());
        REQUIRE(verified);
        return check_of(verified->report, CheckId::chip_authentication);
    };
    CHECK(judged_with([](auto&) {}).verdict == Verdict::passed);
    const auto foreign = judged_with([](auto& record) { record.public_key_info.back() ^= 1; });
    CHECK(foreign.verdict == Verdict::failed);
    CHECK(foreign.reason.view() == "key_not_in_dg14");
    const auto unproved = judged_with([](auto& record) { record.proved = false; });
    CHECK(unproved.verdict == Verdict::failed);
    CHECK(unproved.reason.view() == "keys_not_proved");
}

TEST_CASE("a chip that refuses its strongest suite of Chip Authentication and takes a weaker one is named") {
    auto of = built(builder()
                        .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
                        .chip_key(Agreement::ecdh, Cipher::aes256, 16, 1)
                        .chip_key(Agreement::ecdh, Cipher::aes128, 13, 2));
    CHECK_FALSE(judged(of).has_finding("ca.weaker_suite"));
    of.chip_keys.erase(of.chip_keys.begin());
    const auto report = judged(of);
    CHECK(check_of(report, CheckId::chip_authentication).verdict == Verdict::passed);
    CHECK(report.has_finding("ca.weaker_suite"));
    CHECK(report.overall({}) == Overall::genuine_remarks);
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
