// What `cccd doctor` tells of readers and rights, over a service with slots that no virtual reader can show.
#include "desk.hpp"
#include "doctor_checks.hpp"

#include <algorithm>

using namespace cccd;
using namespace desk;
namespace doctor = cli::doctor;

namespace {

std::string fact(const doctor::Line& line, std::string_view key) {
    for (const auto& [name, value] : line.facts)
        if (key == name && std::holds_alternative<std::string>(value)) return std::get<std::string>(value);
    return {};
}

} // namespace

TEST_CASE("the doctor names the slots that are no reader for cards, why, and the driver of the others") {
    service_with({slot_with_card("ACS ACR1252 1S CL Reader [SAM Interface] 00 01"),
                  slot_with_card("Windows Hello for Business 1"), empty_slot("Reader of nobody 00 00")});
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    const auto section = doctor::readers(*readers);
    REQUIRE(section.lines.size() == 3);
    CHECK(std::string(section.lines[0].id) == "reader_skipped");
    CHECK(fact(section.lines[0], "use") == "sam");
    CHECK(section.lines[0].text.vi.find("SAM") != std::string::npos);
    CHECK(std::string(section.lines[1].id) == "reader_skipped");
    CHECK(fact(section.lines[1], "use") == "other_program");
    CHECK(std::string(section.lines[2].id) == "reader");
    CHECK(fact(section.lines[2], "driver").empty());
    CHECK(section.lines[2].text.en.find("not in the list of reader models") != std::string::npos);
    CHECK(section.lines[2].level == doctor::Level::good);
}

TEST_CASE("where polkit refuses the user the doctor names the rights to give") {
    service_with({}).failures["SCardEstablishContext"] = SCARD_W_SECURITY_VIOLATION;
    auto readers = pcsc::Readers::open();
    const auto section = doctor::service(readers);
    const auto& line = section.lines.back();
    CHECK(line.level == doctor::Level::problem);
    for (const auto& remedy : {line.remedy.vi, line.remedy.en}) {
        CHECK(remedy.find("access_pcsc") != std::string::npos);
        CHECK(remedy.find("access_card") != std::string::npos);
    }
}

TEST_CASE("a reader that hangs, is used by another program or holds a mute card is a problem with a remedy") {
    const auto check_problem = [](Result<pcsc::Readers> readers, const char* words, const char* remedy) {
        CAPTURE(words);
        REQUIRE(readers);
        const auto section = doctor::readers(*readers);
        REQUIRE(section.lines.size() == 1);
        const auto& line = section.lines[0];
        CHECK(line.level == doctor::Level::problem);
        CHECK_MESSAGE(line.text.en.find(words) != std::string::npos, line.text.en);
        CHECK_MESSAGE(line.remedy.en.find(remedy) != std::string::npos, line.remedy.en);
        CHECK_FALSE(line.remedy.vi.empty());
    };
    auto slot = slot_with_card();
    slot.mute = true;
    service_with({slot});
    check_problem(pcsc::Readers::open(), "does not answer", "without a sleeve");
    slot.mute = false;
    slot.exclusive = true;
    service_with({slot});
    check_problem(pcsc::Readers::open(), "in use by another program", "Close the other program");
    slot.exclusive = false;
    service_with({slot}).hangs.insert("SCardConnect");
    check_problem(pcsc::Readers::open(impatient()), "hangs", "Unplug the reader");
    fake::change([](fake::Service& service) { service.hangs.clear(); });
    CHECK(fake::comes_true([](fake::Service& service) { return service.connections == 0; }));
}

TEST_CASE("a reader that an office lists without a driver is a listed one") {
    service_with({empty_slot()});
    pcsc::Settings settings;
    REQUIRE(settings.models.add(R"({"cccd_readers": 1, "readers": [{"model": "Ours", "name": "Reader of nobody*"}]})"));
    auto readers = pcsc::Readers::open(settings);
    REQUIRE(readers);
    const auto section = doctor::readers(*readers);
    REQUIRE(section.lines.size() == 1);
    CHECK(fact(section.lines[0], "model") == "Ours");
    CHECK(section.lines[0].text.en.find("not in the list") == std::string::npos);
}

TEST_CASE("no reader at all is a problem, and the doctor says what to do in both languages") {
    service_with({});
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    const doctor::Report report{{doctor::readers(*readers), doctor::versions()}};
    CHECK(report.has_problem());
    CHECK(doctor::as_text(report, false).find("Cắm đầu đọc") != std::string::npos);
    CHECK(doctor::as_text(report, true).find("Plug a reader in") != std::string::npos);
    CHECK(doctor::as_text(report, true).find("OpenSSL 3") != std::string::npos);
}
