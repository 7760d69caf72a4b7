#include "lds/dg11.hpp"
#include "lds/dg12.hpp"
#include "lds/dg16.hpp"
#include "support/data.hpp"
#include "support/der.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using support::der;

namespace {

std::string example(const char* name) {
    return support::independent_json("vectors/lds_examples.json")[name].get<std::string>();
}

lds::Dg12 dg12_with(std::uint32_t tag, const support::Octets& value) {
    const auto list = der(0x5C, {static_cast<std::uint8_t>(tag >> 8), static_cast<std::uint8_t>(tag)});
    const auto file = der(0x6C, support::join({list, der(tag, value)}));
    const auto dg12 = lds::parse_dg12(file);
    REQUIRE(dg12);
    return *dg12;
}

} // namespace

TEST_CASE("the examples of DG11 are read: holder, places, telephone, profession") {
    if (!support::have_independent("vectors/lds_examples.json")) return;
    for (const auto* name : {"DG11_9303_10_A5_unspaced_phone", "DG11_9303_10_JMRTD_variant"}) {
        const auto dg11 = lds::parse_dg11(from_hex(example(name)));
        REQUIRE(dg11);
        CHECK(dg11->full_name == "SMITH<<JOHN<J");
        CHECK(dg11->place_of_birth == "ANYTOWN<MN");
        CHECK(dg11->address == "123 MAPLE RD<ANYTOWN<MN");
        CHECK(dg11->profession == "TRAVEL<AGENT");
        CHECK_FALSE(dg11->birth_date.has_value());
        CHECK(dg11->leftovers.remarks.empty());
    }
}

TEST_CASE("other names are read with or without a template around them, and a wrong count is remarked") {
    if (!support::have_independent("vectors/lds_examples.json")) return;
    const auto examples = support::independent_json("vectors/lds_examples.json");
    const std::vector<std::size_t> counts{2, 2, 1, 1};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto dg11 = lds::parse_dg11(from_hex(examples["DG11_other_names"][i].get<std::string>()));
        REQUIRE(dg11);
        CHECK(dg11->other_names.size() == counts[i]);
        CHECK(dg11->leftovers.remarks.empty());
    }
    int refused = 0, remarked = 0;
    for (const auto& wrong : examples["DG11_other_names_count_errors"]) {
        const auto dg11 = lds::parse_dg11(from_hex(wrong.get<std::string>()));
        if (!dg11)
            ++refused;
        else if (lds::has_remark(dg11->leftovers.remarks, "details.name_count"))
            ++remarked;
    }
    CHECK(refused + remarked == 4);
    CHECK(remarked >= 3);
}

TEST_CASE("dates come as eight digits or as BCD, complete, as a year, or unknown") {
    const auto issued = [](const support::Octets& value) { return dg12_with(0x5F26, value).issue_date; };
    const auto ascii = issued(support::text("20220202"));
    REQUIRE(ascii);
    CHECK(ascii->kind == Date::Kind::full);
    CHECK(issued(from_hex("20220202")) == ascii);
    CHECK(issued(support::text("19550000"))->kind == Date::Kind::year_only);
    CHECK(issued(support::text("00000000"))->kind == Date::Kind::none);
    CHECK(issued(support::text("20220231"))->kind == Date::Kind::text);
    CHECK(issued(support::text("20220200"))->kind == Date::Kind::text); // a month without a day
    CHECK_FALSE(issued({}).has_value());
    const auto odd = dg12_with(0x5F26, support::text("2022-02-02"));
    CHECK_FALSE(odd.issue_date.has_value());
    CHECK(odd.leftovers.unknown.size() == 1);
    CHECK(lds::has_remark(odd.leftovers.remarks, "details.date_encoding"));
    CHECK(dg12_with(0x5F55, support::text("20220202235959")).personalization_time == "20220202235959");
    CHECK(dg12_with(0x5F55, from_hex("20220202235959")).personalization_time == "20220202235959");
}

TEST_CASE("text that is no UTF-8 is kept raw, an unknown element too") {
    const auto dg12 = dg12_with(0x5F19, from_hex("C3"));
    CHECK_FALSE(dg12.issuing_authority.has_value());
    CHECK(lds::has_remark(dg12.leftovers.remarks, "details.text_encoding"));
    const auto unknown = dg12_with(0x5F7F, support::text("x"));
    REQUIRE(unknown.leftovers.unknown.size() == 1);
    CHECK(unknown.leftovers.unknown[0].tag == 0x5F7F);
}

TEST_CASE("of a repeated text the first counts, and a stranger among the other names stays in its template") {
    const auto twice = der(0x6B, support::join({from_hex("5C025F0E"), der(0x5F0E, "A"), der(0x5F0E, "B")}));
    const auto dg11 = lds::parse_dg11(twice);
    REQUIRE(dg11);
    CHECK(dg11->full_name == "A");
    CHECK(lds::has_remark(dg11->leftovers.remarks, "details.element_repeated"));
    CHECK(lds::make_dg11(*dg11) == twice);
    const auto stranger =
        lds::parse_dg11(der(0x6B, support::join({from_hex("5C025F0E"), der(0xA0, der(0x5F0E, "A"))})));
    REQUIRE(stranger);
    CHECK_FALSE(stranger->full_name.has_value());
    CHECK(stranger->leftovers.unknown.at(0).tag == 0xA0);
}

TEST_CASE("a tag list that promises more than there is, or is missing, is remarked") {
    const auto promised = lds::parse_dg11(der(0x6B, support::join({from_hex("5C045F0E5F10"), der(0x5F0E, "A")})));
    REQUIRE(promised);
    CHECK(lds::has_remark(promised->leftovers.remarks, "dg11.listed_but_missing"));
    const auto without = lds::parse_dg12(der(0x6C, der(0x5F19, "A")));
    REQUIRE(without);
    CHECK(without->issuing_authority == "A");
    CHECK(lds::has_remark(without->leftovers.remarks, "dg12.tag_list_missing"));
}

TEST_CASE("the example of DG16 lists two persons; wrong counts and names are remarked") {
    if (!support::have_independent("vectors/lds_examples.json")) return;
    const auto file = from_hex(example("DG16_9303_10_A6"));
    const auto dg16 = lds::parse_dg16(file);
    REQUIRE(dg16);
    REQUIRE(dg16->persons.size() == 2);
    CHECK(dg16->persons[0].name == "SMITH<<CHARLES<R");
    CHECK(dg16->persons[0].recorded->day == std::chrono::year(2002) / 1 / 1);
    CHECK(dg16->persons[1].telephone == "14155551212");
    CHECK(dg16->leftovers.remarks.empty());
    CHECK(lds::make_dg16(*dg16) == file);
    const auto errors = support::independent_json("vectors/lds_examples.json")["DG16_errors"];
    for (std::size_t i = 0; i < 2; ++i) {
        const auto wrong = lds::parse_dg16(from_hex(errors[i].get<std::string>()));
        REQUIRE(wrong);
        CHECK(lds::has_remark(wrong->leftovers.remarks, i == 0 ? "dg16.person_count" : "dg16.name_form"));
    }
}
