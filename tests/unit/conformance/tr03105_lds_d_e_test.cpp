// BSI TR-03105 part 5.1, units LDS_D (EF.DG3) and LDS_E (EF.DG4).
#include "lds/dg3.hpp"
#include "lds/dg4.hpp"
#include "outcome.hpp"
#include "support/der.hpp"

using namespace cccd;
using conformance::Outcome;
using support::der;
using support::join;
using support::Octets;

namespace {

constexpr std::string_view finger_header = "810108 820109 87020101 88020007",
                           iris_header = "810110 820101 87020101 88020009";
const Bytes wsq = from_hex("FFA0FFA40000"), jpeg2000 = from_hex("FF4FFF510000"), raw = from_hex("000102030405");

/// One template: its header and its record; an empty record leaves the biometric data out.
struct Template {
    std::string_view header;
    Octets record;
};

Octets file_of(std::uint32_t tag, const std::vector<Template>& templates, bool counted = true) {
    Octets inside;
    if (counted) inside = {0x02, 0x01, static_cast<std::uint8_t>(templates.size())};
    for (const auto& each : templates) {
        const auto data = each.record.empty() ? Octets{} : der(0x5F2E, each.record);
        inside = join({inside, der(0x7F60, join({der(0xA1, from_hex(each.header)), data}))});
    }
    return der(tag, der(0x7F61, inside));
}

/// A record of one image as the library writes it; written by hand only where a test alters it.
Octets finger_record(const Bytes& image, std::uint8_t compression) {
    lds::BiometricFinger finger;
    finger.image = image;
    finger.position = 2;
    finger.image_format = compression;
    finger.header.subtype = 9;
    finger.header.format_owner = 0x0101;
    const auto file = lds::make_dg3({{finger}, {}});
    const auto at = as_text(file).find(std::string_view("FIR\0", 4));
    return {file.begin() + static_cast<std::ptrdiff_t>(at), file.end()};
}

Octets iris_record(const Bytes& image, std::uint16_t format) {
    lds::BiometricIris iris;
    iris.image = image;
    iris.eye = 1;
    iris.image_format = format;
    iris.header.subtype = 1;
    iris.header.format_owner = 0x0101;
    const auto file = lds::make_dg4({{iris}, {}});
    const auto at = as_text(file).find(std::string_view("IIR\0", 4));
    return {file.begin() + static_cast<std::ptrdiff_t>(at), file.end()};
}

Outcome read_fingers(const Octets& file, std::size_t fingers = 0) {
    const auto dg3 = lds::parse_dg3(file);
    if (!dg3) return conformance::refused();
    if (fingers != 0) CHECK(dg3->fingers.size() == fingers);
    return conformance::taken(dg3->remarks);
}

Outcome read_irises(const Octets& file, std::size_t irises = 0) {
    const auto dg4 = lds::parse_dg4(file);
    if (!dg4) return conformance::refused();
    if (irises != 0) CHECK(dg4->irises.size() == irises);
    return conformance::taken(dg4->remarks);
}

Outcome fingers_with(std::string_view header) {
    return read_fingers(file_of(0x63, {{header, finger_record(wsq, 2)}}));
}

Outcome irises_with(std::string_view header) {
    return read_irises(file_of(0x76, {{header, iris_record(jpeg2000, 0x10)}}));
}

} // namespace

TEST_CASE("LDS_D_01 to LDS_D_03 and LDS_D_16 two and three fingerprints in JPEG 2000, WSQ and raw are accepted") {
    const Template jp2{finger_header, finger_record(jpeg2000, 4)}, two{finger_header, finger_record(wsq, 2)},
        plain{finger_header, finger_record(raw, 0)};
    CHECK(read_fingers(file_of(0x63, {jp2, jp2}), 2).sound());      // LDS_D_01
    CHECK(read_fingers(file_of(0x63, {two, two}), 2).sound());      // LDS_D_02
    CHECK(read_fingers(file_of(0x63, {two, two, two}), 3).sound()); // LDS_D_03
    CHECK(read_fingers(file_of(0x63, {plain, plain}), 2).sound());  // LDS_D_16
}

TEST_CASE("LDS_D_04 to LDS_D_07 another tag, lengths that lie and a missing number of instances are refused") {
    const Template one{finger_header, finger_record(wsq, 2)};
    CHECK(read_fingers(file_of(0x64, {one})).refused); // LDS_D_04
    auto small = file_of(0x63, {one}), big = small;
    --small[1];
    ++big[1];
    CHECK(read_fingers(small).refused);                       // LDS_D_05
    CHECK(read_fingers(big).refused);                         // LDS_D_06
    CHECK(read_fingers(file_of(0x63, {one}, false)).refused); // LDS_D_07
}

TEST_CASE("LDS_D_08 to LDS_D_11 format owner and format type: not allowed or missing") {
    CHECK(fingers_with("820109 87020102 88020007").refused);                     // LDS_D_08
    CHECK(fingers_with("820109 88020007").refused);                              // LDS_D_09
    CHECK(fingers_with("820109 87020101 8802000A").remarked("dg3.format_type")); // LDS_D_10
    CHECK(fingers_with("820109 87020101").refused);                              // LDS_D_11
}

TEST_CASE("LDS_D_12 and LDS_D_13 an incorrect biometric subtype is remarked, a missing one refused") {
    CHECK(fingers_with("82011B 87020101 88020007").remarked("dg3.biometric_subtype"));
    CHECK(fingers_with("87020101 88020007").refused);
}

TEST_CASE("LDS_D_14 another format identifier of the record is refused") {
    auto record = finger_record(wsq, 2);
    record[2] = 'X';
    CHECK(read_fingers(file_of(0x63, {{finger_header, record}})).refused);
}

TEST_CASE("LDS_D_15 a second instance without biometric data is refused") {
    CHECK(read_fingers(file_of(0x63, {{finger_header, finger_record(wsq, 2)}, {finger_header, {}}})).refused);
}

TEST_CASE("LDS_E_01 and LDS_E_02 two irises in JPEG 2000 and raw are accepted") {
    const Template jp2{iris_header, iris_record(jpeg2000, 0x10)}, plain{iris_header, iris_record(raw, 2)};
    CHECK(read_irises(file_of(0x76, {jp2, jp2}), 2).sound());
    CHECK(read_irises(file_of(0x76, {plain, plain}), 2).sound());
}

TEST_CASE("LDS_E_03 to LDS_E_06 another tag, lengths that lie and a missing number of instances are refused") {
    const Template one{iris_header, iris_record(jpeg2000, 0x10)};
    CHECK(read_irises(file_of(0x77, {one})).refused); // LDS_E_03
    auto small = file_of(0x76, {one}), big = small;
    --small[1];
    ++big[1];
    CHECK(read_irises(small).refused);                       // LDS_E_04
    CHECK(read_irises(big).refused);                         // LDS_E_05
    CHECK(read_irises(file_of(0x76, {one}, false)).refused); // LDS_E_06
}

TEST_CASE("LDS_E_07 to LDS_E_10 format owner and format type: not allowed or missing") {
    CHECK(irises_with("820101 87020102 88020009").refused);                     // LDS_E_07
    CHECK(irises_with("820101 88020009").refused);                              // LDS_E_08
    CHECK(irises_with("820101 87020101 8802000A").remarked("dg4.format_type")); // LDS_E_09
    CHECK(irises_with("820101 87020101").refused);                              // LDS_E_10
}

TEST_CASE("LDS_E_11 and LDS_E_12 an incorrect biometric subtype is remarked, a missing one refused") {
    CHECK(irises_with("820107 87020101 88020009").remarked("dg4.biometric_subtype"));
    CHECK(irises_with("87020101 88020009").refused);
}

TEST_CASE("LDS_E_13 another format identifier of the record is refused") {
    auto record = iris_record(jpeg2000, 0x10);
    record[2] = 'X';
    CHECK(read_irises(file_of(0x76, {{iris_header, record}})).refused);
}

TEST_CASE("LDS_E_14 a second instance without biometric data is refused") {
    CHECK(read_irises(file_of(0x76, {{iris_header, iris_record(jpeg2000, 0x10)}, {iris_header, {}}})).refused);
}
