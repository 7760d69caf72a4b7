// What goes wrong at a counter, and what is done to cards: each gives exactly its verdict or its error.
#include "visit.hpp"

#include <algorithm>
#include <cccd/json.hpp>
#include <doctest/doctest.h>

using namespace flows;

namespace {

constexpr auto card = "cccd-2021";

Report judged(const softchip::Profile& of, const Trust& trust, const AccessPolicy& access = {},
              const ReadRequest& request = {}) {
    Visit visit(of);
    const auto evidence = visit.read(keys_of(of), request, access);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    auto verified = verify(*evidence, trust, {}, today());
    REQUIRE(verified);
    return std::move(verified->report);
}

std::vector<std::string> failed_checks(const Report& report) {
    std::vector<std::string> failed;
    for (const auto& check : report.checks)
        if (check.verdict == Verdict::failed)
            failed.push_back(std::string(name(check.id)) + " " + std::string(name(check.file)));
    return failed;
}

AccessPolicy without_chip_authentication() {
    AccessPolicy policy;
    policy.chip_authentication = false;
    return policy;
}

} // namespace

TEST_CASE("a wrong CAN is an error of its own and not a lost card") {
    Visit visit(profile(card));
    const auto evidence = visit.read(keys(AccessKey::from_can("543210")));
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::access_denied_wrong_key);
    CHECK(visit.chip.status().password_failures == 1);
}

TEST_CASE("a wrong MRZ is an error of its own") {
    Visit visit(profile(card));
    const auto evidence = visit.read(keys(AccessKey::from_document("090012345", "900815", "310815")));
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::access_denied_wrong_key);
}

TEST_CASE("no key for a chip that wants one is an error of its own") {
    Visit visit(profile(card));
    CHECK(visit.read({}).error().code == ErrorCode::no_access_key);
}

TEST_CASE("a card that is pulled at any exchange gives card_removed, and the next visit works") {
    std::size_t exchanges = 0;
    {
        Visit visit(profile(card), 7);
        REQUIRE(visit.read(keys(AccessKey::from_can("012345"))));
        exchanges = visit.transport.exchanges();
    }
    REQUIRE(exchanges > 10);
    Visit visit(profile(card), 7);
    for (std::size_t at = 0; at < exchanges; ++at) {
        CAPTURE(at);
        visit.chip.insert();
        REQUIRE(visit.transport.reset({}));
        visit.chip.remove_after(at);
        Session session(visit.transport);
        auto channel = session.unlock(keys(AccessKey::from_can("012345")));
        if (!channel) {
            CHECK(channel.error().code == ErrorCode::card_removed);
            continue;
        }
        const auto evidence = session.read(*channel);
        REQUIRE_FALSE(evidence);
        CHECK(evidence.error().code == ErrorCode::card_removed);
    }
    visit.chip.insert();
    REQUIRE(visit.transport.reset({}));
    CHECK(visit.read(keys(AccessKey::from_can("012345"))));
}

TEST_CASE("a changed byte in DG13 fails the hash of DG13 alone, and nothing of DG13 is shown") {
    auto forged = profile(card);
    auto& dg13 = forged.files[softchip::fid::data_group(13)];
    dg13[60] ^= 1;
    Visit visit(forged);
    const auto evidence = visit.read(keys_of(forged));
    REQUIRE(evidence);
    const auto verified = verify(*evidence, trust_in(card), {}, today());
    REQUIRE(verified);
    CHECK(failed_checks(verified->report) == std::vector<std::string>{"data_group_hash EF.DG13"});
    CHECK(verified->report.overall({}) == Overall::not_genuine);
    CHECK_FALSE(verified->document.place_of_residence.has_value());
    REQUIRE(verified->document.full_name);
    CHECK(verified->document.full_name->file == File::dg1);
}

TEST_CASE("a forged EF.SOD fails its signature and shows nothing at all") {
    auto forged = profile(card);
    forged.files[softchip::fid::ef_sod].back() ^= 1;
    Visit visit(forged);
    const auto evidence = visit.read(keys_of(forged));
    REQUIRE(evidence);
    const auto verified = verify(*evidence, trust_in(card), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.verdict(CheckId::sod_signature) == Verdict::failed);
    CHECK(verified->report.overall({}) == Overall::not_genuine);
    CHECK_FALSE(verified->document.full_name.has_value());
    CHECK_FALSE(verified->document.face.has_value());
    CHECK_FALSE(verified->document.mrz.has_value());
    CHECK(verified->report.verdict(CheckId::active_authentication) == Verdict::not_attempted);
}

TEST_CASE("a copy without the Active Authentication key fails that check alone") {
    auto clone = profile(card);
    softchip::forget_active_authentication_key(clone);
    const auto report = judged(clone, trust_in(card), without_chip_authentication());
    CHECK(failed_checks(report) == std::vector<std::string>{"active_authentication EF.DG15"});
    CHECK(report.overall({}) == Overall::not_genuine);
}

TEST_CASE("a copy without the Chip Authentication key can not hold the channel") {
    auto clone = profile(card);
    clone.chip_keys.at(0).private_scalar.back() ^= 1;
    Visit visit(clone);
    const auto evidence = visit.read(keys_of(clone));
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::chip_authentication_failed);
}

TEST_CASE("an unknown CSCA is neither genuine nor forged") {
    const auto report = judged(profile(card), Trust());
    CHECK(report.verdict(CheckId::signer_chain) == Verdict::no_trust_anchor);
    CHECK(failed_checks(report).empty());
    CHECK(report.overall({}) == Overall::cannot_tell);
}

TEST_CASE("an EF.SOD by a stranger of the same name is not taken for the state's") {
    auto forged = profile(card);
    forged.files[softchip::fid::ef_sod] = support::read_file(profile_folder(card) / "variants" / "EF.SOD.stranger");
    const auto report = judged(forged, trust_in(card));
    CHECK(report.verdict(CheckId::signer_chain) != Verdict::passed);
    CHECK_FALSE(report.acceptable({}));
}

TEST_CASE("EF.CardAccess without the suite that DG14 signs is named a downgrade") {
    auto downgraded = profile(card);
    downgraded.master_files.erase(softchip::fid::ef_card_access);
    downgraded.pace.clear();
    downgraded.access = softchip::Access::bac;
    const auto report = judged(downgraded, trust_in(card));
    CHECK(report.access.method == AccessMethod::bac);
    CHECK(report.has_finding("access.card_access_hidden"));
    CHECK(report.overall({}) == Overall::genuine_remarks);
}

TEST_CASE("EF.CardAccess that names another suite than DG14 fails") {
    auto changed = profile(card);
    changed.master_files[softchip::fid::ef_card_access].back() = 12;
    changed.pace.at(0).parameter_id = 12;
    const auto report = judged(changed, trust_in(card));
    CHECK(report.access.method == AccessMethod::pace);
    CHECK(failed_checks(report) == std::vector<std::string>{"security_infos_match EF.CardAccess"});
    CHECK(report.has_finding("access.card_access_lacks_pace"));
    CHECK(report.has_finding("access.card_access_adds_pace"));
}

TEST_CASE("closed fingerprints and absent groups are missing, not errors") {
    Visit visit(profile(card));
    ReadRequest request;
    request.files = {File::dg1, File::dg3, File::dg11, File::dg13};
    const auto evidence = visit.read(keys(AccessKey::from_can("012345")), request);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    REQUIRE(evidence->missing.size() == 2);
    CHECK(evidence->missing[0].file == File::dg11);
    CHECK(evidence->missing[0].error.code == ErrorCode::file_not_found);
    CHECK(evidence->missing[1].file == File::dg3);
    CHECK(evidence->missing[1].error.code == ErrorCode::file_access_denied);
    const auto verified = verify(*evidence, trust_in(card), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.hash_verdict(File::dg3) == Verdict::not_attempted);
    CHECK(verified->report.overall({}) == Overall::genuine);
}

TEST_CASE("DG15 that EF.SOD covers and the chip hides leaves the chip unproved, and says so") {
    auto stripped = profile(card);
    stripped.files.erase(softchip::fid::data_group(15));
    const auto report = judged(stripped, trust_in(card), without_chip_authentication());
    CHECK(report.verdict(CheckId::active_authentication) == Verdict::not_attempted);
    CHECK(report.has_finding("aa.announced_not_done"));
    CHECK(report.overall({}) == Overall::cannot_tell);
}

TEST_CASE("an EF.COM that lists other groups than EF.SOD is named") {
    auto changed = profile(card);
    auto& com = changed.files[softchip::fid::ef_com];
    com.back() = 0x6B; // DG11 in place of the last group of the list
    ReadRequest request;
    request.files.insert(File::com);
    const auto report = judged(changed, trust_in(card), {}, request);
    CHECK(report.has_finding("com.lists_unsigned_group"));
    CHECK(report.has_finding("com.lacks_signed_group"));
}

TEST_CASE("evidence judged again from its record and its files gives the same report") {
    Visit visit(profile(card));
    ReadRequest request;
    request.active_authentication_always = true;
    const auto evidence = visit.read(keys(AccessKey::from_can("012345")), request);
    REQUIRE(evidence);
    Evidence again;
    again.files = evidence->files;
    REQUIRE(restore_evidence_record(evidence_record(*evidence), again));
    const auto first = verify(*evidence, trust_in(card), {}, today());
    const auto second = verify(again, trust_in(card), {}, today());
    REQUIRE(first);
    REQUIRE(second);
    CHECK(to_json(*first, {}) == to_json(*second, {}));
}

TEST_CASE("names come before the portrait and each file is told of once") {
    Visit visit(profile(card));
    std::vector<File> order;
    std::size_t last_done = 0;
    bool forward = true, within = true;
    ReadRequest request;
    request.on_file = [&](const Evidence& so_far) {
        for (const auto& [file, content] : so_far.files)
            if (std::find(order.begin(), order.end(), file) == order.end()) order.push_back(file);
    };
    request.progress = [&](const Progress& progress) {
        forward = forward && progress.done >= last_done;
        within = within && progress.done <= progress.total;
        last_done = progress.done;
    };
    const auto evidence = visit.read(keys(AccessKey::from_can("012345")), request);
    REQUIRE(evidence);
    CHECK(forward);
    CHECK(within);
    const auto at = [&](File file) { return std::find(order.begin(), order.end(), file) - order.begin(); };
    CHECK(at(File::sod) < at(File::dg13));
    CHECK(at(File::dg13) < at(File::dg2));
    CHECK(at(File::dg14) < at(File::dg13));
}

TEST_CASE("a stop token ends the read at the next command") {
    Visit visit(profile(card));
    auto channel = visit.session.unlock(keys(AccessKey::from_can("012345")));
    REQUIRE(channel);
    std::stop_source stop;
    ReadRequest request;
    request.progress = [&](const Progress& progress) {
        if (progress.done > 3000) stop.request_stop();
    };
    const auto evidence = visit.session.read(*channel, request, {stop.get_token(), {}});
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::cancelled);

    // Nothing went out that the chip did not answer: the channel is as good as before.
    REQUIRE(channel->open());
    const auto again = visit.session.read(*channel);
    REQUIRE_MESSAGE(again, describe(again.error()));
    CHECK(verify(*again, trust_in(card), {}, today())->report.overall({}) == Overall::genuine);
}

TEST_CASE("a challenge of the caller is the one that is signed") {
    Visit visit(profile(card));
    ReadRequest request;
    request.active_authentication_always = true;
    request.challenge = std::array<std::uint8_t, 8>{1, 2, 3, 4, 5, 6, 7, 8};
    const auto evidence = visit.read(keys(AccessKey::from_can("012345")), request);
    REQUIRE(evidence);
    REQUIRE(evidence->active_authentication);
    CHECK(to_hex(evidence->active_authentication->challenge) == "0102030405060708");
    CHECK(evidence->active_authentication->challenge_from_caller);
    CHECK(verify(*evidence, trust_in(card), {}, today())->report.verdict(CheckId::active_authentication) ==
          Verdict::passed);
}

TEST_CASE("two reads draw two different challenges") {
    Bytes challenges[2];
    for (auto& challenge : challenges) {
        Visit visit(profile(card));
        ReadRequest request;
        request.files = {File::dg1};
        request.active_authentication_always = true;
        challenge = visit.read(keys(AccessKey::from_can("012345")), request)->active_authentication->challenge;
    }
    CHECK(challenges[0] != challenges[1]);
}
