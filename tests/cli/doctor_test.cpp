// cccd doctor where there is no service; beside a running one it is in flows/pcscd.
#include "run_command.hpp"
#include "support/temporary_folder.hpp"

#include <cccd/limit_store.hpp>
#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

using cli_test::run;

namespace {

nlohmann::json lines_of(const nlohmann::json& report, const std::string& section) {
    for (const auto& one : report["sections"])
        if (one["id"] == section) return one["lines"];
    return {};
}

} // namespace

TEST_CASE("the doctor names a missing service with its code and its remedy, in both languages: code 1") {
    const auto vietnamese = run("doctor");
    CHECK(vietnamese.code == 1);
    CHECK(vietnamese.out.find("E201 service_not_running") != std::string::npos);
    CHECK(vietnamese.out.find("sudo systemctl enable --now pcscd.socket") != std::string::npos);
    CHECK(vietnamese.out.find("Dịch vụ đầu đọc (PC/SC)") != std::string::npos);
    CHECK(vietnamese.out.find("Các dòng [ !! ] cần xử lý.") != std::string::npos);
    const auto english = run("doctor --lang en");
    CHECK(english.code == 1);
    CHECK(english.out.find("Reader service (PC/SC)") != std::string::npos);
    CHECK(english.out.find("pcsc-lite 1.") != std::string::npos);
    CHECK(run("doctor --lang fr").code == 2);
    CHECK(run("doctor --number 1 --can 2").code == 2);
}

TEST_CASE("the doctor's JSON has both languages, the level of each line and facts for programs") {
    const auto ran = run("doctor --json");
    CHECK(ran.code == 1);
    const auto report = nlohmann::json::parse(ran.out, nullptr, false);
    REQUIRE_MESSAGE(report.is_object(), ran.out);
    CHECK(report["cccd_doctor"] == 1);
    CHECK(report["problem"] == true);
    bool told = false;
    for (const auto& line : lines_of(report, "service"))
        if (line["id"] == "service") {
            told = true;
            CHECK(line["level"] == "problem");
            CHECK(line["facts"]["code"] == 201);
            CHECK(line["remedy"]["vi"].get<std::string>().find("pcscd") != std::string::npos);
        }
    CHECK(told);
    CHECK(lines_of(report, "versions")[0]["facts"].contains("pcsc"));
    CHECK(lines_of(report, "readers").is_null()); // none can be asked
}

TEST_CASE("the doctor tells the dates of a trust store and what is wrong with a path") {
    const support::TemporaryFolder folder;
    const auto store = folder.text() + "/trust";
    const std::string anchor = CCCD_PROFILES "/cccd-2021/csca.pem";
    REQUIRE(run("trust import --store " + store + " " + anchor).code == 0);
    const auto report = nlohmann::json::parse(run("doctor --json --trust " + store).out, nullptr, false);
    REQUIRE(report.is_object());
    const auto lines = lines_of(report, "trust");
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["id"] == "anchor");
    CHECK(lines[0]["facts"]["validUntil"].get<std::string>().size() == 10);
    CHECK(run("doctor --trust /nonexistent").out.find("E802") != std::string::npos);
    const auto of_file = nlohmann::json::parse(run("doctor --json --trust " + anchor).out, nullptr, false);
    CHECK(lines_of(of_file, "trust") == lines); // a file tells what a store of it tells
    const support::TemporaryFolder empty;
    CHECK(run("doctor --lang en --trust " + empty.text()).out.find(empty.text() + ": no anchor") != std::string::npos);
}

TEST_CASE("the doctor tells what was learned of cards in readers, and of a file that it can not use") {
    const support::TemporaryFolder folder;
    const auto file = folder.text() + "/reader-limits.json";
    CHECK(run("doctor --lang en --limits " + file).out.find("Nothing learned yet") != std::string::npos);
    {
        auto store = cccd::LimitStore::open(file);
        cccd::CardLimits limits;
        limits.read_size = 223;
        limits.extended_fails = true;
        const std::uint8_t octets[] = {1, 2, 3};
        store.of_reader("ACME Reader (0001) 00 00").learn(cccd::CardKind::of(octets, octets), limits);
        REQUIRE(store.save());
    }
    const auto report = nlohmann::json::parse(run("doctor --json --limits " + file).out, nullptr, false);
    const auto lines = lines_of(report, "limits");
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["facts"]["reader"] == "ACME Reader");
    CHECK(lines[0]["facts"]["readSize"] == 223);
    CHECK(lines[0]["text"]["vi"].get<std::string>().find("lệnh dài làm đứt kết nối") != std::string::npos);
    CHECK(lines[0]["text"]["en"].get<std::string>().find("at most 223 octets a command") != std::string::npos);
    std::ofstream(file) << "{";
    CHECK(run("doctor --lang en --limits " + file).out.find("E601") != std::string::npos);
}

TEST_CASE("an office's list of reader models that has a mistake is named by file, entry and reason") {
    const support::TemporaryFolder folder;
    std::ofstream(folder.path() / "ours.json")
        << R"({"cccd_readers": 1, "readers": [{"model": "A", "name": "A*"}, {"model": "B", "name": "*"}]})";
    const auto ran = run("doctor --lang en --reader-models " + folder.text());
    CHECK(ran.out.find("ours.json #2: E601 data_malformed") != std::string::npos);
    CHECK(ran.out.find("name is no pattern, or fits every reader") != std::string::npos);
}
