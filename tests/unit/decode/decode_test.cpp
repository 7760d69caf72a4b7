#include "lds/dir.hpp"
#include "support/data.hpp"
#include "support/dg13_variants.hpp"

#include <cccd/json.hpp>
#include <doctest/doctest.h>

using namespace cccd;
using nlohmann::json;

namespace {

json decoded(ByteView content, File file = File::none) {
    const auto text = decode_to_json(content, file);
    REQUIRE(text);
    auto file_object = json::parse(*text);
    json members = file_object["content"];
    members["file"] = file_object["file"];
    members["octets"] = file_object["octets"];
    return members;
}

} // namespace

TEST_CASE("DG13 is decoded under the names that integrators know") {
    const auto file = from_hex(support::synthetic_dg13);
    const auto dg13 = decoded(file);
    CHECK(dg13["file"] == "EF.DG13");
    CHECK(dg13["octets"] == 361);
    CHECK(dg13["idNumber"] == "001099000001");
    CHECK(dg13["dateOfBirth"]["date"] == "1999-01-01");
    CHECK(dg13["motherName"] == "Trần Thị Mẹ");
    CHECK_FALSE(dg13.contains("spouseNames"));
    CHECK_FALSE(dg13.contains("remarks"));
    const auto text = decode_to_text(file);
    REQUIRE(text);
    CHECK(text->find("Place of residence: Thôn 1, Xã A, Huyện B, Tỉnh C\n") != std::string::npos);
    CHECK(text->find("Date of birth: 01/01/1999\n") != std::string::npos);
}

TEST_CASE("files are recognised by their outermost tag, and told where that is not enough") {
    CHECK(decoded(from_hex("31143012060A04007F0007020204020202010202010D"))["file"] == "EF.CardAccess");
    CHECK(decoded(from_hex("61094F07A0000002471001"))["file"] == "EF.DIR");
    CHECK(decoded(from_hex("7F6608 02020100 02020800"))["file"] == name(File::atr_info));
    CHECK(decoded(from_hex("4204 41424344"))["file"] == "EF.CVCA");
    CHECK(decoded(from_hex("6A04 020101 AA"))["instances"] == 1);
    CHECK(decoded(from_hex("7F4E04 5F290100"))["objects"][0]["objects"][0]["value"] == "00");
    CHECK(decode_to_json(from_hex("0102")).error().code == ErrorCode::data_truncated);
    CHECK(decode_to_json(from_hex("6D00")).error().code == ErrorCode::data_malformed);
    CHECK(decode_to_json(from_hex("6D00"), File::dg1).error().code == ErrorCode::data_unexpected_tag);
}

TEST_CASE("EF.CardAccess of the card names its PACE suite") {
    const auto file = decoded(from_hex("3134300D060804007F0007020202020101300F060A04007F00070202030202020101"
                                       "3012060A04007F0007020204020202010202010D"));
    const auto& pace = file["securityInfos"][0];
    CHECK(pace["protocol"] == "0.4.0.127.0.7.2.2.4.2.2");
    CHECK(pace["suite"] == "PACE-ECDH-GM-AES-CBC-CMAC-128");
    CHECK(pace["parameterId"] == 13);
    CHECK(file["securityInfos"].size() == 3);
}

TEST_CASE("every file of the specimen is decoded to JSON and to text") {
    if (!support::have_independent("specimens/bsi_silver")) return;
    int files = 0;
    for (const auto* folder : {"specimens/bsi_silver", "specimens/sod_variants", "specimens/iso39794"}) {
        for (const auto& entry : std::filesystem::directory_iterator(support::independent_data() / folder)) {
            const auto name = entry.path().filename().string();
            if (entry.path().extension() != ".bin" && entry.path().extension() != ".dat") continue;
            if (name == "SOD_bsi_bad_contenttype_7.4.bin") continue;
            INFO(name);
            const auto content = support::read_file(entry.path());
            CHECK(decode_to_json(content));
            CHECK(decode_to_text(content));
            ++files;
        }
    }
    CHECK(files == 23);
    const auto broken = support::independent_file("specimens/sod_variants/SOD_bsi_bad_contenttype_7.4.bin");
    CHECK_FALSE(decode_to_json(broken));
    const auto sod = decoded(support::independent_file("specimens/bsi_silver/EF_SOD.bin"));
    CHECK(sod["ldsSecurityObject"]["hashAlgorithm"] == "sha1");
    CHECK(sod["ldsSecurityObject"]["hashes"].size() == 4);
    const auto dg4 = decoded(support::independent_file("specimens/bsi_silver/Datagroup4.bin"));
    CHECK(dg4["irises"].size() == 2);
    CHECK(dg4["irises"][0]["image"]["format"] == "jpeg2000");
    const auto dg3 = decoded(support::independent_file("specimens/bsi_silver/Datagroup3.bin"));
    CHECK(dg3["fingers"].size() == 2);
    CHECK(dg3["fingers"][0]["position"] == 2);
}

TEST_CASE("an image is told by format, size and place, so that a program can cut it out of the file") {
    if (!support::have_independent("specimens/bsi_silver/Datagroup2.bin")) return;
    const auto content = support::independent_file("specimens/bsi_silver/Datagroup2.bin");
    const auto image = decoded(content)["faces"][0]["image"];
    CHECK(image["offset"] == 84);
    CHECK(image["octets"] == content.size() - 84);
}

TEST_CASE("the examples of LDS files are decoded or refused as their names say") {
    if (!support::have_independent("vectors/lds_examples.json")) return;
    const auto examples = support::independent_json("vectors/lds_examples.json");
    const auto file = [&](const json& hex) { return from_hex(hex.get<std::string>()); };
    for (const auto* name :
         {"EF_COM_9303_10_A1", "DG1_TD2_9303_10", "DG1_TD3_synthetic", "DG1_TD1_9303_10_A21", "DG14_9303_spec_sample",
          "DG11_9303_10_A5_unspaced_phone", "DG11_9303_10_JMRTD_variant", "DG16_9303_10_A6"}) {
        INFO(name);
        CHECK(decode_to_text(file(examples[name])));
    }
    for (const auto* name : {"DG1_bad_mrz_length", "DG13_opaque"}) CHECK_FALSE(decode_to_text(file(examples[name])));
    for (const auto& hex : examples["EF_CardAccess"]) CHECK(decoded(file(hex))["file"] == "EF.CardAccess");
    for (const auto& [name, hex] : examples["SecurityInfos_misc"].items()) {
        INFO(name);
        CHECK(decoded(file(hex))["securityInfos"].size() == 1);
    }
    for (const auto& hex : examples["DG11_other_names"]) CHECK_FALSE(decoded(file(hex)).contains("remarks"));
    for (const auto& hex : examples["DG16_errors"]) CHECK(decoded(file(hex)).contains("remarks"));
}
