// Chips that do what the standard allows, or nearly: each habit of the software chip in a whole read, with exactly what
// comes of it.
#include "visit.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <functional>
#include <softchip/profile_builder.hpp>

using namespace flows;

namespace {

/// As a program reads that goes on where a channel ended: unlock, read, take up. Counts the channels.
Result<Evidence> read_on(Visit& visit, const AccessKeys& keys, const ReadRequest& request, int& channels) {
    for (channels = 1;; ++channels) {
        auto channel = visit.session.unlock(keys);
        if (!channel) return channel.error();
        auto evidence = visit.session.read(*channel, request);
        if (evidence || channels == 5) return evidence;
        auto interruption = visit.session.take_interruption();
        if (!interruption) return evidence;
        visit.session.resume(*std::move(interruption));
    }
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
    CHECK(channels == 3); // DG11 is not there, DG3 is closed
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

TEST_CASE("a chip that refuses in plain the Chip Authentication that it announces is no genuine one") {
    auto of = profile("cccd-2021");
    of.behaviour.errors_plain = true;
    of.chip_keys.clear();
    Visit visit(of, 5);
    const auto evidence = visit.read(can());
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::chip_authentication_failed);
    CHECK(evidence.error().status_word == 0x6A80);
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
    const auto evidence = visit.read(keys_of(of));
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK_FALSE(evidence->file(File::dg2).empty());
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.overall({}) == Overall::not_genuine);
}
