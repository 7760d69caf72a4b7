#include "lds/dg1.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("the MRZ of a CCCD comes out of DG1") {
    const std::string mrz = "IDVNM0990000017001099000001<<8"
                            "9901018M3901016VNM<<<<<<<<<<<4"
                            "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<";
    const auto dg1 = lds::parse_dg1(lds::make_dg1(mrz));
    REQUIRE(dg1);
    CHECK(dg1->mrz.format == mrz::Format::td1);
    CHECK(dg1->mrz.personal_number() == "001099000001");
    CHECK(dg1->mrz.document_number == "099000001");
}

TEST_CASE("DG1 of every specimen and example is read, three sizes of documents") {
    if (!support::have_independent("specimens/bsi_silver/Datagroup1.bin")) return;
    const auto specimen = lds::parse_dg1(support::independent_file("specimens/bsi_silver/Datagroup1.bin"));
    REQUIRE(specimen);
    CHECK(specimen->mrz.primary_name == "MUSTERMANN");
    CHECK(specimen->mrz.document_number == "C11T002JM");
    CHECK(specimen->mrz.format == mrz::Format::td3);
    const auto td2 = lds::parse_dg1(support::independent_file("specimens/sod_variants/DG1_1.bin"));
    REQUIRE(td2);
    CHECK(td2->mrz.format == mrz::Format::td2);
    CHECK(lds::parse_dg1(support::independent_file("specimens/sod_variants/DG1_2.bin")));
    const auto examples = support::independent_json("vectors/lds_examples.json");
    for (const auto* name : {"DG1_TD2_9303_10", "DG1_TD3_synthetic", "DG1_TD1_9303_10_A21"})
        CHECK(lds::parse_dg1(from_hex(examples[name].get<std::string>())));
    // The second is one octet short: its MRZ has 43 characters in the first line.
    for (const auto* name : {"DG1_bad_mrz_length", "DG1_TD3_ERIKSSON"})
        CHECK_FALSE(lds::parse_dg1(from_hex(examples[name].get<std::string>())));
}

TEST_CASE("DG1 with another tag, a lying length or no MRZ is refused") {
    CHECK(lds::parse_dg1(from_hex("6203 5F1F00")).error().code == ErrorCode::data_unexpected_tag);
    CHECK(lds::parse_dg1(from_hex("6105 5F1F00")).error().code == ErrorCode::data_truncated);
    CHECK(lds::parse_dg1(from_hex("6100")).error().code == ErrorCode::data_truncated);
    CHECK(lds::parse_dg1(from_hex("6103 5F1F00")).error().code == ErrorCode::invalid_mrz);
}
