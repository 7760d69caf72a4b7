#include "lds/dg13.hpp"
#include "lds/strings.hpp"
#include "support/der.hpp"
#include "support/dg13_variants.hpp"

#include <cccd/text.hpp>
#include <doctest/doctest.h>

using namespace cccd;
using support::der;
using Fields = std::vector<support::Octets>;

namespace {

const Bytes synthetic = from_hex(support::synthetic_dg13);

void check_holder(const lds::Dg13& dg13) {
    CHECK(dg13.personal_number == "001099000001");
    CHECK(dg13.full_name == "Nguyễn Văn Mẫu");
    REQUIRE(dg13.birth_date);
    CHECK(dg13.birth_date->kind == Date::Kind::full);
    CHECK(dg13.birth_date->text == "01/01/1999");
    CHECK(dg13.sex == "Nam");
    CHECK(dg13.nationality == "Việt Nam");
    CHECK(dg13.place_of_residence == "Thôn 1, Xã A, Huyện B, Tỉnh C");
    CHECK(dg13.father_name == "Nguyễn Văn Cha");
    CHECK(dg13.mother_name == "Trần Thị Mẹ");
    CHECK(dg13.old_number == "012345678");
}

constexpr std::optional<std::string> lds::Dg13::*texts[]{&lds::Dg13::personal_number,
                                                         &lds::Dg13::full_name,
                                                         &lds::Dg13::sex,
                                                         &lds::Dg13::nationality,
                                                         &lds::Dg13::ethnicity,
                                                         &lds::Dg13::religion,
                                                         &lds::Dg13::father_name,
                                                         &lds::Dg13::place_of_origin,
                                                         &lds::Dg13::place_of_residence,
                                                         &lds::Dg13::identification_marks,
                                                         &lds::Dg13::mother_name,
                                                         &lds::Dg13::old_number,
                                                         &lds::Dg13::field_16};

/// What a variant must come to: the synthetic person, but for the fields that the variant itself changes.
lds::Dg13 expected_of(const std::string& variant) {
    auto expected = *lds::parse_dg13(synthetic);
    if (variant.rfind("absent: ", 0) == 0 || variant.rfind("empty: ", 0) == 0) {
        for (auto member :
             {&lds::Dg13::ethnicity, &lds::Dg13::religion, &lds::Dg13::identification_marks, &lds::Dg13::field_16})
            (expected.*member).reset();
        expected.issue_date.reset();
    } else if (variant == "no origin and no expiry") {
        expected.place_of_origin.reset();
        expected.expiry_date.reset();
    } else if (variant == "two spouses") {
        expected.spouse_names = {"Lê Thị Một", "Phạm Thị Hai"};
    } else if (variant == "a text of more than 127 octets") {
        expected.place_of_origin = std::string(200, 'A');
    } else if (variant == "a text of more than 255 octets") {
        expected.place_of_origin = std::string(300, 'A');
    }
    return expected;
}

} // namespace

TEST_CASE("the synthetic DG13 gives all sixteen fields and is written again to the same octets") {
    const auto dg13 = lds::parse_dg13(synthetic);
    REQUIRE(dg13);
    check_holder(*dg13);
    CHECK(dg13->ethnicity == "Kinh");
    CHECK(dg13->religion == "Không");
    CHECK(dg13->place_of_origin == "Xã A, Huyện B, Tỉnh C");
    CHECK(dg13->identification_marks == "Nốt ruồi C:1cm");
    CHECK(dg13->issue_date->text == "02/02/2022");
    CHECK(dg13->expiry_date->text == "01/01/2039");
    CHECK(dg13->spouse_names.empty());
    CHECK(dg13->field_16 == "0123456789ABCDEF");
    CHECK(dg13->version == 1);
    CHECK(dg13->present.size() == 16);
    CHECK(dg13->unknown.empty());
    CHECK(dg13->remarks.empty());
    CHECK(lds::make_dg13(*dg13) == synthetic);
}

TEST_CASE("more than thirty variants of the synthetic DG13 give the same values in every field") {
    const auto variants = support::dg13_variants();
    CHECK(variants.size() >= 40);
    std::size_t changed = 0;
    for (const auto& [name, file] : variants) {
        INFO(name);
        const auto dg13 = lds::parse_dg13(file);
        REQUIRE(dg13);
        const auto expected = expected_of(name);
        for (const auto member : texts) CHECK((*dg13).*member == expected.*member);
        for (const auto member : {&lds::Dg13::birth_date, &lds::Dg13::issue_date, &lds::Dg13::expiry_date})
            CHECK((*dg13).*member == expected.*member);
        CHECK(dg13->spouse_names == expected.spouse_names);
        CHECK(dg13->unknown.size() == (name == "unknown fields before and behind" ? 2u : 0u));
        CHECK(dg13->remarks.empty());
        changed += lds::make_dg13(expected) == synthetic ? 0 : 1;
    }
    CHECK(changed == 6); // the others differ from the file of card.md in form only
}

TEST_CASE("an absent field, an empty one and one of blanks are all no value") {
    for (const auto& value : {support::Octets{}, der(0x0C, ""), der(0x0C, "  "), der(0x30, der(0x0C, ""))}) {
        const auto file = support::dg13_of(
            {support::dg13_field(2, der(0x0C, "A")), support::dg13_field(7, value), support::dg13_field(12, value)});
        const auto dg13 = lds::parse_dg13(file);
        REQUIRE(dg13);
        CHECK_FALSE(dg13->religion.has_value());
        CHECK_FALSE(dg13->expiry_date.has_value());
        CHECK_FALSE(dg13->ethnicity.has_value());
        CHECK(dg13->present == std::vector<std::uint32_t>{2, 7, 12});
    }
}

TEST_CASE("dates are complete, a year alone, none, or other text") {
    const auto kind = [](std::string_view text) {
        const auto dg13 = lds::parse_dg13(support::dg13_of({support::dg13_field(12, der(0x0C, text))}));
        REQUIRE(dg13);
        REQUIRE(dg13->expiry_date);
        return dg13->expiry_date->kind;
    };
    CHECK(kind("01/01/2039") == Date::Kind::full);
    CHECK(kind("1955") == Date::Kind::year_only);
    CHECK(kind("Không thời hạn") == Date::Kind::none);
    CHECK(kind("31/02/2039") == Date::Kind::text);
}

TEST_CASE("several spouses are kept in their order") {
    const auto spouse = [](std::string_view name) { return der(0x30, der(0x0C, name)); };
    const std::vector<std::string> both{"Lê Thị Một", "Phạm Thị Hai"};
    for (const auto& fields :
         {Fields{support::dg13_field(14, support::join({spouse(both[0]), spouse(both[1])}))},
          Fields{support::dg13_field(14, spouse(both[0])), support::dg13_field(14, spouse(both[1]))},
          Fields{support::dg13_field(14, der(0x30, support::join({der(0x0C, both[0]), der(0x0C, both[1])})))}}) {
        const auto dg13 = lds::parse_dg13(support::dg13_of(fields));
        REQUIRE(dg13);
        CHECK(dg13->spouse_names == both);
        CHECK(dg13->remarks.empty());
    }
}

TEST_CASE("a mother without a father stays the mother") {
    const auto parents = support::join({der(0x30, der(0x0C, "")), der(0x30, der(0x0C, "Trần Thị Mẹ"))});
    const auto dg13 = lds::parse_dg13(support::dg13_of({support::dg13_field(13, parents)}));
    REQUIRE(dg13);
    CHECK_FALSE(dg13->father_name.has_value());
    CHECK(dg13->mother_name == "Trần Thị Mẹ");
}

TEST_CASE("numbers that are not known are kept raw, and so is a repeated field") {
    const auto file =
        support::dg13_of({support::dg13_field(2, der(0x0C, "A")), support::dg13_field(17, der(0x0C, "x")),
                          support::dg13_field(300, der(0x04, "y")), support::dg13_field(2, der(0x0C, "B"))});
    const auto dg13 = lds::parse_dg13(file);
    REQUIRE(dg13);
    CHECK(dg13->full_name == "A");
    REQUIRE(dg13->unknown.size() == 3);
    CHECK(dg13->unknown[0].number == 17);
    CHECK(to_hex(dg13->unknown[0].value) == "0C0178");
    CHECK(dg13->unknown[1].number == 300);
    CHECK(dg13->unknown[2].number == 2);
    CHECK(lds::has_remark(dg13->remarks, "dg13.field_repeated"));
}

TEST_CASE("text that is not in its encoding is kept raw instead of guessed") {
    const auto dg13 = lds::parse_dg13(support::dg13_of(
        {support::dg13_field(1, der(0x13, "001099000001")), support::dg13_field(2, der(0x0C, "Nguy\xE1\xBB"))}));
    REQUIRE(dg13);
    CHECK_FALSE(dg13->full_name.has_value());
    CHECK(dg13->unknown.size() == 1);
    CHECK(lds::has_remark(dg13->remarks, "dg13.field_unreadable"));
}

TEST_CASE("DG13 of another country, cut short or with lying lengths is refused and never half read") {
    CHECK(lds::parse_dg13(from_hex("6D0A 01234567890123456789")).error().code != ErrorCode::internal);
    CHECK(lds::parse_dg13(from_hex("6D00")).error().code == ErrorCode::data_malformed);
    CHECK(lds::parse_dg13({}).error().code == ErrorCode::data_truncated);
    for (std::size_t length = 0; length < synthetic.size(); ++length)
        CHECK_FALSE(lds::parse_dg13(ByteView(synthetic).first(length)));
    support::Octets deep = support::dg13_field(1, der(0x13, "1"));
    for (int i = 0; i < 40; ++i) deep = der(0x31, deep);
    CHECK(lds::parse_dg13(der(0x6D, deep)).error().code == ErrorCode::data_malformed);
}

TEST_CASE("UTF-8 is told from what only looks like it") {
    CHECK(lds::is_utf8("Nguyễn"));
    CHECK(lds::is_utf8("\xF0\x9F\x98\x80"));
    for (const auto* text :
         {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3", "\x80", "\xF8\x88"})
        CHECK_FALSE(lds::is_utf8(text));
}
