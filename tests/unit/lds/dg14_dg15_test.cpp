#include "lds/dg14.hpp"
#include "lds/dg15.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("DG14 of every specimen gives the set of security infos") {
    if (!support::have_independent("specimens/bsi_silver/Datagroup14.bin")) return;
    for (const auto* name : {"specimens/bsi_silver/Datagroup14.bin", "specimens/sod_variants/DG14_0.bin",
                             "specimens/sod_variants/DG14_1.bin"}) {
        const auto file = support::independent_file(name);
        const auto dg14 = lds::parse_dg14(file);
        REQUIRE(dg14);
        CHECK(dg14->security_infos.size() == file.size() - 4);
        CHECK(dg14->security_infos[0] == 0x31);
        CHECK(lds::make_dg14(dg14->security_infos) == file);
    }
}

TEST_CASE("DG15 of every specimen gives a SubjectPublicKeyInfo") {
    if (!support::have_independent("specimens/bsi_silver/Datagroup15.bin")) return;
    for (const auto* name : {"specimens/bsi_silver/Datagroup15.bin", "specimens/sod_variants/DG15_0.bin"}) {
        const auto file = support::independent_file(name);
        const auto dg15 = lds::parse_dg15(file);
        REQUIRE(dg15);
        CHECK(dg15->public_key_info[0] == 0x30);
        CHECK(lds::make_dg15(dg15->public_key_info) == file);
    }
}

TEST_CASE("DG14 and DG15 with other content are refused") {
    CHECK(lds::parse_dg14(from_hex("6E02 3000")).error().code == ErrorCode::data_unexpected_tag);
    CHECK(lds::parse_dg14(from_hex("6F02 3100")).error().code == ErrorCode::data_unexpected_tag);
    CHECK(lds::parse_dg14(from_hex("6E03 310000")).error().code == ErrorCode::data_malformed);
    CHECK(lds::parse_dg15(from_hex("6F02 3100")).error().code == ErrorCode::data_unexpected_tag);
    CHECK(lds::parse_dg15(from_hex("6F03 3002")).error().code == ErrorCode::data_truncated);
}
