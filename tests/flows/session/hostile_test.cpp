// A chip that attacks: every switch of the software chip ends in an error of its own, with the channel closed.
#include "visit.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <softchip/profile_builder.hpp>

using namespace flows;

namespace {

struct Attack {
    const char* name;
    std::function<void(softchip::Hostile&)> set;
    ErrorCode expected;
};

const Attack attacks_on_pace[]{
    {"token", [](auto& h) { h.wrong_pace_token = true; }, ErrorCode::access_protocol_failed},
    {"equal key", [](auto& h) { h.equal_public_key = true; }, ErrorCode::access_protocol_failed},
    {"off the curve", [](auto& h) { h.off_curve_point = true; }, ErrorCode::access_protocol_failed},
    {"infinity", [](auto& h) { h.infinity_point = true; }, ErrorCode::access_protocol_failed},
    {"short token", [](auto& h) { h.token_length = 4; }, ErrorCode::access_protocol_failed},
};

class RepeatedRandom final : public Random {
public:
    Status fill(MutableBytes out) override {
        for (auto& octet : out) octet = static_cast<std::uint8_t>((state_ = state_ * 1103515245u + 12345u) >> 16);
        return {};
    }

private:
    std::uint32_t state_ = 1;
};

/// At the n-th protected answer: early, in the middle of a file, late.
constexpr std::size_t moments[]{1, 2, 3, 9, 20};

void attack(const Attack& attack, const AccessPolicy& policy) {
    CAPTURE(std::string(attack.name));
    auto of = profile("cccd-2021");
    attack.set(of.hostile);
    // The same keys in each run: the end of an answer that is cut off can look like 61xx, which is another attack.
    RepeatedRandom random;
    Environment environment;
    environment.random = &random;
    Visit visit(of, 11, demo::ChipTransport::short_reader(), environment);
    auto channel = visit.session.unlock(can(), policy);
    Error error{ErrorCode::internal, Stage::none, 0, 0, "no error at all"};
    if (!channel) {
        error = channel.error();
    } else {
        const auto evidence = visit.session.read(*channel, {});
        if (!evidence) error = evidence.error();
        if (!evidence) CHECK(visit.session.read(*channel, {}).error().code == ErrorCode::channel_closed);
    }
    CHECK_MESSAGE(error.code == attack.expected, describe(error));
}

} // namespace

TEST_CASE("a spoiled answer at any moment of the channel closes it") {
    AccessPolicy policy;
    policy.chip_authentication = false;
    for (const auto moment : moments) {
        CAPTURE(moment);
        const Attack attacks[]{
            {"replay", [&](auto& h) { h.replay_at = moment; }, ErrorCode::secure_messaging_mac},
            {"mac", [&](auto& h) { h.wrong_mac_at = moment; }, ErrorCode::secure_messaging_mac},
            {"counter", [&](auto& h) { h.wrong_ssc_at = moment; }, ErrorCode::secure_messaging_mac},
            // A status alone comes without a data object; what comes of a file is no series of data objects.
            {"plain", [&](auto& h) { h.plain_at = moment; },
             moment == 1 ? ErrorCode::secure_messaging_missing : ErrorCode::secure_messaging_malformed},
            {"truncated", [&](auto& h) { h.truncate_at = moment; }, ErrorCode::secure_messaging_malformed},
            {"oversize", [&](auto& h) { h.oversize_at = moment; }, ErrorCode::response_malformed},
            {"padding", [&](auto& h) { h.bad_padding_at = moment; }, ErrorCode::secure_messaging_malformed},
        };
        for (const auto& one : attacks) {
            // The first protected answer, to SELECT, has no data whose padding could be spoiled.
            if (std::string_view(one.name) == "padding" && moment == 1) continue;
            // Nothing came before the first answer that could be replayed.
            if (std::string_view(one.name) == "replay" && moment == 1) continue;
            attack(one, policy);
        }
    }
}

TEST_CASE("a protected answer with data may leave the status out (Doc 9303-11 §9.8.4): the MAC covers what is there") {
    auto of = profile("cccd-2021");
    of.hostile.drop_status_at = 9;
    Visit visit(of, 11, demo::ChipTransport::short_reader());
    const auto evidence = visit.read(can());
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->files.at(File::dg2) == of.files.at(softchip::fid::data_group(2)));
}

TEST_CASE("a chip that breaks the rules of PACE is not opened") {
    for (const auto& one : attacks_on_pace) attack(one, {});
}

TEST_CASE("the same in each mapping, on curves and in fields") {
    using softchip::Agreement;
    using softchip::Mapping;
    const softchip::PaceSuite suites[]{{Mapping::generic, Agreement::dh, softchip::Cipher::aes128, 2},
                                       {Mapping::integrated, Agreement::ecdh, softchip::Cipher::aes128, 13},
                                       {Mapping::integrated, Agreement::dh, softchip::Cipher::aes128, 1},
                                       {Mapping::chip_authentication, Agreement::ecdh, softchip::Cipher::aes128, 13}};
    for (const auto& suite : suites) {
        CAPTURE(static_cast<int>(suite.mapping));
        CAPTURE(suite.parameter_id);
        auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                          .access(softchip::Access::pace)
                          .pace(suite)
                          .chip_key(Agreement::ecdh, softchip::Cipher::aes128, 13, 13)
                          .build();
        REQUIRE_MESSAGE(loaded.profile, loaded.error);
        for (const auto& one : attacks_on_pace) {
            // A field has no point at infinity and nothing off a curve.
            const std::string_view name = one.name;
            if (suite.agreement == Agreement::dh && (name == "infinity" || name == "off the curve")) continue;
            CAPTURE(std::string(name));
            auto of = *loaded.profile;
            one.set(of.hostile);
            Visit visit(of, 11);
            const auto channel = visit.session.unlock(keys_of(of));
            REQUIRE_FALSE(channel);
            CHECK_MESSAGE(channel.error().code == one.expected, describe(channel.error()));
        }
    }
}

TEST_CASE("answers without end are cut off") {
    attack({"61", [](auto& h) { h.endless_61 = true; }, ErrorCode::response_endless}, {});
    AccessPolicy policy;
    policy.chip_authentication = false;
    auto of = profile("cccd-2021");
    of.hostile.endless_6c = true;
    Visit visit(of);
    const auto evidence = visit.read(can(), {}, policy);
    // The length is put right once; the second 6Cxx is an answer in plain like any other.
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::secure_messaging_missing);
    CHECK((evidence.error().status_word & 0xFF00) == 0x6C00);
    CHECK_FALSE(visit.session.take_interruption());
    CHECK(visit.transport.exchanges() < 30);
}

TEST_CASE("a header that promises more than is there makes that file missing, and no memory is taken for it") {
    auto of = profile("cccd-2021");
    of.hostile.lying_header[softchip::fid::data_group(2)] = from_hex("758400FFFFFF");
    Visit visit(of);
    const auto evidence = visit.read(can());
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    REQUIRE(evidence->missing.size() == 1);
    CHECK(evidence->missing[0].file == File::dg2);
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->document.full_name.has_value());
    CHECK(verified->report.overall({}) == Overall::genuine_remarks);
}

TEST_CASE("the protected status counts, whatever the plain one says") {
    for (const std::size_t moment : {30u, 40u, 50u}) { // in the middle of DG2
        auto of = profile("cccd-2021");
        of.behaviour.short_file_identifiers = false; // else the reader selects the file and reads on
        of.hostile.wrong_status_at = moment;         // 9000 outside, 6A82 under the MAC
        Visit visit(of, 11, demo::ChipTransport::short_reader());
        const auto evidence = visit.read(can());
        REQUIRE_MESSAGE(evidence, describe(evidence.error()));
        REQUIRE(evidence->missing.size() == 1);
        CHECK(evidence->missing[0].file == File::dg2);
        CHECK(evidence->missing[0].error.code == ErrorCode::file_not_found);
        CHECK(evidence->missing[0].error.status_word == 0x6A82);
    }
}

TEST_CASE("a chip that counts wrong PINs down is left before the last try") {
    auto of = profile("cccd-2021");
    of.passwords.pin = "246810";
    Visit visit(of, 11, demo::ChipTransport::short_reader());
    std::uint16_t left = 0x63C2;
    for (const auto* pin : {"123456", "654321"}) {
        const auto refused = visit.read(keys(AccessKey::from_pin(pin)));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::access_denied_wrong_key);
        CHECK(refused.error().status_word == left--);
    }
    for (const auto* pin : {"111111", "246810"}) {
        const auto suspended = visit.read(keys(AccessKey::from_pin(pin)));
        REQUIRE_FALSE(suspended);
        CHECK(suspended.error().code == ErrorCode::access_blocked);
        CHECK(suspended.error().status_word == 0x63C1);
    }
    CHECK(visit.chip.status().password_failures == 2);
}

TEST_CASE("a password that the card refused is not sent to it again, and another one is") {
    Visit visit(profile("cccd-2021"), 11, demo::ChipTransport::short_reader());
    for (int times = 0; times < 3; ++times) {
        const auto refused = visit.read(keys(AccessKey::from_can("999999")));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::access_denied_wrong_key);
        CHECK(visit.chip.status().password_failures == 1);
    }
    CHECK(visit.session.unlock(keys(AccessKey::from_can("999999"), AccessKey::from_can("012345"))));
    CHECK(visit.chip.status().password_failures == 1);
}

TEST_CASE("a PUK opens PACE and gives the PIN its tries back") {
    auto of = profile("cccd-2021");
    of.passwords.pin = "246810";
    of.passwords.puk = "1357924680";
    Visit visit(of, 11, demo::ChipTransport::short_reader());
    CHECK_FALSE(visit.read(keys(AccessKey::from_pin("123456"))));
    CHECK(visit.session.unlock(keys(AccessKey::from_puk("1357924680"))));
    CHECK(visit.session.unlock(keys(AccessKey::from_pin("246810"))));
}

TEST_CASE("a chip that announces a strong suite and refuses it is opened with a weaker one, and the report says so") {
    auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                      .access(softchip::Access::pace)
                      .pace({softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes256, 16})
                      .pace({softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 13})
                      .build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    loaded.profile->pace.erase(loaded.profile->pace.begin());
    Visit visit(*loaded.profile);
    const auto evidence = visit.read(keys_of(*loaded.profile));
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->access.suite == "PACE-ECDH-GM-AES-CBC-CMAC-128 brainpoolP256r1");
    CHECK(evidence->access.strongest_offered == "PACE-ECDH-GM-AES-CBC-CMAC-256 brainpoolP384r1");
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.has_finding("access.weaker_suite"));
    CHECK(verified->report.overall({}) != Overall::genuine);
}

TEST_CASE(
    "a chip that announces PACE and refuses it is opened by BAC only where the policy says so, and the report tells") {
    auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                      .access(softchip::Access::pace_or_bac)
                      .pace({softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 13})
                      .build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    loaded.profile->pace.clear(); // EF.CardAccess still names it
    Visit refused(*loaded.profile);
    CHECK_FALSE(refused.read(keys_of(*loaded.profile)));
    AccessPolicy policy;
    policy.bac = BacRule::also_after_failed_pace;
    Visit visit(*loaded.profile);
    const auto evidence = visit.read(keys_of(*loaded.profile), {}, policy);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->access.method == AccessMethod::bac);
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.has_finding("access.bac_after_pace_offered"));
    CHECK(verified->report.overall({}) != Overall::genuine);
}

TEST_CASE("a refused password is not tried again with the chip's next suite") {
    using softchip::PaceSuite;
    const PaceSuite suites[]{{softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 13},
                             {softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 12}};
    std::size_t exchanges[2]{};
    for (const std::size_t offered : {1U, 2U}) {
        softchip::ProfileBuilder builder(CCCD_PROFILES);
        builder.access(softchip::Access::pace);
        for (std::size_t i = 0; i < offered; ++i) builder.pace(suites[i]);
        const auto loaded = builder.build();
        REQUIRE_MESSAGE(loaded.profile, loaded.error);
        Visit visit(*loaded.profile);
        CHECK(visit.session.unlock(keys(AccessKey::from_can("999999"))).error().code ==
              ErrorCode::access_denied_wrong_key);
        exchanges[offered - 1] = visit.transport.exchanges();
    }
    CHECK(exchanges[1] == exchanges[0]);
}
