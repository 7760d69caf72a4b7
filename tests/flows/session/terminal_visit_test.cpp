// A whole visit by a terminal that may read fingerprints.
#include "support/cv_issuer.hpp"
#include "support/meddler.hpp"
#include "visit.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <softchip/profile_builder.hpp>

using namespace flows;

namespace {

struct Pki {
    support::CvKey root{0x11}, verifier{0x33}, terminal{0x44}, stranger{0x55};
    Bytes self = support::issue_cv({"VNCVCA00001", "VNCVCA00001", 0xC3, true}, root, root);
    Bytes dv = support::issue_cv({"VNCVCA00001", "VNDV00001", 0x83}, verifier, root);
    Bytes is = support::issue_cv({"VNDV00001", "VNIS00001", 0x01}, terminal, verifier);
};

softchip::Profile chip_of(const Pki& pki, softchip::Access access = softchip::Access::pace) {
    softchip::ProfileBuilder builder(CCCD_PROFILES);
    builder.access(access)
        .chip_key(softchip::Agreement::ecdh, softchip::Cipher::aes128, 13, 13)
        .terminal_authentication({pki.self}, "260601");
    if (access != softchip::Access::bac)
        builder.pace({softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 13});
    auto loaded = builder.build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    return *std::move(loaded.profile);
}

Check terminal_check(const Evidence& evidence) {
    const auto verified = verify(evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.overall({}) == Overall::genuine);
    for (const auto& check : verified->report.checks)
        if (check.id == CheckId::terminal_authentication) return check;
    return {CheckId::terminal_authentication};
}

Result<Evidence> visit_with(const Pki& pki, const TerminalCredentials* terminal,
                            softchip::Access access = softchip::Access::pace, const AccessPolicy& policy = {}) {
    const auto of = chip_of(pki, access);
    Visit visit(of);
    ReadRequest request;
    request.files = {File::dg1, File::dg3, File::dg13};
    request.terminal = terminal;
    return visit.read(keys_of(of), request, policy);
}

} // namespace

TEST_CASE("a terminal with a state's certificates reads the fingerprints, and their hash holds") {
    const Pki pki;
    const TerminalCredentials terminal{{pki.dv, pki.is}, &pki.terminal.signer()};
    const auto evidence = visit_with(pki, &terminal);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK_FALSE(evidence->file(File::dg3).empty());
    CHECK(terminal_check(*evidence).verdict == Verdict::passed);
}

TEST_CASE("a chip that refuses Terminal Authentication in plain is read without it, and is no copy for that") {
    const Pki pki;
    const TerminalCredentials terminal{{pki.dv, pki.is}, &pki.terminal.signer()};
    const auto of = chip_of(pki);
    Visit visit(of, 5);
    support::Meddler transport(visit.transport);
    transport.change = [](const Bytes& command, Bytes& answer) {
        if (command[0] == 0x0C && command[1] == 0x22 && command[2] == 0x81) answer = from_hex("6A88"); // MSE:Set DST
    };
    Session session(transport);
    ReadRequest request;
    request.files = {File::dg1, File::dg3, File::dg13};
    request.terminal = &terminal;
    int channels = 0;
    const auto evidence = read_on(session, keys_of(of), request, channels);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(channels == 3);
    CHECK(evidence->file(File::dg3).empty());
    CHECK_FALSE(evidence->file(File::dg13).empty());
    CHECK(terminal_check(*evidence).verdict == Verdict::failed);
}

TEST_CASE("after BAC the terminal signs the document number for the chip's identity, and reads the fingerprints too") {
    const Pki pki;
    const TerminalCredentials terminal{{pki.dv, pki.is}, &pki.terminal.signer()};
    const auto evidence = visit_with(pki, &terminal, softchip::Access::bac);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->access.method == AccessMethod::bac);
    CHECK_FALSE(evidence->file(File::dg3).empty());
    CHECK(terminal_check(*evidence).verdict == Verdict::passed);
}

TEST_CASE("without Chip Authentication no terminal is authenticated, and the report says why") {
    const Pki pki;
    const TerminalCredentials terminal{{pki.dv, pki.is}, &pki.terminal.signer()};
    AccessPolicy policy;
    policy.chip_authentication = false;
    const auto evidence = visit_with(pki, &terminal, softchip::Access::pace, policy);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    const auto check = std::find_if(verified->report.checks.begin(), verified->report.checks.end(),
                                    [](const Check& one) { return one.id == CheckId::terminal_authentication; });
    REQUIRE(check != verified->report.checks.end());
    CHECK(check->verdict == Verdict::not_attempted);
    CHECK(check->reason.view() == "chip_not_authenticated");
}

TEST_CASE("a second read through the same channel proves nothing twice and keeps the rights") {
    const Pki pki;
    const TerminalCredentials terminal{{pki.dv, pki.is}, &pki.terminal.signer()};
    const auto of = chip_of(pki);
    Visit visit(of);
    ReadRequest request;
    request.files = {File::dg1, File::dg13};
    request.terminal = &terminal;
    auto channel = visit.session.unlock(keys_of(of));
    REQUIRE(channel);
    const auto first = visit.session.read(*channel, request);
    REQUIRE(first);
    CHECK(terminal_check(*first).verdict == Verdict::passed);
    request.files.insert(File::dg3);
    const auto second = visit.session.read(*channel, request);
    REQUIRE_MESSAGE(second, describe(second.error()));
    CHECK_FALSE(second->file(File::dg3).empty());
    CHECK(terminal_check(*second).verdict == Verdict::passed);
    REQUIRE(second->chip_authentication);
    CHECK(second->chip_authentication->public_key_info == first->chip_authentication->public_key_info);
}

TEST_CASE("of an old and a new certificate for one terminal the new one is sent") {
    const Pki pki;
    const Bytes old = support::issue_cv({"VNDV00001", "VNIS00001", 0x01, false, {2, 5, 0, 1, 0, 1}, {2, 5, 1, 2, 3, 1}},
                                        pki.terminal, pki.verifier);
    const TerminalCredentials terminal{{old, pki.dv, pki.is}, &pki.terminal.signer()};
    const auto evidence = visit_with(pki, &terminal);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(terminal_check(*evidence).verdict == Verdict::passed);
}

TEST_CASE("without certificates the fingerprints stay closed, which is no error") {
    const Pki pki;
    const auto evidence = visit_with(pki, nullptr);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    REQUIRE(evidence->missing.size() == 1);
    CHECK(evidence->missing[0].error.code == ErrorCode::file_access_denied);
    CHECK(terminal_check(*evidence).verdict == Verdict::not_attempted);
    CHECK(terminal_check(*evidence).reason.view() == "no_terminal_key");
}

TEST_CASE("a terminal whose signature the chip refuses reads everything else") {
    const Pki pki;
    const TerminalCredentials terminal{{pki.dv, pki.is}, &pki.stranger.signer()};
    const auto evidence = visit_with(pki, &terminal);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->file(File::dg3).empty());
    CHECK(terminal_check(*evidence).verdict == Verdict::failed);
    CHECK(terminal_check(*evidence).reason.view() == "refused_by_chip");
}

TEST_CASE("certificates that lead to no trust point of the chip are not sent") {
    const Pki pki;
    const TerminalCredentials terminal{{pki.is}, &pki.terminal.signer()};
    const auto evidence = visit_with(pki, &terminal);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(terminal_check(*evidence).verdict == Verdict::not_attempted);
    CHECK(terminal_check(*evidence).reason.view() == "no_chain");
}
