// BSI TR-03105 part 5.1, unit ISO7816_C (reading binary files). Known by title only: the tests say what the titles say.
#include "rig.hpp"

using namespace conformance;

namespace {

/// DG13 of this many octets behind its header; its content is of no concern.
Bytes large_group(std::size_t size) {
    Bytes value(size);
    for (std::size_t i = 0; i < size; ++i) value[i] = static_cast<std::uint8_t>(i * 31 + i / 251);
    return tlv::make(0x6D, value);
}

Inspection large_file() {
    Inspection inspection{built(pace_builder().group(13, large_group(50'000)))};
    inspection.request.files = {File::dg13};
    return inspection;
}

void check_read(const Inspection& inspection) {
    const auto outcome = inspection.run();
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK(outcome.evidence->missing.empty());
    for (const auto file : {File::dg1, File::dg2, File::dg13})
        if (inspection.request.files.contains(file))
            CHECK(outcome.evidence->files.at(file) ==
                  inspection.chip.files.at(softchip::fid::data_group(data_group_number(file))));
}

} // namespace

TEST_CASE("ISO7816_C_01 a file that can not be selected is missing, and the others are read") {
    Inspection inspection{built(pace_builder()), {}};
    inspection.chip.files.erase(softchip::fid::data_group(2));
    const auto outcome = inspection.run();
    REQUIRE(outcome.evidence);
    REQUIRE(outcome.evidence->missing.size() == 1);
    CHECK(outcome.evidence->missing[0].file == File::dg2);
    CHECK(outcome.evidence->missing[0].error.code == ErrorCode::file_not_found);
    CHECK(outcome.verified->document.full_name.has_value());
}

TEST_CASE("ISO7816_C_02 a large file is read whole, in short and in extended commands") {
    auto inspection = large_file();
    check_read(inspection);
    inspection.limits = demo::ChipTransport::extended_reader();
    inspection.policy.extended = ExtendedRule::try_first;
    check_read(inspection);
}

TEST_CASE("ISO7816_C_03 a file that ends before its header says is missing, not cut off") {
    Inspection inspection{built(pace_builder())};
    inspection.request.files = {File::dg1, File::dg13};
    inspection.chip.hostile.lying_header[softchip::fid::data_group(13)] = from_hex("6D824000");
    const auto outcome = inspection.run();
    REQUIRE(outcome.evidence);
    REQUIRE(outcome.evidence->missing.size() == 1);
    CHECK(outcome.evidence->missing[0].error.code == ErrorCode::file_malformed);
    CHECK(outcome.evidence->file(File::dg13).empty());
    CHECK(outcome.verified->document.full_name.has_value());
}

TEST_CASE("ISO7816_C_04 a chip that answers 6B00 behind the end of a file is read whole") {
    Inspection inspection{built(pace_builder())};
    REQUIRE_FALSE(inspection.chip.behaviour.empty_beyond_end);
    check_read(inspection);
}

TEST_CASE("ISO7816_C_05 a chip that answers 6282 with the last octets of a file is read whole") {
    Inspection inspection{built(pace_builder())};
    inspection.chip.behaviour.warn_at_end = true;
    inspection.chip.behaviour.empty_beyond_end = true;
    check_read(inspection);
}

TEST_CASE("ISO7816_C_06 a chip that answers 6Cxx to too large an Le is read whole") {
    Inspection inspection{built(pace_builder())};
    inspection.chip.behaviour.exact_le = true;
    check_read(inspection);
}

TEST_CASE("ISO7816_C_07 above 32,767 octets a file is read with the odd instruction") {
    const auto outcome = large_file().run();
    REQUIRE(outcome.evidence);
    CHECK(outcome.count(0xB1) > 70);
    Inspection small{built(pace_builder())};
    CHECK(small.run().count(0xB1) == 0);
}

TEST_CASE("ISO7816_C_08 DG2 with a picture of no octets is read, and there is no picture to show") {
    // ISO/IEC 19794-5: header, one face, its facial information, its image information, and no image.
    const auto record = from_hex("46414300 30313000 0000002E 0001 00000020 0000 00 00 00 000000 0000 000000 000000"
                                 "01 00 0000 0000 00 00 0000 0000");
    const auto group =
        tlv::make(0x7F60, concat({tlv::make(0xA1, from_hex("87020101 88020008")), tlv::make(0x5F2E, record)}));
    const auto dg2 = tlv::make(0x75, tlv::make(0x7F61, concat({from_hex("020101"), group})));
    Inspection inspection{built(pace_builder().group(2, dg2))};
    const auto outcome = inspection.run();
    REQUIRE(outcome.evidence);
    CHECK(outcome.evidence->file(File::dg2).size() == dg2.size());
    CHECK_FALSE(outcome.verified->document.face.has_value());
    CHECK(outcome.verified->document.full_name.has_value());
    CHECK(outcome.verified->report.verdict(CheckId::sod_signature) == Verdict::passed);
}
