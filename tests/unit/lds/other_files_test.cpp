#include "lds/atr_info.hpp"
#include "lds/cvca.hpp"
#include "lds/dir.hpp"
#include "lds/displayed_images.hpp"
#include "lds/reserved_groups.hpp"
#include "support/data.hpp"
#include "support/der.hpp"

#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("EF.DIR lists the four applications of LDS 2 by name") {
    const auto file =
        from_hex("61094F07A000000247100161094F07A000000247200161094F07A000000247200261094F07A0000002472003");
    const auto dir = lds::parse_dir(file);
    REQUIRE(dir);
    REQUIRE(dir->applications.size() == 4);
    CHECK(lds::application_name(dir->applications[0].identifier) == "LDS1 eMRTD");
    CHECK(lds::application_name(dir->applications[3].identifier) == "Additional Biometrics");
    CHECK(lds::application_name(from_hex("A0000000041010")).empty());
    CHECK(lds::make_dir(*dir) == file);
    Bytes padded = file;
    padded.resize(100);
    CHECK(lds::parse_dir(padded)->applications.size() == 4);
    CHECK(lds::parse_dir(from_hex("61024F05")).error().code == ErrorCode::data_truncated);
    CHECK(lds::parse_dir({}).error().code == ErrorCode::data_malformed);
}

TEST_CASE("EF.ATR/INFO tells capabilities and buffer sizes") {
    const auto sound = lds::parse_atr_info(from_hex("47038601E0 7F6608 020203E8 02020800 4601AA 0000"));
    REQUIRE(sound);
    REQUIRE(sound->capabilities);
    CHECK(sound->capabilities->select_by_name);
    CHECK(sound->capabilities->short_identifiers);
    CHECK(sound->capabilities->command_chaining);
    CHECK(sound->capabilities->extended_length);
    REQUIRE(sound->buffer_sizes);
    CHECK(sound->buffer_sizes->command == 1000);
    CHECK(sound->buffer_sizes->response == 2048);
    CHECK(sound->unknown.size() == 1);
    CHECK(sound->remarks.empty());
    const auto missing = lds::parse_atr_info(from_hex("47038601E0"));
    REQUIRE(missing);
    CHECK(lds::has_remark(missing->remarks, "atr_info.buffer_sizes_missing"));
}

TEST_CASE("EF.CVCA holds one or two references and zeros behind them") {
    lds::Cvca cvca{{"DETESTCVCA00002", "DETESTCVCA00001"}};
    const Bytes file = lds::make_cvca(cvca);
    CHECK(file.size() == 36);
    const auto back = lds::parse_cvca(file);
    REQUIRE(back);
    CHECK(back->references == cvca.references);
    CHECK(lds::parse_cvca(Bytes(36)).error().code == ErrorCode::data_malformed);
    CHECK(lds::parse_cvca(from_hex("4205 4142")).error().code == ErrorCode::data_truncated);
}

TEST_CASE("DG5 and DG7 give their images, whatever the count says") {
    const auto jpeg = from_hex("FFD8FFE000");
    const auto dg5 = support::der(0x65, support::join({from_hex("020101"), support::der(0x5F40, jpeg)}));
    REQUIRE(lds::parse_dg5(dg5));
    CHECK(equal(lds::parse_dg5(dg5)->images[0], jpeg));
    CHECK(lds::make_dg5(*lds::parse_dg5(dg5)) == dg5);
    CHECK(lds::parse_dg7(dg5).error().code == ErrorCode::data_unexpected_tag);
    const auto twice = support::der(
        0x67, support::join({from_hex("020101"), support::der(0x5F43, jpeg), support::der(0x5F43, from_hex("00"))}));
    const auto dg7 = lds::parse_dg7(twice);
    REQUIRE(dg7);
    CHECK(dg7->images.size() == 2);
    CHECK(lds::has_remark(dg7->remarks, "displayed.instance_count"));
    CHECK(lds::has_remark(dg7->remarks, "displayed.format_unknown"));
    CHECK(lds::parse_dg5(support::der(0x65, support::der(0x5F40, jpeg))).error().code == ErrorCode::data_malformed);
    CHECK(lds::parse_dg5(support::der(0x65, from_hex("020100"))).error().code == ErrorCode::data_malformed);
}

TEST_CASE("reserved groups are kept whole") {
    const auto dg8 = from_hex("6805 020102 0102");
    const auto group = lds::parse_reserved_group(dg8, File::dg8);
    REQUIRE(group);
    CHECK(group->instances == 2);
    CHECK(to_hex(group->content) == "0201020102");
    CHECK(lds::make_reserved_group(*group, File::dg8) == dg8);
    CHECK(lds::parse_reserved_group(from_hex("6600"), File::dg6)->content.empty());
    CHECK(lds::parse_reserved_group(dg8, File::dg9).error().code == ErrorCode::data_unexpected_tag);
    CHECK(lds::parse_reserved_group(dg8, File::dg1).error().code == ErrorCode::invalid_argument);
}
