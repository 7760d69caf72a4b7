// What a Document says of its values: where each stands, how sure it is, and what was derived.
#include "lds/dg1.hpp"
#include "lds/dg13.hpp"
#include "session/document_builder.hpp"
#include "support/dg13_variants.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using support::der;

namespace {

constexpr auto now = std::chrono::sys_days(std::chrono::year(2026) / 6 / 1);
const std::string mrz_of_man =
    "IDVNM0990000017001099000001<<89901018M3901016VNM<<<<<<<<<<<4NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<";

Document document_of(const Bytes& dg1, const Bytes& dg13, Verdict chain = Verdict::passed,
                     Verdict hash = Verdict::passed) {
    Evidence evidence;
    Report report;
    for (const auto id : {CheckId::sod_signature, CheckId::signed_attributes, CheckId::signer_validity})
        report.checks.push_back({id, Verdict::passed});
    report.checks.push_back({CheckId::signer_chain, chain});
    for (const auto& [file, content] : {std::pair{File::dg1, dg1}, {File::dg13, dg13}}) {
        if (content.empty()) continue;
        evidence.files[file] = content;
        report.checks.push_back({CheckId::data_group_hash, file == File::dg13 ? hash : Verdict::passed, file});
    }
    return DocumentBuilder::build(evidence, report, now);
}

/// The synthetic DG13 with another date of issue; without one where it is empty.
Bytes issued(const char* date) {
    auto fields = support::dg13_fields();
    fields[10] = *date == '\0' ? support::Octets{} : support::dg13_field(11, der(0x13, date));
    return support::dg13_of(fields);
}

} // namespace

TEST_CASE("the issuer is derived from the generation, and stands in no file") {
    struct Row {
        const char* issue;
        CardGeneration generation;
        const char* issuer;
    };
    for (const auto& row :
         {Row{"02/02/2022", CardGeneration::cccd_2021, "Cục Cảnh sát quản lý hành chính về trật tự xã hội"},
          Row{"30/06/2024", CardGeneration::cccd_2021, "Cục Cảnh sát quản lý hành chính về trật tự xã hội"},
          Row{"01/07/2024", CardGeneration::can_cuoc_2024, "Bộ Công an"},
          Row{"15/03/2026", CardGeneration::can_cuoc_2024, "Bộ Công an"}}) {
        CAPTURE(row.issue);
        const auto document = document_of({}, issued(row.issue));
        CHECK(document.generation == row.generation);
        REQUIRE(document.issuer);
        CHECK(document.issuer->value == row.issuer);
        CHECK(document.issuer->file == File::none); // derived
    }
    const auto undated = document_of({}, issued("")); // with a residence, so not surely a card of 2024
    CHECK(undated.generation == CardGeneration::unknown);
    CHECK_FALSE(undated.issuer);
    const auto foreign = document_of(lds::make_dg1("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
                                                   "L898902C36UTO7408122F1204159ZE184226B<<<<<10"),
                                     {});
    CHECK(foreign.generation == CardGeneration::other);
    CHECK_FALSE(foreign.issuer);
}

TEST_CASE("each value tells its file: DG13 first, DG1 where DG13 lacks it, and nothing where both do") {
    const Bytes dg1 = lds::make_dg1(mrz_of_man);
    const auto both = document_of(dg1, from_hex(support::synthetic_dg13));
    CHECK(both.full_name->value == "Nguyễn Văn Mẫu");
    CHECK(both.full_name->file == File::dg13);
    CHECK(both.mrz_name->file == File::dg1);
    CHECK(both.expiry_date->file == File::dg13);
    CHECK(both.old_number->file == File::dg13);
    for (const auto* value : {&both.personal_number, &both.full_name, &both.sex, &both.ethnicity, &both.religion,
                              &both.place_of_origin, &both.place_of_residence, &both.identification_marks,
                              &both.father_name, &both.mother_name, &both.nationality, &both.old_number}) {
        REQUIRE(*value);
        CHECK((*value)->file == File::dg13);
        CHECK((*value)->standing == Standing::verified);
        CHECK_FALSE((*value)->value.empty());
    }
    CHECK(both.spouse_names.empty());

    const auto zone = document_of(dg1, {});
    CHECK(zone.full_name->value == "NGUYEN VAN MAU");
    CHECK(zone.full_name->file == File::dg1);
    CHECK(zone.personal_number->value == "001099000001");
    CHECK(zone.expiry_date->file == File::dg1);
    for (const auto* value : {&zone.ethnicity, &zone.religion, &zone.place_of_origin, &zone.place_of_residence,
                              &zone.identification_marks, &zone.father_name, &zone.old_number})
        CHECK_FALSE(value->has_value());
    CHECK_FALSE(zone.issue_date);
}

TEST_CASE("without an anchor values are unanchored, and a file whose hash fails gives none") {
    const Bytes dg1 = lds::make_dg1(mrz_of_man), dg13 = from_hex(support::synthetic_dg13);
    const auto unanchored = document_of(dg1, dg13, Verdict::no_trust_anchor);
    CHECK(unanchored.full_name->standing == Standing::unanchored);
    CHECK(unanchored.issuer->standing == Standing::unanchored);
    const auto changed = document_of(dg1, dg13, Verdict::passed, Verdict::failed);
    CHECK(changed.full_name->file == File::dg1);
    CHECK_FALSE(changed.place_of_residence);
    CHECK_FALSE(document_of(dg1, dg13, Verdict::failed).full_name); // the signer was not certified: nothing is shown
}
