#include <cccd/json.hpp>
#include <doctest/doctest.h>

using namespace cccd;

namespace {

Evidence sample() {
    Evidence evidence;
    evidence.files[File::dg1] = {0x61, 0x00};
    evidence.read_at = std::chrono::sys_days(std::chrono::year(2026) / 1 / 31) + std::chrono::seconds(86'399);
    evidence.missing.push_back(
        {File::dg3, Error{ErrorCode::file_access_denied, Stage::read_file, 0x6982, 0, "closed"}});
    evidence.access.method = AccessMethod::pace;
    evidence.access.password = PasswordKind::can;
    evidence.access.suite = "PACE-ECDH-GM-AES-CBC-CMAC-128 brainpoolP256r1";
    evidence.access.commands = 42;
    evidence.access.findings.push_back({FindingKind::downgrade, "access.card_access_hidden", File::card_access});
    evidence.active_authentication = ActiveAuthenticationRecord{{1, 2, 3, 4, 5, 6, 7, 8}, {0xAA, 0xBB}, true};
    evidence.chip_authentication = ChipAuthenticationRecord{{0x30, 0x00}, "CA-ECDH-AES-CBC-CMAC-128", 7, true};
    evidence.chip_mapping = ChipMappingRecord{{9}, {4, 5}, 13};
    evidence.attempts.push_back({CheckId::terminal_authentication, Verdict::failed, File::none, "refused_by_chip"});
    return evidence;
}

} // namespace

TEST_CASE("a record of evidence comes back as it was written") {
    const auto before = sample();
    Evidence after;
    REQUIRE(restore_evidence_record(evidence_record(before), after));
    CHECK(after.read_at == before.read_at);
    REQUIRE(after.missing.size() == 1);
    CHECK(after.missing[0].file == File::dg3);
    CHECK(after.missing[0].error.code == ErrorCode::file_access_denied);
    CHECK(after.missing[0].error.status_word == 0x6982);
    CHECK(after.access.method == AccessMethod::pace);
    CHECK(after.access.password == PasswordKind::can);
    CHECK(after.access.suite == before.access.suite);
    CHECK(after.access.commands == 42);
    REQUIRE(after.access.findings.size() == 1);
    CHECK(after.access.findings[0].id.view() == "access.card_access_hidden");
    CHECK(after.access.findings[0].kind == FindingKind::downgrade);
    CHECK(after.active_authentication->response == before.active_authentication->response);
    CHECK(after.active_authentication->challenge_from_caller);
    CHECK(after.chip_authentication->key_id == 7);
    CHECK(after.chip_authentication->proved);
    CHECK(after.chip_mapping->mapping_public_key == before.chip_mapping->mapping_public_key);
    REQUIRE(after.attempts.size() == 1);
    CHECK(after.attempts[0].reason.view() == "refused_by_chip");
    CHECK(evidence_record(after).size() > 200);
}

TEST_CASE("a record that is none, or of another version, is refused") {
    Evidence evidence;
    for (const auto* text :
         {"", "{}", "[1]", "{\"format\":\"cccd-evidence\",\"version\":2,\"readAt\":\"2026-01-01T00:00:00Z\"}",
          "{\"format\":\"cccd-evidence\",\"version\":1,\"readAt\":\"yesterday\"}"})
        CHECK(restore_evidence_record(text, evidence).error().code == ErrorCode::data_malformed);
}

TEST_CASE("a record can not bring text of its own into a report") {
    Evidence evidence;
    const auto* text = R"({"format":"cccd-evidence","version":1,"readAt":"2026-01-01T00:00:00Z",
        "access":{"method":"PACE","findings":[{"kind":"notice","id":"<script>"}]},
        "attempts":[{"check":"no such check","verdict":"passed"},{"check":"revocation","verdict":"passed","reason":"x"}]})";
    REQUIRE(restore_evidence_record(text, evidence));
    CHECK(evidence.access.findings[0].id.view() == "unknown");
    REQUIRE(evidence.attempts.size() == 1);
    CHECK(evidence.attempts[0].reason.view() == "unknown");
}

TEST_CASE("wiped evidence is empty") {
    auto evidence = sample();
    evidence.wipe();
    CHECK(evidence.files.empty());
    CHECK(evidence.file(File::dg1).empty());
    CHECK_FALSE(evidence.active_authentication.has_value());
}
