// Generated groups: what is written is read back to the same values, and written again to the same octets.
#include "lds/com.hpp"
#include "lds/dg11.hpp"
#include "lds/dg12.hpp"
#include "lds/dg13.hpp"
#include "lds/dg16.hpp"
#include "lds/dg2.hpp"
#include "lds/dg3.hpp"
#include "lds/dg4.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace cccd;

namespace {

constexpr int rounds = 300;

class Generator {
public:
    explicit Generator(unsigned seed) : engine_(seed) {}
    std::uint32_t below(std::uint32_t limit) { return engine_() % limit; }
    template <class T> T number() { return static_cast<T>(engine_()); }
    bool coin() { return below(2) == 0; }
    Bytes octets(std::uint32_t least, std::uint32_t most) {
        Bytes out(least + below(most - least + 1));
        for (auto& octet : out) octet = number<std::uint8_t>();
        return out;
    }
    std::string text() {
        static const char* const syllables[]{"Nguyễn", "Đặng", "Thị", "ở", "Ấp 3", "Xã Ea H’leo", "TP.", "12/4", "ữ"};
        std::string out = syllables[below(9)];
        for (auto i = below(30); i > 0; --i) out.append(" ").append(syllables[below(9)]);
        return out;
    }
    lds::Text maybe_text() { return coin() ? lds::Text(text()) : std::nullopt; }
    /// A date whose text is the one that its group uses.
    std::optional<Date> maybe_date(bool digits) {
        if (coin()) return {};
        char text[16];
        const unsigned year = 1900 + below(200), month = 1 + below(12), day = 1 + below(28);
        if (digits)
            std::snprintf(text, sizeof text, "%04u%02u%02u", year, month, day);
        else
            std::snprintf(text, sizeof text, "%02u/%02u/%04u", day, month, year);
        Date date;
        date.kind = Date::Kind::full;
        date.day = std::chrono::year(static_cast<int>(year)) / static_cast<int>(month) / static_cast<int>(day);
        date.text = text;
        return date;
    }
    lds::BiometricHeader header(std::uint16_t format_type, bool iso39794) {
        lds::BiometricHeader out;
        if (coin()) out.version = 0x0101;
        if (coin()) out.type = 1 + below(0xFFFFFF);
        out.subtype = number<std::uint8_t>();
        out.format_owner = 0x0101;
        out.format_type = iso39794 ? 0x002A : format_type;
        return out;
    }

private:
    std::mt19937 engine_;
};

bool same_header(const lds::BiometricHeader& a, const lds::BiometricHeader& b) {
    return a.version == b.version && a.type == b.type && a.subtype == b.subtype && a.format_owner == b.format_owner &&
           a.format_type == b.format_type;
}

} // namespace

TEST_CASE("generated DG13 come back field by field") {
    Generator generator(13);
    for (int i = 0; i < rounds; ++i) {
        lds::Dg13 dg13;
        dg13.personal_number = "001099000001";
        for (auto member : {&lds::Dg13::full_name, &lds::Dg13::sex, &lds::Dg13::nationality, &lds::Dg13::ethnicity,
                            &lds::Dg13::religion, &lds::Dg13::place_of_origin, &lds::Dg13::place_of_residence,
                            &lds::Dg13::identification_marks, &lds::Dg13::mother_name, &lds::Dg13::old_number,
                            &lds::Dg13::field_16, &lds::Dg13::father_name})
            dg13.*member = generator.maybe_text();
        for (auto member : {&lds::Dg13::birth_date, &lds::Dg13::issue_date, &lds::Dg13::expiry_date})
            dg13.*member = generator.maybe_date(false);
        for (auto n = generator.below(4); n > 0; --n) dg13.spouse_names.push_back(generator.text());
        const Bytes file = lds::make_dg13(dg13);
        const auto back = lds::parse_dg13(file);
        REQUIRE(back);
        for (auto member :
             {&lds::Dg13::personal_number, &lds::Dg13::full_name, &lds::Dg13::sex, &lds::Dg13::nationality,
              &lds::Dg13::ethnicity, &lds::Dg13::religion, &lds::Dg13::place_of_origin, &lds::Dg13::place_of_residence,
              &lds::Dg13::identification_marks, &lds::Dg13::father_name, &lds::Dg13::mother_name,
              &lds::Dg13::old_number, &lds::Dg13::field_16})
            CHECK((*back).*member == dg13.*member);
        for (auto member : {&lds::Dg13::birth_date, &lds::Dg13::issue_date, &lds::Dg13::expiry_date})
            CHECK((*back).*member == dg13.*member);
        CHECK(back->spouse_names == dg13.spouse_names);
        CHECK(back->remarks.empty());
        CHECK(lds::make_dg13(*back) == file);
    }
}

TEST_CASE("generated DG11 and DG12 come back field by field") {
    Generator generator(11);
    for (int i = 0; i < rounds; ++i) {
        const Bytes image = generator.octets(1, 300);
        lds::Dg11 dg11;
        const auto dg11_texts = {
            &lds::Dg11::full_name, &lds::Dg11::personal_number,  &lds::Dg11::place_of_birth,
            &lds::Dg11::address,   &lds::Dg11::telephone,        &lds::Dg11::profession,
            &lds::Dg11::title,     &lds::Dg11::personal_summary, &lds::Dg11::other_document_numbers,
            &lds::Dg11::custody};
        for (auto member : dg11_texts) dg11.*member = generator.maybe_text();
        for (auto n = generator.below(3); n > 0; --n) dg11.other_names.push_back(generator.text());
        dg11.birth_date = generator.maybe_date(true);
        if (generator.coin()) dg11.proof_of_citizenship = image;
        const Bytes file11 = lds::make_dg11(dg11);
        const auto back11 = lds::parse_dg11(file11);
        REQUIRE(back11);
        for (auto member : dg11_texts) CHECK((*back11).*member == dg11.*member);
        CHECK(back11->other_names == dg11.other_names);
        CHECK(back11->birth_date == dg11.birth_date);
        CHECK(equal(back11->proof_of_citizenship, dg11.proof_of_citizenship));
        CHECK(back11->leftovers.remarks.empty());
        CHECK(lds::make_dg11(*back11) == file11);

        lds::Dg12 dg12;
        const auto dg12_texts = {&lds::Dg12::issuing_authority, &lds::Dg12::endorsements,
                                 &lds::Dg12::tax_exit_requirements, &lds::Dg12::personalization_system};
        for (auto member : dg12_texts) dg12.*member = generator.maybe_text();
        dg12.issue_date = generator.maybe_date(true);
        for (auto n = generator.below(3); n > 0; --n) dg12.other_persons.push_back(generator.text());
        if (generator.coin()) dg12.image_front = image;
        if (generator.coin()) dg12.image_rear = image;
        if (generator.coin()) dg12.personalization_time = "20220202235959";
        const Bytes file12 = lds::make_dg12(dg12);
        const auto back12 = lds::parse_dg12(file12);
        REQUIRE(back12);
        for (auto member : dg12_texts) CHECK((*back12).*member == dg12.*member);
        CHECK(back12->issue_date == dg12.issue_date);
        CHECK(back12->other_persons == dg12.other_persons);
        CHECK(equal(back12->image_front, dg12.image_front));
        CHECK(equal(back12->image_rear, dg12.image_rear));
        CHECK(back12->personalization_time == dg12.personalization_time);
        CHECK(lds::make_dg12(*back12) == file12);
    }
}

TEST_CASE("generated DG16 come back person by person") {
    Generator generator(16);
    for (int i = 0; i < rounds; ++i) {
        lds::Dg16 dg16;
        for (auto n = generator.below(6); n > 0; --n)
            dg16.persons.push_back(
                {generator.maybe_date(true), generator.maybe_text(), generator.maybe_text(), generator.maybe_text()});
        const Bytes file = lds::make_dg16(dg16);
        const auto back = lds::parse_dg16(file);
        REQUIRE(back);
        REQUIRE(back->persons.size() == dg16.persons.size());
        for (std::size_t k = 0; k < dg16.persons.size(); ++k) {
            CHECK(back->persons[k].name == dg16.persons[k].name);
            CHECK(back->persons[k].recorded == dg16.persons[k].recorded);
            CHECK(back->persons[k].telephone == dg16.persons[k].telephone);
            CHECK(back->persons[k].address == dg16.persons[k].address);
        }
        CHECK(lds::make_dg16(*back) == file);
    }
}

TEST_CASE("generated faces come back in both encodings") {
    Generator generator(2);
    for (int i = 0; i < rounds; ++i) {
        const bool iso39794 = generator.coin();
        const Bytes image = generator.octets(1, 40000);
        lds::BiometricFace face;
        face.encoding = iso39794 ? lds::BiometricEncoding::iso39794 : lds::BiometricEncoding::iso19794;
        face.header = generator.header(0x0008, iso39794);
        face.image = image;
        for (auto* code : {&face.gender, &face.eye_colour, &face.hair_colour, &face.face_image_type,
                           &face.image_data_type, &face.colour_space, &face.source_type})
            *code = generator.number<std::uint8_t>();
        face.width = generator.number<std::uint16_t>();
        face.height = generator.number<std::uint16_t>();
        if (!iso39794) {
            face.feature_mask = generator.below(1u << 24);
            face.expression = generator.number<std::uint16_t>();
            face.pose_yaw = generator.number<std::uint8_t>();
            face.quality = generator.number<std::uint16_t>();
            for (auto n = generator.below(5); n > 0; --n)
                face.points.push_back({1, static_cast<std::uint8_t>(generator.below(16)), 3,
                                       generator.number<std::uint16_t>(), generator.number<std::uint16_t>()});
        }
        lds::Dg2 dg2;
        dg2.faces.assign(1 + generator.below(3), face);
        const Bytes file = lds::make_dg2(dg2);
        const auto back = lds::parse_dg2(file);
        REQUIRE(back);
        REQUIRE(back->faces.size() == dg2.faces.size());
        const auto& got = back->faces.back();
        CHECK(same_header(got.header, face.header));
        CHECK(equal(got.image, image));
        CHECK(got.gender == face.gender);
        CHECK(got.hair_colour == face.hair_colour);
        CHECK(got.image_data_type == face.image_data_type);
        CHECK(got.width == face.width);
        CHECK(got.height == face.height);
        CHECK(got.feature_mask == face.feature_mask);
        CHECK(got.points.size() == face.points.size());
        CHECK(lds::make_dg2(*back) == file);
    }
}

TEST_CASE("generated fingers and irises come back in both encodings") {
    Generator generator(34);
    for (int i = 0; i < rounds; ++i) {
        const bool iso39794 = generator.coin();
        const auto encoding = iso39794 ? lds::BiometricEncoding::iso39794 : lds::BiometricEncoding::iso19794;
        const Bytes image = generator.octets(1, 3000), device = generator.octets(16, 16);
        lds::BiometricFinger finger;
        finger.encoding = encoding;
        finger.header = generator.header(0x0007, iso39794);
        finger.image = image;
        finger.position = static_cast<std::uint8_t>(generator.below(11));
        finger.impression = static_cast<std::uint8_t>(generator.below(30));
        finger.image_format = static_cast<std::uint8_t>(generator.below(6));
        if (!iso39794) finger.width = generator.number<std::uint16_t>();
        const lds::Dg3 dg3{{finger, finger}, {}};
        const Bytes file3 = lds::make_dg3(dg3);
        const auto back3 = lds::parse_dg3(file3);
        REQUIRE(back3);
        CHECK(back3->fingers.size() == 2);
        CHECK(back3->fingers[1].position == finger.position);
        CHECK(back3->fingers[1].image_format == finger.image_format);
        CHECK(equal(back3->fingers[1].image, image));
        CHECK(lds::make_dg3(*back3) == file3);

        lds::BiometricIris iris;
        iris.encoding = encoding;
        iris.header = generator.header(0x0009, iso39794);
        iris.image = image;
        iris.eye = static_cast<std::uint8_t>(generator.below(3));
        iris.image_format = generator.number<std::uint16_t>();
        iris.bit_depth = 8;
        if (!iso39794) iris.device_id = device;
        const Bytes file4 = lds::make_dg4({{iris}, {}});
        const auto back4 = lds::parse_dg4(file4);
        REQUIRE(back4);
        CHECK(back4->irises[0].image_format == iris.image_format);
        CHECK(back4->irises[0].eye == iris.eye);
        CHECK(equal(back4->irises[0].image, image));
        CHECK(lds::make_dg4(*back4) == file4);
    }
}

TEST_CASE("generated EF.COM come back with their tag lists") {
    Generator generator(60);
    for (int i = 0; i < rounds; ++i) {
        lds::Com com;
        com.lds_version = generator.coin() ? "0107" : "0108";
        com.unicode_version = "040000";
        for (unsigned number = 1; number <= 16; ++number)
            if (generator.coin()) com.tags.push_back(lds::data_group_tag(data_group(number)));
        const auto back = lds::parse_com(lds::make_com(com));
        REQUIRE(back);
        CHECK(back->tags == com.tags);
        CHECK(back->lds_version == com.lds_version);
    }
}
