// Chips that do what the standard allows, or nearly: each habit of the software chip in a whole read, with exactly what
// comes of it.
#include "support/meddler.hpp"
#include "visit.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <functional>
#include <softchip/profile_builder.hpp>

using namespace flows;

namespace {

/// Answers in the chip's place that this data group is closed, whenever it is read by its short identifier.
auto calls_closed(std::uint8_t group) {
    return [group](const Bytes& command, Bytes& answer) {
        if (command[0] == 0x0C && command[1] == 0xB0 && command[2] == (0x80 | group)) answer = from_hex("6982");
    };
}

bool found(const AccessRecord& record, std::string_view id) {
    return std::any_of(record.findings.begin(), record.findings.end(),
                       [id](const Finding& finding) { return finding.id.view() == id; });
}

struct Habit {
    const char* name;
    std::function<void(softchip::Profile&)> set;
};

} // namespace

TEST_CASE("every habit that a chip may have leaves the read whole and genuine") {
    const Habit habits[]{
        {"no Le with SELECT", [](auto& p) { p.behaviour.refuse_le_on_select = true; }},
        {"no Le with MSE", [](auto& p) { p.behaviour.refuse_le_on_mse = true; }},
        {"SELECT of the master file unknown", [](auto& p) { p.behaviour.select_master_file_status = 0x6D00; }},
        {"no master file", [](auto& p) { p.behaviour.select_master_file_status = 0x6A82; }},
        {"the master file not allowed", [](auto& p) { p.behaviour.select_master_file_status = 0x6986; }},
        {"no short identifiers", [](auto& p) { p.behaviour.short_file_identifiers = false; }},
        {"every answer by GET RESPONSE", [](auto& p) { p.behaviour.get_response_for_all = true; }},
        {"exact lengths only", [](auto& p) { p.behaviour.exact_le = true; }},
        {"6282 at the end", [](auto& p) { p.behaviour.warn_at_end = true; }},
        {"a slow answer to wrong passwords", [](auto& p) { p.behaviour.delay_after_failure_ms = 50; }},
        {"tag 84 wanted", [](auto& p) { p.behaviour.wants_parameter_reference = true; }},
        {"errors in plain", [](auto& p) { p.behaviour.errors_plain = true; }},
        {"buffers of 300 octets", [](auto& p) { p.behaviour.max_response = 300; }},
    };
    for (const auto& habit : habits) {
        CAPTURE(habit.name);
        auto of = profile("cccd-2021");
        habit.set(of);
        Visit visit(of, 5);
        int channels = 0;
        const auto evidence = read_on(visit, can(), {}, channels);
        REQUIRE_MESSAGE(evidence, describe(evidence.error()));
        CHECK(channels == 1);
        for (const auto number : {1u, 2u, 13u})
            CHECK(evidence->files.at(data_group(number)) == of.files.at(softchip::fid::data_group(number)));
        CHECK(verify(*evidence, trust_in("cccd-2021"), {}, today())->report.overall({}) == Overall::genuine);
    }
}

TEST_CASE("where the master file can not be selected and the application is current, EF.CardAccess is assumed") {
    auto of = profile("cccd-2021");
    of.behaviour.starts_in_application = true;
    of.behaviour.select_master_file_status = 0x6D00;
    of.behaviour.short_file_identifiers = false;
    Visit visit(of, 5);
    const auto evidence = visit.read(can());
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->access.method == AccessMethod::pace);
    CHECK(found(evidence->access, "access.assumed_card_access"));
}

TEST_CASE("a chip that announces buffers and can not pass an extended command is read in short ones at the second go") {
    auto of = profile("cccd-2021");
    of.behaviour.extended_length = false; // EF.ATR/INFO of the profile says otherwise
    Visit visit(of, 5);
    int channels = 0;
    const auto evidence = read_on(visit, can(), {}, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(channels <= 2);
    CHECK(verify(*evidence, trust_in("cccd-2021"), {}, today())->report.overall({}) == Overall::genuine);
}

TEST_CASE(
    "a chip whose refusals come in plain loses the channel over a closed group, and the read goes on without it") {
    auto of = profile("cccd-2021");
    of.behaviour.errors_plain = true;
    Visit visit(of, 5, demo::ChipTransport::short_reader());
    ReadRequest request;
    request.files = {File::dg1, File::dg3, File::dg13, File::dg2, File::dg11};
    int channels = 0;
    const auto evidence = read_on(visit, can(), request, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(channels == 5); // DG11 is not there, DG3 is closed; each is asked for twice
    REQUIRE(evidence->missing.size() == 2);
    for (const auto& missing : evidence->missing) {
        const bool closed = missing.file == File::dg3;
        CHECK((closed || missing.file == File::dg11));
        CHECK(missing.error.code == (closed ? ErrorCode::file_access_denied : ErrorCode::file_not_found));
    }
    CHECK(evidence->files.at(File::dg2) == of.files.at(softchip::fid::data_group(2)));
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.overall({}) == Overall::genuine);
}

TEST_CASE("a copy that refuses everything in plain after Chip Authentication is not taken for the chip") {
    auto of = profile("cccd-2021");
    of.chip_keys.at(0).private_scalar.back() ^= 1;
    of.behaviour.errors_plain = true;
    Visit visit(of, 5);
    int channels = 0;
    const auto evidence = read_on(visit, can(), {}, channels);
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::chip_authentication_failed);
}

TEST_CASE("a copy that calls closed whatever it can not decipher is found out in the second channel") {
    auto of = profile("cccd-2021");
    of.chip_keys.at(0).private_scalar.back() ^= 1;
    Visit visit(of, 5);
    support::Meddler transport(visit.transport);
    transport.change = [](const Bytes&, Bytes& answer) {
        if (answer == from_hex("6988")) answer = from_hex("6982");
    };
    Session session(transport);
    int channels = 0;
    const auto evidence = read_on(session, can(), {}, channels);
    REQUIRE_FALSE(evidence);
    CHECK(channels == 2);
    CHECK(evidence.error().code == ErrorCode::chip_authentication_failed);
}

TEST_CASE("a plain 6982 or 6D00 once, as of a chip that the reader has powered anew, costs a channel and no more") {
    for (const char* answer : {"6982", "6D00", "6A82", "6985"}) {
        for (const int at : {12, 20, 60}) {
            CAPTURE(answer);
            CAPTURE(at);
            Visit visit(profile("cccd-2021"), 5, demo::ChipTransport::short_reader());
            int protected_commands = 0;
            support::Meddler transport(visit.transport);
            transport.change = [&](const Bytes& command, Bytes& response) {
                if ((command[0] & 0x0C) == 0x0C && ++protected_commands == at) response = from_hex(answer);
            };
            Session session(transport);
            int channels = 0;
            const auto evidence = read_on(session, can(), {}, channels);
            REQUIRE_MESSAGE(evidence, describe(evidence.error()));
            CHECK(channels == 2);
            CHECK(evidence->missing.empty());
            CHECK(verify(*evidence, trust_in("cccd-2021"), {}, today())->report.overall({}) == Overall::genuine);
        }
    }
}

TEST_CASE("a chip that refuses in plain the Chip Authentication that it announces is read and is no genuine one") {
    auto of = profile("cccd-2021");
    of.behaviour.errors_plain = true;
    of.chip_keys.clear();
    Visit visit(of, 5);
    int channels = 0;
    const auto evidence = read_on(visit, can(), {}, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(channels == 3);
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.overall({}) == Overall::not_genuine);
    CHECK(verified->report.verdict(CheckId::chip_authentication) == Verdict::failed);
}

TEST_CASE(
    "an offer of Chip Authentication that is refused in plain makes room for the next, and 3DES has two commands") {
    auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                      .access(softchip::Access::pace)
                      .pace({softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 13})
                      .chip_key(softchip::Agreement::ecdh, softchip::Cipher::aes128, 13, 1)
                      .chip_key(softchip::Agreement::ecdh, softchip::Cipher::des3, 13, 2)
                      .build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    const std::vector<std::uint8_t> asked{0xA4, 0xA4, 0xA6, 0xA6, 0xA4}; // P2: Set AT twice, then Set KAT, then Set AT
    for (const std::size_t refused : {1, 2, 3, 4}) {
        CAPTURE(refused);
        Visit visit(*loaded.profile, 5);
        support::Meddler transport(visit.transport);
        std::vector<std::uint8_t> sent;
        transport.change = [&](const Bytes& command, Bytes& answer) {
            if (command[0] != 0x0C || command[1] != 0x22) return;
            sent.push_back(command[3]);
            if (sent.size() <= refused) answer = from_hex("6A80");
        };
        Session session(transport);
        int channels = 0;
        const auto evidence = read_on(session, keys_of(*loaded.profile), {}, channels);
        REQUIRE_MESSAGE(evidence, describe(evidence.error()));
        CHECK(channels == static_cast<int>(refused) + 1);
        CHECK(std::equal(sent.begin(), sent.end(), asked.begin(), asked.begin() + channels));
        REQUIRE(evidence->chip_authentication);
        CHECK(evidence->chip_authentication->proved);
        CHECK(evidence->chip_authentication->key_id == (refused == 1 ? 1u : 2u));
    }
}

TEST_CASE("whoever stands between and calls EF.DG14 closed does not take Chip Authentication out of the verdict") {
    Visit visit(profile("cccd-2021"), 5);
    support::Meddler transport(visit.transport);
    transport.change = calls_closed(14);
    Session session(transport);
    int channels = 0;
    const auto evidence = read_on(session, can(), {}, channels);
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::secure_messaging_missing);
    CHECK(channels == 2);
}

TEST_CASE("a portrait that EF.SOD announces and that is called closed is missed in the report") {
    Visit visit(profile("cccd-2021"), 5);
    support::Meddler transport(visit.transport);
    transport.change = calls_closed(2);
    Session session(transport);
    int channels = 0;
    const auto evidence = read_on(session, can(), {}, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(channels == 3);
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.has_finding("file.announced_missing"));
    CHECK(verified->report.overall({}) == Overall::genuine_remarks);
}

TEST_CASE("a chip whose short identifiers select nothing and whose errors are plain is read by SELECT") {
    auto of = profile("bac-only");
    of.behaviour.errors_plain = true;
    of.behaviour.short_file_identifiers_select = false;
    Visit visit(of, 5, demo::ChipTransport::short_reader());
    int channels = 0;
    const auto evidence = read_on(visit, keys_of(of), {}, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(channels == 2);
    CHECK(evidence->files.at(File::dg2) == of.files.at(softchip::fid::data_group(2)));
}

TEST_CASE("a chip with neither short identifiers nor protected errors is read by SELECT from the second channel on") {
    auto of = profile("bac-only");
    of.behaviour.errors_plain = true;
    of.behaviour.short_file_identifiers = false;
    Visit visit(of, 5);
    int channels = 0;
    const auto evidence = read_on(visit, keys_of(of), {}, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(channels == 2);
    CHECK(evidence->files.at(File::dg2) == of.files.at(softchip::fid::data_group(2)));
    CHECK(visit.read(keys_of(of))); // what was learned of the card stays
}

TEST_CASE("EF.COM and EF.DG15 that a chip refuses in plain lose nothing of the read") {
    auto of = profile("cccd-2021");
    of.behaviour.errors_plain = true;
    of.files.erase(softchip::fid::data_group(15));
    of.files.erase(softchip::fid::ef_com);
    Visit visit(of, 5);
    ReadRequest request;
    request.files.insert(File::com);
    request.active_authentication_always = true;
    int channels = 0;
    const auto evidence = read_on(visit, can(), request, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    REQUIRE(evidence->missing.size() == 2);
    CHECK(evidence->missing[0].file == File::com);
    CHECK(evidence->missing[1].file == File::dg15);
    CHECK_FALSE(evidence->file(File::dg2).empty());
}

TEST_CASE("a refusal of Active Authentication in plain is a failed check and loses nothing that was read") {
    auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                      .access(softchip::Access::pace)
                      .pace({softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 13})
                      .active_authentication_ecdsa(13, softchip::Hash::sha256)
                      .build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    auto of = *loaded.profile;
    of.behaviour.errors_plain = true;
    of.active_authentication.reset(); // DG15 goes on announcing it
    Visit visit(of, 5);
    int channels = 0;
    const auto evidence = read_on(visit, keys_of(of), {}, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(channels == 2); // the first refusal proves nothing
    CHECK_FALSE(evidence->file(File::dg2).empty());
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.overall({}) == Overall::not_genuine);
}
