#include "support/data.hpp"

#include <algorithm>
#include <cccd/address.hpp>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace address = cccd::address;
using address::Match;

namespace {

const std::string data_folder = std::string(CCCD_SOURCE_DIR) + "/libcccd/data/";

const address::Map& table() {
    static const auto loaded = address::load_map(data_folder + "communes-2025.txt");
    REQUIRE(loaded);
    return *loaded;
}

std::vector<std::string> names(const address::Candidates& found) {
    std::vector<std::string> out;
    for (const auto& commune : found.communes) out.emplace_back(commune.name);
    return out;
}

/// The independent file has no quoted commas.
std::vector<std::vector<std::string>> csv(const std::string& relative) {
    const auto bytes = support::independent_file(relative);
    std::istringstream in(std::string(bytes.begin(), bytes.end()));
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::vector<std::string> cells;
        std::istringstream cut(line);
        for (std::string cell; std::getline(cut, cell, ',');) cells.push_back(cell);
        rows.push_back(cells);
    }
    rows.erase(rows.begin());
    return rows;
}

using Place = std::vector<std::string>; // commune, district, province

std::map<Place, std::set<int>> independent_map() {
    std::map<Place, std::set<int>> out;
    for (const auto& row : csv("admin_units/convert_legacy_2025_simple.csv"))
        out[{row[10], row[9], row[8]}].insert(std::stoi(row[17]));
    return out;
}

cccd::Result<address::Map> parse(const std::string& text) {
    return address::Map::parse(cccd::as_bytes(text));
}

const std::string small = "date 2025-07-01\nbasis Luật\nP 01|Tỉnh A\nC 00001|Xã Một\nC 00002|Xã Hai\n"
                          "p Tỉnh B\nd Huyện C\nc Xã Cũ|00001 00002\n";

} // namespace

TEST_CASE("an old commune gives its new one, however it is written") {
    for (const char* old :
         {"Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội", "Tổ 5, Phúc Xá, Ba Đình, Hà Nội",
          "P. Phúc Xá, Q. Ba Đình, TP. Hà Nội", "PHƯỜNG PHÚC XÁ, QUẬN BA ĐÌNH, THÀNH PHỐ HÀ NỘI, VIỆT NAM"}) {
        CAPTURE(old);
        const auto found = table().find(old);
        CHECK(found.match == Match::commune);
        REQUIRE(found.communes.size() == 1);
        CHECK(found.communes[0].name == "Phường Hồng Hà");
        CHECK(found.communes[0].code == "00097");
        CHECK(found.communes[0].province == "Thành phố Hà Nội");
        CHECK(found.communes[0].province_code == "01");
    }
}

TEST_CASE("a split commune gives all that took a part of it") {
    const auto found = table().find("Phường Cống Vị, Quận Ba Đình, Thành phố Hà Nội");
    CHECK(found.match == Match::commune);
    CHECK(found.communes.size() >= 2);
    const auto list = names(found);
    CHECK(std::count(list.begin(), list.end(), "Phường Giảng Võ") == 1);
}

TEST_CASE("an address of today is told to be one") {
    const auto found = table().find("Tổ 5, Phường Ba Đình, Thành phố Hà Nội");
    CHECK(found.match == Match::current);
    CHECK(names(found) == std::vector<std::string>{"Phường Ba Đình"});
    CHECK(table().find("Đặc khu Côn Đảo, TP. Hồ Chí Minh").match == Match::current);
}

TEST_CASE("an island district has one commune today") {
    const auto found = table().find("Huyện Côn Đảo, Tỉnh Bà Rịa - Vũng Tàu");
    CHECK(found.match == Match::district);
    CHECK(names(found) == std::vector<std::string>{"Đặc khu Côn Đảo"});
}

TEST_CASE("a commune whose district changed before 2025 is found by its name in the province") {
    const auto found = table().find("Phường Vĩnh Ninh, Thành phố Huế, Tỉnh Thừa Thiên Huế");
    CHECK(found.match == Match::same_name);
    CHECK(names(found) == std::vector<std::string>{"Phường Thuận Hóa"});
}

TEST_CASE("of a commune that is in no table the district's communes are offered") {
    const auto found = table().find("Xã Không Có, Quận Ba Đình, Thành phố Hà Nội");
    CHECK(found.match == Match::district);
    CHECK(found.communes.size() >= 3);
}

TEST_CASE("names with words of their own are found") {
    CHECK(table().find("Phường Đúc, Quận Thuận Hóa, Thành phố Huế").match == Match::commune);
    CHECK(table().find("Phường Phường Đúc, Quận Thuận Hóa, Thành phố Huế").match == Match::commune);
    CHECK(table().find("Bản Qua, Bát Xát, Lào Cai").match == Match::commune);
    CHECK(table().find("P5, Q3, TP HCM").match == Match::commune);
    CHECK(table().find("Phường 05, Quận 3, Thành phố Hồ Chí Minh").match == Match::commune);
}

TEST_CASE("where nothing is known nothing is offered") {
    for (const char* nothing : {"", "Paris", "Xã A, Huyện B, Tỉnh C", "Xã Không Có, Tỉnh Lào Cai"}) {
        const auto found = table().find(nothing);
        CHECK(found.match == Match::none);
        CHECK(found.communes.empty());
    }
}

TEST_CASE("the mapping tells its date and its legal acts") {
    using namespace std::chrono;
    CHECK(table().source().date == 2025y / July / 1);
    CHECK(table().source().basis.find("202/2025/QH15") != std::string::npos);
    CHECK(table().communes().size() == 3321);
    CHECK(table().old_commune_count() == 10040);
}

TEST_CASE("every row of the independent table is among the candidates, and no other commune") {
    if (!support::have_independent("admin_units/convert_legacy_2025_simple.csv")) return;
    const auto expected = independent_map();
    REQUIRE(expected.size() == 10040);
    std::size_t split = 0;
    std::size_t wrong = 0;
    for (const auto& [old, codes] : expected) {
        const auto found = table().find({"", old[0], old[1], old[2]});
        std::set<int> given;
        for (const auto& commune : found.communes) given.insert(std::stoi(std::string(commune.code)));
        if (codes.size() > 1) ++split;
        const auto match = old[0].empty() ? Match::district : Match::commune;
        if (given == codes && found.match == match) continue;
        ++wrong;
        CAPTURE(old[0]);
        CAPTURE(old[1]);
        CHECK(given == codes);
        CHECK(found.match == match);
    }
    CHECK(split == 471);
    CHECK(wrong == 0);
}

TEST_CASE("all rows are found from one line of text too, with the words and without them") {
    if (!support::have_independent("admin_units/convert_legacy_2025_simple.csv")) return;
    const auto bare = [](const std::string& unit) {
        for (const char* word :
             {"Thành phố ", "Tỉnh ", "Quận ", "Huyện ", "Thị xã ", "Thị trấn ", "Thị Trấn ", "Phường ", "Xã "})
            if (unit.rfind(word, 0) == 0) return unit.substr(std::string(word).size());
        return unit;
    };
    std::size_t missed = 0;
    for (const auto& [old, codes] : independent_map()) {
        if (old[0].empty()) continue;
        const auto whole = table().find("Tổ 1, " + old[0] + ", " + old[1] + ", " + old[2]);
        const auto short_form = table().find("Tổ 1, " + bare(old[0]) + ", " + bare(old[1]) + ", " + bare(old[2]));
        for (const auto* found : {&whole, &short_form}) {
            std::set<int> given;
            for (const auto& commune : found->communes) given.insert(std::stoi(std::string(commune.code)));
            // Without the words a xã and a thị trấn of one name both remain: more candidates, never fewer.
            if (found->match == Match::commune && std::includes(given.begin(), given.end(), codes.begin(), codes.end()))
                continue;
            ++missed;
            CHECK_MESSAGE(false, old[0] << ", " << old[1] << ", " << old[2]);
        }
    }
    CHECK(missed == 0);
}

TEST_CASE("the communes of today are those of the independent list") {
    if (!support::have_independent("admin_units/communes_2025.csv")) return;
    std::map<int, std::string> expected;
    for (const auto& row : csv("admin_units/communes_2025.csv")) expected[std::stoi(row[8])] = row[1] + ", " + row[0];
    std::map<int, std::string> found;
    for (const auto& commune : table().communes())
        found[std::stoi(std::string(commune.code))] = std::string(commune.name) + ", " + std::string(commune.province);
    CHECK(found == expected);
}

TEST_CASE("an office's own table is read, and a broken one refused") {
    const auto own = parse(small);
    REQUIRE(own);
    CHECK(own->find("Xã Cũ, Huyện C, Tỉnh B").communes.size() == 2);
    const std::vector<std::string> broken{
        "",
        "date 2025-07-01\nbasis Luật\n",
        small.substr(small.find('\n') + 1),                       // no date
        "date 2025-13-01\n" + small.substr(small.find('\n') + 1), // no such month
        small + "c Xã Khác|99999\n",                              // a code of no commune
        small + "c Xã Khác|\n",
        small + "c Xã Khác\n",
        small + "x y\n",
        small + "C 00001|Xã Ba\n", // a code twice
        "C 00001|Xã Một\n" + small,
        "c Xã|00001\n" + small,
        "d Huyện\n" + small,
    };
    for (const auto& text : broken) {
        CAPTURE(text);
        const auto refused = parse(text);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == cccd::ErrorCode::data_malformed);
    }
    CHECK(parse(std::string((16u << 20) + 1, '#')).error().code == cccd::ErrorCode::data_too_large);
    CHECK(address::load_map("/nowhere/communes.txt").error().code == cccd::ErrorCode::data_unreadable);
}
