// cccd doctor beside a running pcscd.
#include "soft_card.hpp"

#include <cstdio>
#include <doctest/doctest.h>
#include <sys/wait.h>

using namespace cccd;

namespace {

struct Ran {
    int code = -1;
    std::string out;
};

Ran doctor(const std::string& options) {
    const std::string line = "CCCD_PROFILES=" CCCD_PROFILES " " CCCD_COMMAND " doctor " + options + " 2>&1";
    Ran ran;
    FILE* const pipe = ::popen(line.c_str(), "r");
    REQUIRE(pipe != nullptr);
    char buffer[4096];
    for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.out.append(buffer, size);
    const int status = ::pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

/// The first line of this id in the section.
nlohmann::json line_in(const nlohmann::json& report, const char* section, const char* id) {
    for (const auto& one : report["sections"])
        if (one["id"] == section)
            for (const auto& line : one["lines"])
                if (line["id"] == id) return line;
    return {};
}

} // namespace

TEST_CASE("the doctor finds service and reader, reads the demo card, and tells nothing of its holder") {
    if (!support::have_private_pcscd()) return;
    const support::SoftCard chip(support::profile("cccd-2021"));
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    { REQUIRE(support::card_in_slot(*readers)); }
    const auto anchor = (support::profile("cccd-2021") / "csca.pem").string();
    const auto ran = doctor("--json --reader-models /nonexistent --trust " + anchor);
    INFO(ran.out);
    CHECK(ran.code == 0);
    const auto report = nlohmann::json::parse(ran.out, nullptr, false);
    REQUIRE(report.is_object());
    CHECK(report["problem"] == false);
    CHECK(line_in(report, "service", "service")["level"] == "good");
    const auto reader = line_in(report, "readers", "reader");
    CHECK(reader["facts"]["name"] == "CCCD virtual reader 00 00");
    CHECK(reader["facts"]["driver"] == "vpcd");
    CHECK(reader["facts"]["extended"] == "yes");
    const auto read = line_in(report, "test_read", "test_read");
    CHECK(read["facts"]["overall"] == "genuine");
    CHECK(read["facts"]["octets"].get<int>() > 10'000);
    CHECK(line_in(report, "trust", "anchor")["facts"]["validUntil"].get<std::string>().size() == 10);
    const auto facts = support::expected("cccd-2021");
    for (const auto& [name, value] : facts["fields"].items())
        if (value.is_string() && value.get<std::string>().size() > 4)
            CHECK_MESSAGE(ran.out.find(value.get<std::string>()) == std::string::npos, name);
    CHECK(ran.out.find(facts["number"].get<std::string>()) == std::string::npos);
    const auto text = doctor("--lang en --trust " + anchor);
    CHECK(text.out.find("No problem found.") != std::string::npos);
    CHECK(text.out.find("overall: genuine") != std::string::npos);
}

TEST_CASE("without a card the doctor makes no test read, and without anchors it says what that means") {
    if (!support::have_private_pcscd()) return;
    const auto ran = doctor("--json");
    const auto report = nlohmann::json::parse(ran.out, nullptr, false);
    REQUIRE_MESSAGE(report.is_object(), ran.out);
    CHECK(ran.code == 0);
    CHECK(line_in(report, "test_read", "no_test_read")["level"] == "note");
    CHECK(line_in(report, "trust", "no_trust")["level"] == "note");
}
