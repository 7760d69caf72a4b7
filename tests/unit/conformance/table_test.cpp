// tests/conformance.md against the catalogue of BSI TR-03105-5.1 and against the tests that it speaks of.
#include "support/data.hpp"

#include <doctest/doctest.h>
#include <map>
#include <regex>
#include <set>

namespace {

std::string text_of(const std::filesystem::path& path) {
    const auto octets = support::read_file(path);
    return {octets.begin(), octets.end()};
}

const std::filesystem::path tests = std::filesystem::path(CCCD_SOURCE_DIR) / "tests";

/// Id and result of each row of the two tables of unit LDS.
std::map<std::string, std::string> rows() {
    const std::string text = text_of(tests / "conformance.md");
    static const std::regex row(R"(\n\| (LDS_[A-K]_\d\d) \| ([^\n]*) \|)");
    std::map<std::string, std::string> out;
    for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at)
        CHECK_MESSAGE(out.emplace((*at)[1], (*at)[2]).second, (*at)[1].str());
    return out;
}

std::string id_of(char unit, int number) {
    return std::string("LDS_") + unit + (number < 10 ? "_0" : "_") + std::to_string(number);
}

/// "LDS_H_01 to 14, 70 and LDS_H_73": every id that is meant.
void add_ids(const std::string& words, std::set<std::string>& out) {
    static const std::regex number(R"((LDS_([A-K])_)?(\d\d)( to )?)");
    char unit = 0;
    int from = 0;
    for (std::sregex_iterator at(words.begin(), words.end(), number), end; at != end; ++at) {
        if ((*at)[2].matched) unit = (*at)[2].str()[0];
        const int until = std::stoi((*at)[3]);
        for (int i = from == 0 ? until : from; i <= until; ++i) out.insert(id_of(unit, i));
        from = (*at)[4].matched ? until : 0;
    }
}

std::set<std::string> ids_in_tests() {
    std::set<std::string> out;
    static const std::regex words(R"(LDS_[A-K]_\d\d((,| to| and| and to)? (LDS_[A-K]_)?\d\d\b)*)");
    for (const char* folder : {"conformance", "passive"})
        for (const auto& file : std::filesystem::directory_iterator(tests / "unit" / folder)) {
            const std::string name = file.path().filename().string();
            if (name.rfind("tr03105_", 0) != 0) continue;
            const std::string text = text_of(file.path());
            for (std::sregex_iterator at(text.begin(), text.end(), words), end; at != end; ++at)
                add_ids(at->str(), out);
        }
    return out;
}

bool ends(const std::string& text, const std::string& with) {
    return text.size() >= with.size() && text.compare(text.size() - with.size(), with.size(), with) == 0;
}

} // namespace

TEST_CASE("the table of conformance has every id of the catalogue, and says of each truly how it is known") {
    const char* catalogue = "catalogue/TR-03105-5.1_v1.5.json";
    if (!support::have_independent(catalogue)) return;
    const auto told = rows();
    std::map<std::string, int> counts;
    std::size_t ids = 0;
    const auto tests_of_catalogue = support::independent_json(catalogue)["tests"];
    for (const auto& test : tests_of_catalogue) {
        const std::string id = test["id"], status = test["status"];
        if (id.rfind("LDS_", 0) != 0) continue;
        ++ids;
        CAPTURE(id);
        const auto row = told.find(id);
        REQUIRE(row != told.end());
        CHECK((row->second == "deleted in the catalogue") == (status == "deleted"));
        CHECK(ends(row->second, "(title only)") == (status == "moved to ICAO-P4"));
        const std::string unit = id[4] == 'H' ? "H " : "other ";
        const bool run = status != "deleted" && row->second.rfind("not run: ", 0) != 0;
        counts[unit + (run ? "run" : "not run")] += 1;
        if (ends(row->second, "(title only)")) counts[unit + "title only"] += 1;
        // A test that the catalogue wants to fail is refused here, or the table says that we differ.
        if (test.value("expected", "") == "procedure failed" && row->second.rfind("remarked", 0) == 0)
            CHECK(ends(row->second, "the catalogue wants a failure"));
        if (test.value("expected", "") == "procedure successful") CHECK(row->second == "accepted");
    }
    CHECK(ids == told.size());
    CHECK(counts["H run"] == 94);
    CHECK(counts["H title only"] == 34);
    CHECK(counts["other run"] == 116);
    CHECK(counts["other title only"] == 66);
    const std::string text = text_of(tests / "conformance.md");
    CHECK(text.find("94 of 98 ids are run") != std::string::npos);
    CHECK(text.find("Of them 34 are known by title only") != std::string::npos);
    CHECK(text.find("All 116 ids are run") != std::string::npos);
    CHECK(text.find("Of them 66 (units A, B, C) are known by title") != std::string::npos);
}

TEST_CASE("each id that is told to be run stands in a test") {
    const auto in_tests = ids_in_tests();
    for (const auto& [id, result] : rows()) {
        if (result == "deleted in the catalogue" || result.rfind("not run: ", 0) == 0) continue;
        CHECK_MESSAGE(in_tests.count(id) == 1, id);
    }
}
