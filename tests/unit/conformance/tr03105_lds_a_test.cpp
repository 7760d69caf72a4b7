// BSI TR-03105 part 5.1, unit LDS_A (EF.COM). Known by title only: the catalogue refers to ICAO part 4.
#include "lds/com.hpp"
#include "outcome.hpp"
#include "support/der.hpp"

using namespace cccd;
using support::der;
using support::join;

namespace {

struct Parts {
    std::uint32_t tag = 0x60;
    support::Octets lds_version = der(0x5F01, "0107"), unicode_version = der(0x5F36, "040000"),
                    list = der(0x5C, from_hex("61756D6F"));
};

conformance::Outcome read_com(const support::Octets& file) {
    const auto com = lds::parse_com(file);
    return com ? conformance::taken(com->remarks) : conformance::refused();
}

support::Octets file_of(const Parts& parts) {
    return der(parts.tag, join({parts.lds_version, parts.unicode_version, parts.list}));
}

} // namespace

TEST_CASE("LDS_A_01 another outermost tag is refused") {
    CHECK(read_com(file_of({.tag = 0x61})).refused);
}

TEST_CASE("LDS_A_02 an outermost length too small is refused") {
    auto file = file_of({});
    --file[1];
    CHECK(read_com(file).refused);
}

TEST_CASE("LDS_A_03 an outermost length too big is refused") {
    auto file = file_of({});
    ++file[1];
    CHECK(read_com(file).refused);
}

TEST_CASE("LDS_A_04 LDS version 3.0 is remarked") {
    CHECK(read_com(file_of({.lds_version = der(0x5F01, "0300")})).remarked("com.lds_version_unknown"));
}

TEST_CASE("LDS_A_05 a missing LDS version is refused") {
    CHECK(read_com(file_of({.lds_version = {}})).refused);
}

TEST_CASE("LDS_A_06 Unicode version 5.0.0 is remarked") {
    CHECK(read_com(file_of({.unicode_version = der(0x5F36, "050000")})).remarked("com.unicode_version_unknown"));
}

TEST_CASE("LDS_A_07 a missing Unicode version is refused") {
    CHECK(read_com(file_of({.unicode_version = {}})).refused);
}

TEST_CASE("LDS_A_08 a list without DG1 is remarked") {
    CHECK(read_com(file_of({.list = der(0x5C, from_hex("756D"))})).remarked("com.dg1_missing"));
}

TEST_CASE("LDS_A_09 a missing list of data groups is refused") {
    CHECK(read_com(file_of({.list = {}})).refused);
}

TEST_CASE("LDS_A_10 LDS version 1.8 is accepted") {
    CHECK(read_com(file_of({.lds_version = der(0x5F01, "0108")})).sound());
    CHECK(read_com(file_of({})).sound());
}
