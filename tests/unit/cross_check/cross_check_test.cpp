#include "lds/dg1.hpp"
#include "lds/dg13.hpp"
#include "session/document_builder.hpp"
#include "support/dg13_variants.hpp"

#include <cccd/cross_check.hpp>
#include <doctest/doctest.h>

using namespace cccd;
using support::der;

namespace {

constexpr auto today = std::chrono::year(2026) / 6 / 1;

// The synthetic person of card.md: a man born on 1 January 1999.
constexpr std::string_view line1 = "IDVNM0990000017001099000001<<8", line2 = "9901018M3901016VNM<<<<<<<<<<<4",
                           line3 = "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<";

Bytes dg1_of(std::string_view second = line2, std::string_view third = line3) {
    return lds::make_dg1(std::string(line1) + std::string(second) + std::string(third));
}

Bytes dg13_with(std::uint32_t number, const support::Octets& value) {
    auto fields = support::dg13_fields();
    if (number != 0) fields[number - 1] = support::dg13_field(number, value);
    return support::dg13_of(fields);
}

/// A Document as verify() makes it where every hash and signature holds.
Document document_of(const Bytes& dg1, const Bytes& dg13) {
    Evidence evidence;
    evidence.files[File::dg1] = dg1;
    evidence.files[File::dg13] = dg13;
    Report report;
    for (const auto id : {CheckId::sod_signature, CheckId::signed_attributes, CheckId::signer_chain,
                          CheckId::signer_validity, CheckId::revocation})
        report.checks.push_back({id, Verdict::passed});
    for (const auto file : {File::dg1, File::dg13})
        report.checks.push_back({CheckId::data_group_hash, Verdict::passed, file});
    return DocumentBuilder::build(evidence, report, std::chrono::sys_days(today));
}

std::vector<std::string> ids(const std::vector<DataFinding>& findings) {
    std::vector<std::string> out;
    for (const auto& finding : findings) out.emplace_back(finding.id.view());
    return out;
}

std::vector<DataFinding> check(const Document& document, const char* qr_text = nullptr) {
    CrossCheckInput input;
    input.document = &document;
    input.today = today;
    std::optional<qr::CardQr> qr;
    if (qr_text != nullptr) {
        auto parsed = qr::parse(qr_text);
        REQUIRE(parsed);
        qr = *std::move(parsed);
        input.qr = &*qr;
    }
    return cross_check(input);
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("a card that agrees with itself and with its QR gives no finding") {
    const auto document = document_of(dg1_of(), dg13_with(0, {}));
    REQUIRE(document.full_name);
    CHECK(ids(check(document)) == Ids{});
    CHECK(ids(check(document, "001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Thôn 1, Xã A, Huyện B, "
                              "Tỉnh C|02022022")) == Ids{});
    CHECK(ids(check(document, "001099000001||Nguyễn Văn Mẫu|01011999|Nam|Thôn 1 - Xã A - Huyện B - "
                              "Tỉnh C|02022022||||")) == Ids{});
}

TEST_CASE("each value that differs between DG1 and DG13 is named once, with both sources") {
    const auto differs = [](std::uint32_t number, std::string_view value) {
        return check(document_of(dg1_of(), dg13_with(number, der(0x0C, value))));
    };
    const auto birth = differs(3, "02/01/1999");
    REQUIRE(ids(birth) == Ids{"data.birth_differs", "data.expiry_unusual"}); // the expiry is the old birthday's
    CHECK(birth[0].first == DataSource::dg13);
    CHECK(birth[0].second == DataSource::dg1);
    CHECK(ids(differs(2, "Nguyễn Văn Khác")) == Ids{"data.name_differs"});
    CHECK(ids(differs(5, "Lào")) == Ids{"data.nationality_differs"});
    CHECK(ids(differs(12, "01/01/2040")) == Ids{"data.expiry_differs", "data.expiry_unusual"});
    CHECK(ids(differs(4, "Nữ")) == Ids{"data.sex_differs", "data.number_sex_differs"});
    CHECK(ids(differs(1, "001099000002")) == Ids{"data.number_differs"});
}

TEST_CASE("what is absent, a year alone that fits, or lost letters are no difference") {
    CHECK(ids(check(document_of(dg1_of(), dg13_with(3, der(0x13, "1999"))))) == Ids{});
    CHECK(ids(check(document_of(dg1_of(), dg13_with(9, {})))) == Ids{});
    CHECK(ids(check(document_of({}, dg13_with(0, {})))) == Ids{});
    const auto document = document_of(dg1_of(), dg13_with(0, {}));
    CHECK(ids(check(document, "001099000001|012345678|Nguy?n V?n M?u|01011999|Nam|Th?n 1, X? A, Huy?n B, T?nh "
                              "C|02022022")) == Ids{});
}

TEST_CASE("the QR is held against the chip, and the number against all") {
    const auto document = document_of(dg1_of(), dg13_with(0, {}));
    const auto found = check(document, "001099000001|012345679|Nguyễn Văn Mẫu|01011999|Nam|Thôn 2|03022022");
    CHECK(ids(found) == Ids{"data.old_number_differs", "data.residence_differs", "data.issue_differs"});
    for (const auto& finding : found) CHECK(finding.second == DataSource::qr);

    const auto other = PersonalNumber::parse("079199000001");
    REQUIRE(other);
    CrossCheckInput input;
    input.document = &document;
    input.presented = &*other;
    input.today = today;
    const auto presented = cross_check(input);
    REQUIRE(presented.size() == 2);
    CHECK(presented[0].first == DataSource::presented);
    CHECK(presented[0].id.view() == "data.number_differs");
}

TEST_CASE("the digits of a number speak of sex, birth year and province, in a QR alone too") {
    const auto qr = qr::parse("999199000001||Nguyễn Thị Mẫu|01011955|Nam|Xã A|02022022");
    REQUIRE(qr);
    CrossCheckInput input;
    input.qr = &*qr;
    input.today = today;
    const auto found = cross_check(input);
    CHECK(ids(found) == Ids{"data.number_sex_differs", "data.number_birth_year_differs", "data.province_unknown"});
    CHECK(found[2].kind == FindingKind::notice);
}

TEST_CASE("no expiry in the MRZ agrees with the words of DG13") {
    auto fields = support::dg13_fields();
    fields[0] = support::dg13_field(1, der(0x13, "001055000002"));
    fields[1] = support::dg13_field(2, der(0x0C, "Trần Văn Mẫu"));
    fields[2] = support::dg13_field(3, der(0x13, "20/02/1955"));
    fields[11] = support::dg13_field(12, der(0x0C, "Không thời hạn"));
    const auto dg13 = support::dg13_of(fields);
    const std::string number = "IDVNM055000002", twelve = "001055000002";
    const std::string first = number + mrz::check_digit("055000002") + twelve + "<<" + mrz::check_digit(twelve + "<<");
    std::string second =
        std::string("550220") + mrz::check_digit("550220") + "M991231" + mrz::check_digit("991231") + "VNM<<<<<<<<<<<";
    second += mrz::check_digit(first.substr(5) + second.substr(0, 7) + second.substr(8, 7) + second.substr(18, 11));
    const auto dg1 = lds::make_dg1(first + second + "TRAN<<VAN<MAU<<<<<<<<<<<<<<<<<");
    const auto document = document_of(dg1, dg13);
    REQUIRE(document.mrz);
    CHECK(ids(check(document)) == Ids{});
}

TEST_CASE("a wrong check digit in DG1 and a missing portrait are told") {
    const auto wrong = document_of(dg1_of("9901018M3901016VNM<<<<<<<<<<<5"), dg13_with(0, {}));
    CHECK(ids(check(wrong)) == Ids{"data.mrz_check_digit"});

    const auto adult = document_of(dg1_of(), dg13_with(0, {}));
    CrossCheckInput input;
    input.document = &adult;
    input.today = today;
    input.portrait = PortraitPresence::absent;
    CHECK(ids(cross_check(input)) == Ids{"data.portrait_missing"});
    const auto child = document_of({}, dg13_with(3, der(0x13, "01/01/2019"))); // three years old at issue
    input.document = &child;
    for (const auto& finding : cross_check(input)) CHECK(finding.id.view() != "data.portrait_missing");
}

TEST_CASE("sources have names") {
    CHECK(name(DataSource::dg13) == "dg13");
    CHECK(name(DataSource::law) == "law");
}
