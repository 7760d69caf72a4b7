// The list of reader models: the shipped file, an office's own, and what the driver makes of them.
#include "desk.hpp"
#include "shipped_models.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>

using namespace cccd;
using namespace desk;
using pcsc::ReaderModels;
using pcsc::SlotUse;

namespace {

std::string file_with(const std::string& entry) {
    return R"({"cccd_readers": 1, "readers": [)" + entry + "]}";
}

Octets announcing(std::uint16_t vendor, std::uint16_t product, std::uint32_t octets) {
    const auto byte = [](std::uint32_t value, int at) { return static_cast<std::uint8_t>(value >> 8 * at); };
    return {0x0B,
            2,
            byte(vendor, 0),
            byte(vendor, 1),
            0x0C,
            2,
            byte(product, 0),
            byte(product, 1),
            0x0A,
            4,
            byte(octets, 0),
            byte(octets, 1),
            byte(octets, 2),
            byte(octets, 3)};
}

} // namespace

TEST_CASE("the shipped list keeps its format") {
    ReaderModels models;
    std::size_t entry = 0;
    const auto added = models.add(pcsc::shipped_models(), &entry);
    CHECK_MESSAGE(added, "entry " << entry);
    CHECK(models.size() > 20);
    CHECK(ReaderModels::shipped().size() == models.size());
}

TEST_CASE("SAM slots, tokens and virtual readers of other programs are told by their names") {
    const auto models = ReaderModels::shipped();
    const std::pair<const char*, SlotUse> table[] = {
        {"ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00", SlotUse::card},
        {"ACS ACR1252 Dual Reader [ACR1252 Dual Reader SAM] 01 00", SlotUse::security_module},
        {"ACS ACR1252 1S CL Reader [SAM Interface] 00 01", SlotUse::security_module},
        {"Identiv Identiv uTrust 4711 F CL + SAM Reader [uTrust 4711 F CL Reader] 00 00", SlotUse::card},
        {"Identiv Identiv uTrust 4711 F CL + SAM Reader [uTrust 4711 F SAM Reader] 01 00", SlotUse::security_module},
        {"Feitian R502 [R502 Contactless Reader] 00 00", SlotUse::card},
        {"Feitian R502 [R502 SAM1 Reader] 02 00", SlotUse::security_module},
        {"Samsung reader 00 00", SlotUse::card},
        {"Windows Hello for Business 1", SlotUse::other_program},
        {"Microsoft Virtual Smart Card 0", SlotUse::other_program},
        {"Virtual PCD 00 00", SlotUse::other_program},
        {"CCCD virtual reader 00 00", SlotUse::card},
        {"Yubico YubiKey OTP+FIDO+CCID 00 00", SlotUse::token},
        {"Feitian ePass2003 00 00", SlotUse::token},
        {"VNPT-CA Token V6 00 00", SlotUse::token},
        {"Generic Smart Card Reader Interface 00 00", SlotUse::card},
    };
    for (const auto& [name, use] : table) {
        CAPTURE(name);
        CHECK(models.find(name).use == use);
    }
}

TEST_CASE("a token that is always plugged in is passed over for the citizen's card") {
    service_with({slot_with_card("Feitian ePass2003 00 00"), slot_with_card("Reader 00 00")});
    auto readers = pcsc::Readers::open();
    const auto list = readers->list();
    CHECK(list->at(0).skipped);
    CHECK(list->at(0).use == SlotUse::token);
    CHECK_FALSE(list->at(1).skipped);
    CHECK(readers->wait_for_card(1s)->reader() == "Reader 00 00");
    CHECK(readers->wait_for_card(1s, {}, "ePass")->reader() == "Feitian ePass2003 00 00");
}

TEST_CASE("extended length that is announced and known to fail is not used; known to work is, announced or not") {
    struct Case {
        const char* name;
        Octets properties;
        ExtendedLength expected;
    };
    const Case cases[] = {
        {"ACS ACR1252 Dual Reader [PICC] 00 00", announcing(0x072F, 0x223B, 65536), ExtendedLength::no},
        {"Renamed by its maker 00 00", announcing(0x072F, 0x2224, 65536), ExtendedLength::no},
        {"HID Global OMNIKEY 5422 [5422CL] 00 00", {}, ExtendedLength::yes},
        {"Unknown 00 00", announcing(0x1234, 0x5678, 65536), ExtendedLength::yes},
        {"Unknown 00 00", announcing(0x1234, 0x5678, 256), ExtendedLength::no},
        {"Unknown 00 00", {}, ExtendedLength::unknown},
    };
    for (const auto& one : cases) {
        CAPTURE(one.name);
        auto slot = slot_with_card(one.name);
        slot.tlv_properties = one.properties;
        service_with({slot});
        auto readers = pcsc::Readers::open();
        {
            auto card = readers->wait_for_card(1s);
            REQUIRE(card);
            CHECK(card->transport().limits().extended == one.expected);
        }
        fake::service().slots[0].card = false; // the reader is asked without a card as well
        const auto details = readers->inspect(one.name);
        REQUIRE(details);
        CHECK(details->limits.extended == one.expected);
        CHECK(fake::service().mistakes == std::vector<std::string>{});
    }
}

TEST_CASE("an office's entries go over the shipped ones, member by member") {
    support::TemporaryFolder folder;
    folder.write("20-later.json",
                 file_with(R"({"model": "Ours", "name": "ACS ACR1252*", "max_command": 300, "settle_ms": 1})"));
    folder.write("10-first.json", file_with(R"({"model": "Ours before", "name": "ACS ACR1252*",
        "extended_length": "yes", "quirks": ["power_off_to_reset"], "longest_exchange_ms": 30000,
        "hint": {"vi": "Gọi tổ kỹ thuật.", "en": "Call the technicians."}})"));
    folder.write("notes.txt", "no list");
    auto models = ReaderModels::shipped();
    CHECK(models.add_folder(folder.path()).empty());
    const auto model = models.find("ACS ACR1252 Dual Reader [PICC] 00 00");
    CHECK(model.model == "Ours");
    CHECK(model.driver == "ccid"); // of the shipped entry
    CHECK(model.extended == ExtendedLength::yes);
    CHECK(model.max_command == 300);
    CHECK(model.longest_exchange == 30s);
    CHECK(model.hint_en == "Call the technicians.");
    CHECK(pcsc::limits_for(model, {}).max_command == 300);
    CHECK(models.find("ACS ACR1252 Dual Reader [SAM] 00 00").use == SlotUse::security_module);

    service_with({slot_with_card("ACS ACR1252 Dual Reader [PICC] 00 00")});
    auto readers = pcsc::Readers::open({models, {}});
    CHECK(readers->wait_for_card(1s)->model().model == "Ours");
    CHECK(fake::service().calls.at(1) == "SCardReconnect unpower");
}

TEST_CASE("a folder that is not there holds no entries; a wrong file is left out as a whole and named") {
    auto models = ReaderModels::shipped();
    const auto before = models.size();
    CHECK(models.add_folder("/nonexistent/readers.d").empty());
    support::TemporaryFolder folder;
    folder.write("a.json",
                 file_with(R"({"model": "Good", "name": "Good*"}, {"model": "Bad", "name": "Bad*", "colour": 1})"));
    folder.write("b.json", file_with(R"({"model": "Other", "name": "Other*"})"));
    folder.write("c.json", std::string(1024 * 1024 + 1, ' '));
    std::filesystem::create_directory(folder.path() / "d.json");
    const auto refused = models.add_folder(folder.path());
    REQUIRE(refused.size() == 3);
    CHECK(refused[0].path.filename() == "a.json");
    CHECK(refused[0].entry == 2);
    CHECK(refused[0].error.code == ErrorCode::data_malformed);
    CHECK(refused[0].error.text.view() == "an entry has a member that is not known");
    CHECK(refused[1].error.code == ErrorCode::data_too_large);
    CHECK(refused[2].path.filename() == "d.json");
    CHECK(models.size() == before + 1);
}

TEST_CASE("each slip of the pen in a list has its own sentence") {
    const std::pair<std::string, const char*> table[] = {
        {"", "the file is no JSON object"},
        {"[]", "the file is no JSON object"},
        {R"({"readers": []})", "the file has no \"cccd_readers\": 1"},
        {R"({"cccd_readers": 2, "readers": []})", "the file has no \"cccd_readers\": 1"},
        {R"({"cccd_readers": 1})", "the file has no list \"readers\""},
        {R"({"cccd_readers": 1, "readers": [], "more": 1})", "the file has a member that is not known"},
        {file_with("1"), "an entry is no object"},
        {file_with(R"({"name": "X*"})"), "model is missing, or no text of 1 to 100 octets"},
        {file_with(R"({"model": "X"})"), "an entry has neither name nor usb"},
        {file_with(R"({"model": "X", "name": "*"})"), "name is no pattern, or fits every reader"},
        {file_with(R"({"model": "X", "usb": "72F:2200"})"), "usb is not of the form 072F:2200"},
        {file_with(R"({"model": "X", "usb": "072G:2200"})"), "usb is not of the form 072F:2200"},
        {file_with(R"({"model": "X", "name": "X", "driver": 1})"), "driver is no text of 1 to 100 octets"},
        {file_with(R"({"model": "X", "name": "X", "use": "door"})"), "use is none of card, sam, token, other_program"},
        {file_with(R"({"model": "X", "name": "X", "extended_length": true})"),
         "extended_length is none of yes, no, unknown"},
        {file_with(R"({"model": "X", "name": "X", "max_command": 10})"), "max_command is not 261 to 65544"},
        {file_with(R"({"model": "X", "name": "X", "max_response": -1})"), "max_response is not 258 to 65538"},
        {file_with(R"({"model": "X", "name": "X", "settle_ms": 6000})"), "settle_ms is not 0 to 5000"},
        {file_with(R"({"model": "X", "name": "X", "longest_exchange_ms": 1})"),
         "longest_exchange_ms is not 1000 to 120000"},
        {file_with(R"({"model": "X", "name": "X", "quirks": "slow"})"), "quirks is no list"},
        {file_with(R"({"model": "X", "name": "X", "quirks": ["slow"]})"), "quirks names one that is not known"},
        {file_with(R"({"model": "X", "name": "X", "hint": "plug"})"), "hint is no object of vi and en"},
        {file_with(R"({"model": "X", "name": "X", "hint": {"fr": "x"}})"), "hint has a language other than vi and en"},
        {file_with(R"({"model": "X", "name": "X", "hint": {"vi": ""}})"), "hint is no text of 1 to 1000 octets"},
    };
    for (const auto& [text, expected] : table) {
        ReaderModels models;
        const auto added = models.add(text);
        REQUIRE_FALSE(added);
        CHECK(added.error().code == ErrorCode::data_malformed);
        CHECK(std::string(added.error().text.view()) == expected);
        CHECK(models.size() == 0);
    }
}

TEST_CASE("patterns fit names without regard to case, and no pattern makes it slow") {
    ReaderModels models;
    REQUIRE(models.add(file_with(R"({"model": "M", "name": "aCs*12?2*cl*"})")));
    CHECK(models.find("ACS ACR12?2 1S CL Reader").model == "M");
    CHECK(models.find("ACS ACR1252 1S CL Reader").model.empty()); // ? is a letter like any other
    CHECK(models.find("").model.empty());
    std::string stars;
    for (int i = 0; i < 60; ++i) stars += "a*";
    REQUIRE(models.add(file_with(R"({"model": "S", "name": ")" + stars + R"(b"})")));
    CHECK(models.find(std::string(5000, 'a')).model.empty());
}
