#include "access/card_access.hpp"
#include "lds/security_infos.hpp"
#include "support/data.hpp"
#include "tlv/tlv.hpp"

#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("the constant of card.md is what it says it is") {
    const auto infos = lds::parse_security_infos(access::assumed_card_access());
    REQUIRE(infos);
    REQUIRE(infos->pace.size() == 1);
    CHECK(infos->pace[0].protocol == from_hex("04007F00070202040202"));
    CHECK(infos->pace[0].version == 2);
    CHECK(infos->pace[0].parameter_id == 13u);
    CHECK(infos->terminal_authentication.size() == 1);
    CHECK(infos->chip_authentication.size() == 1);
    CHECK(infos->unknown.empty());
    CHECK(infos->raw.size() == 3);
}

TEST_CASE("every EF.CardAccess at hand is read") {
    if (!support::have_independent("vectors/ef_cardaccess_samples.json")) return;
    const auto data = support::independent_json("vectors/ef_cardaccess_samples.json");
    int read = 0;
    for (const auto& [name, value] : data.items()) {
        if (name.rfind("ef_cardaccess", 0) != 0) continue;
        INFO(name);
        // One sample carries octets behind the object; the file reader cuts by the header's length.
        auto content = from_hex(value.get<std::string>());
        content.resize(tlv::read_header(content)->total());
        const auto infos = lds::parse_security_infos(content);
        REQUIRE(infos);
        CHECK_FALSE(infos->raw.empty());
        CHECK((!infos->pace.empty() || !infos->chip_authentication.empty()));
        ++read;
    }
    CHECK(read == 4);
}

TEST_CASE("unknown entries and entries of another shape are kept and break nothing") {
    // an unknown object identifier; a PACEInfo whose version is no INTEGER; one with a field too many
    const auto infos = lds::parse_security_infos(from_hex("312F 3006 06022A03 0500"
                                                          "300F 060A04007F00070202040202 040102"
                                                          "3014 060A04007F00070202040202 020102 02010D 0500"));
    REQUIRE(infos);
    CHECK(infos->pace.empty());
    CHECK(infos->unknown.size() == 3);
    CHECK(infos->raw.size() == 3);
}

TEST_CASE("the file of Terminal Authentication's references may be named") {
    const auto infos =
        lds::parse_security_infos(from_hex("3118 3016 0608 04007F0007020202 020101 3007 0402011C 04011C"));
    REQUIRE(infos);
    REQUIRE(infos->terminal_authentication.size() == 1);
    CHECK(infos->terminal_authentication[0].cvca_file == 0x011C);
    CHECK(infos->terminal_authentication[0].cvca_short_file == 0x1C);
}

TEST_CASE("numbers are read as unsigned and bounded") {
    const auto with_number = [](const char* integer, const char* set, const char* sequence) {
        return lds::parse_security_infos(
            from_hex(std::string(set) + sequence + "060A04007F00070202040202 020102" + integer));
    };
    CHECK(with_number("0202 00FF", "3115", "3013")->pace[0].parameter_id == 255u);
    CHECK(with_number("0201 FF", "3114", "3012")->pace.empty()); // negative
    CHECK(with_number("0200", "3113", "3011")->pace.empty());
    CHECK(with_number("0209 010203040506070809", "311C", "301A")->pace.empty());
}

TEST_CASE("what is no SET of SEQUENCE is refused") {
    CHECK_FALSE(lds::parse_security_infos({}));
    CHECK_FALSE(lds::parse_security_infos(from_hex("3000")));
    CHECK_FALSE(lds::parse_security_infos(from_hex("310204")));
    CHECK_FALSE(lds::parse_security_infos(from_hex("31020400")));
    CHECK_FALSE(lds::parse_security_infos(from_hex("31023000")));
    CHECK(lds::parse_security_infos(from_hex("3100")));
}
