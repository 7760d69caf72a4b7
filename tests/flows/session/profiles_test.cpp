// Each profile is read byte for byte and judged as it must be.
#include "visit.hpp"

#include <doctest/doctest.h>

using namespace flows;

namespace {

/// Every file that the profile leaves open, compared with what its folder holds.
void check_files(const Evidence& evidence, const std::string& name) {
    const auto card = expected(name); // must outlive the loop
    for (const auto& [file, facts] : card["files"].items()) {
        CAPTURE(file);
        const auto known = file_from_name(file);
        if (!known || facts["closed"].get<bool>() || evidence.files.count(*known) == 0) continue;
        CHECK(evidence.files.at(*known) == support::read_file(profile_folder(name) / file));
    }
}

std::string text_of(const TextValue& value) {
    return value ? value->value : "";
}

void check_fields(const Document& document, const nlohmann::json& fields) {
    const auto want = [&](const char* key) { return fields.value(key, std::string()); };
    CHECK(text_of(document.personal_number) == want("personal_number"));
    CHECK(text_of(document.full_name) == want("full_name"));
    CHECK(document.birth_date->value.display() == want("birth_date"));
    CHECK(text_of(document.sex) == want("sex"));
    CHECK(text_of(document.nationality) == want("nationality"));
    CHECK(text_of(document.ethnicity) == want("ethnicity"));
    CHECK(text_of(document.religion) == want("religion"));
    CHECK(text_of(document.place_of_origin) == want("place_of_origin"));
    CHECK(text_of(document.place_of_residence) == want("place_of_residence"));
    CHECK(text_of(document.identification_marks) == want("identification_marks"));
    CHECK(text_of(document.father_name) == want("father"));
    CHECK(text_of(document.mother_name) == want("mother"));
    CHECK(text_of(document.old_number) == want("old_number"));
    CHECK((document.issue_date ? document.issue_date->value.display() : "") == want("issue_date"));
}

} // namespace

TEST_CASE("the 2021 card opens by CAN, gives every byte and field, and is genuine") {
    Visit visit(profile("cccd-2021"));
    ReadRequest request;
    request.files.insert(File::com);
    request.active_authentication_always = true;
    const auto evidence = visit.read(can(), request);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->access.method == AccessMethod::pace);
    CHECK(evidence->access.password == PasswordKind::can);
    CHECK(evidence->missing.empty());
    check_files(*evidence, "cccd-2021");
    CHECK(evidence->files.size() == 8);

    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    const auto& report = verified->report;
    for (const auto& check : report.checks) {
        CAPTURE(name(check.id));
        CAPTURE(check.reason.view());
        CHECK(check.verdict != Verdict::failed);
    }
    CHECK(report.verdict(CheckId::active_authentication) == Verdict::passed);
    CHECK(report.verdict(CheckId::chip_authentication) == Verdict::passed);
    CHECK(report.verdict(CheckId::security_infos_match) == Verdict::passed);
    CHECK(report.overall({}) == Overall::genuine);
    check_fields(verified->document, expected("cccd-2021")["fields"]);
    CHECK(verified->document.generation == CardGeneration::cccd_2021);
    CHECK(verified->document.full_name->standing == Standing::verified);
    REQUIRE(verified->document.face);
    CHECK(verified->document.face->format == FaceFormat::jpeg);
    CHECK(verified->document.face->image == support::read_file(profile_folder("cccd-2021") / "portrait.jpg"));
}

TEST_CASE("the 2024 card has the open fields alone, and a JPEG 2000 portrait") {
    const std::string name = "can-cuoc-2024";
    Visit visit(profile(name));
    const auto evidence = visit.read(keys_of(profile(name)));
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    check_files(*evidence, name);
    const auto verified = verify(*evidence, trust_in(name), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.overall({}) == Overall::genuine);
    check_fields(verified->document, expected(name)["fields"]);
    CHECK(verified->document.generation == CardGeneration::can_cuoc_2024);
    CHECK_FALSE(verified->document.place_of_residence.has_value());
    CHECK(verified->document.face->format == FaceFormat::jpeg2000);
}

TEST_CASE("a BAC-only card opens by MRZ and says that it has no proof against copying") {
    const std::string name = "bac-only";
    Visit visit(profile(name));
    const auto evidence = visit.read(keys_of(profile(name)));
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->access.method == AccessMethod::bac);
    check_files(*evidence, name);
    const auto verified = verify(*evidence, trust_in(name), {}, today());
    REQUIRE(verified);
    CHECK_FALSE(verified->report.any_failed());
    CHECK_FALSE(verified->report.chip_proof_offered());
    CHECK(verified->report.overall({}) == Overall::cannot_tell);
    VerifyPolicy lenient;
    lenient.require_genuine_chip = false;
    CHECK(verified->report.overall(lenient) == Overall::genuine_remarks);
}

TEST_CASE("a chip without access control is read with no key, which the report says") {
    const std::string name = "plain";
    Visit visit(profile(name));
    const auto evidence = visit.read({});
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->access.method == AccessMethod::plain);
    check_files(*evidence, name);
    const auto verified = verify(*evidence, trust_in(name), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.verdict(CheckId::active_authentication) == Verdict::passed);
    CHECK(verified->report.overall({}) == Overall::genuine_remarks);
    CHECK(verified->report.has_finding("access.plain"));
}

TEST_CASE("number, CAN, MRZ and QR each open the card") {
    const auto facts = expected("cccd-2021");
    std::string mrz;
    for (const auto& line : facts["mrz"]) mrz += line.get<std::string>() + "\n";
    AccessKeys ways[]{*access_keys_from_number(facts["number"].get<std::string>()),
                      keys(AccessKey::from_can(facts["can"].get<std::string>())), keys(AccessKey::from_mrz(mrz)),
                      *access_keys_from_qr(facts["qr"].get<std::string>())};
    for (const auto& way : ways) {
        Visit visit(profile("cccd-2021"));
        ReadRequest request;
        request.files = {File::dg13};
        const auto evidence = visit.read(way, request);
        REQUIRE_MESSAGE(evidence, describe(evidence.error()));
        CHECK(evidence->access.method == AccessMethod::pace);
        CHECK(evidence->file(File::dg13).size() == 603);
    }
}

TEST_CASE("a reader that passes short APDUs only gets the same bytes") {
    Visit visit(profile("cccd-2021"), 0, demo::ChipTransport::short_reader());
    ReadRequest request;
    request.active_authentication_always = true;
    const auto evidence = visit.read(can(), request);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    check_files(*evidence, "cccd-2021");
    CHECK(evidence->active_authentication->response.size() == 256);
}

TEST_CASE("a second unlock of one session starts with a reset and works") {
    Visit visit(profile("cccd-2021"));
    CHECK_FALSE(visit.read(keys(AccessKey::from_can("999999"))));
    const auto evidence = visit.read(can());
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(visit.chip.status().resets == 2);
}
