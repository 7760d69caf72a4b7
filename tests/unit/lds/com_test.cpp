#include "lds/com.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("the example of Doc 9303-10 A.1 is read and written again to the same octets") {
    const Bytes file = from_hex("60145F0104303130365F36063034303030305C026175");
    const auto com = lds::parse_com(file);
    REQUIRE(com);
    CHECK(com->lds_version == "0106");
    CHECK(com->unicode_version == "040000");
    CHECK(com->files == Files{File::dg1, File::dg2});
    CHECK(lds::has_remark(com->remarks, "com.lds_version_unknown"));
    CHECK(lds::make_com(*com) == file);
}

TEST_CASE("a tag that belongs to no data group is kept and remarked") {
    const auto com = lds::parse_com(from_hex("60195F0104303130375F36063034303030305C0761756B6C6D5F29"));
    REQUIRE(com);
    CHECK(com->tags.size() == 6);
    CHECK(com->tags.back() == 0x5F29);
    CHECK(lds::has_remark(com->remarks, "com.tag_unknown"));
    CHECK(com->files.contains(File::dg13));
}

TEST_CASE("a tag of three octets in the list is written again as it was") {
    const Bytes file = from_hex("60175F0104303130375F36063034303030305C05FF908161 75");
    const auto com = lds::parse_com(from_hex("60175F0104303130375F36063034303030305C05 7F8101 6175"));
    REQUIRE(com);
    CHECK(com->tags.front() == 0x7F8101);
    CHECK(lds::parse_com(lds::make_com(*com))->tags == com->tags);
    CHECK_FALSE(lds::parse_com(file)); // the third octet says that a fourth follows
}

TEST_CASE("the faulty EF.COM files of the independent data are refused") {
    if (!support::have_independent("vectors/lds_examples.json")) return;
    const auto examples = support::independent_json("vectors/lds_examples.json");
    CHECK(lds::parse_com(from_hex(examples["EF_COM_9303_10_A1"].get<std::string>())));
    for (const auto& example : examples["EF_COM_negatives"])
        CHECK_FALSE(lds::parse_com(from_hex(example["hex"].get<std::string>())));
}

TEST_CASE("the specimen's EF.COM lists DG1, DG2, DG3 and DG14") {
    if (!support::have_independent("specimens/bsi_silver/EF_COM.bin")) return;
    const auto com = lds::parse_com(support::independent_file("specimens/bsi_silver/EF_COM.bin"));
    REQUIRE(com);
    CHECK(com->files == Files{File::dg1, File::dg2, File::dg3, File::dg14});
    CHECK(com->remarks.empty());
}

TEST_CASE("data group tags and files go both ways") {
    for (unsigned number = 1; number <= 16; ++number)
        CHECK(lds::file_from_tag(lds::data_group_tag(data_group(number))) == data_group(number));
    CHECK(lds::data_group_tag(File::sod) == 0);
    CHECK(lds::file_from_tag(0x77) == File::sod);
    CHECK(lds::file_from_tag(0x30) == File::none);
}
