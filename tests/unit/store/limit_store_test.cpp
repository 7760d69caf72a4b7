#include "support/scripted_card.hpp"
#include "support/temporary_folder.hpp"

#include <cccd/limit_store.hpp>
#include <doctest/doctest.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace cccd;

namespace {

struct StateFolder {
    support::TemporaryFolder folder;
    [[nodiscard]] std::filesystem::path file() const { return folder.path() / "state" / "reader-limits.json"; }
    void write(const std::string& text) const {
        std::filesystem::create_directories(file().parent_path());
        std::ofstream(file()) << text;
    }
    [[nodiscard]] std::string text() const {
        std::ifstream in(file());
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

CardKind some_kind() {
    return CardKind::of(from_hex("3B8980014D4B6A434F532D333712"), from_hex("3100"));
}

CardLimits some_limits() {
    CardLimits limits;
    limits.master_file_first = true;
    limits.short_identifiers = false;
    limits.extended_fails = true;
    limits.response_buffer = 1024;
    limits.read_size = 111;
    limits.read_refused = 128;
    return limits;
}

} // namespace

TEST_CASE("what was learned comes back from the file, for every slot of that model and no other") {
    const StateFolder folder;
    auto store = LimitStore::open(folder.file());
    store.of_reader("ACME Fast 1S [PICC] (0001A) 00 00").learn(some_kind(), some_limits());
    REQUIRE(store.save());
    auto again = LimitStore::open(folder.file());
    REQUIRE(again.of_reader("ACME Fast 1S [PICC] (9999Z) 01 00").find(some_kind()));
    CHECK(*again.of_reader("ACME Fast 1S [PICC] 02 00").find(some_kind()) == some_limits());
    CHECK_FALSE(again.of_reader("ACME Slow 00 00").find(some_kind()));
}

TEST_CASE("the file is readable for its owner alone and holds neither the answer to reset nor a serial number") {
    const StateFolder folder;
    auto store = LimitStore::open(folder.file());
    store.of_reader("ACME Fast (SERIAL77) 00 00").learn(some_kind(), some_limits());
    REQUIRE(store.save());
    struct stat status {};
    REQUIRE(::stat(folder.file().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(folder.text().find("4D4B6A434F53") == std::string::npos);
    CHECK(folder.text().find("SERIAL77") == std::string::npos);
    CHECK(folder.text().find("ACME Fast") != std::string::npos);
}

TEST_CASE("no file is an empty memory without a word; a bad one is ignored with a line that names the code") {
    const StateFolder folder;
    support::KeptLog log;
    CHECK(LimitStore::open(folder.file(), &log).readers().empty());
    CHECK(log.events.empty());
    for (const char* text :
         {"", "{", "[]", "{\"cccd_reader_limits\": 2, \"readers\": {}}", "{\"cccd_reader_limits\": 1}",
          "{\"cccd_reader_limits\": 1, \"readers\": []}", "{\"cccd_reader_limits\": 1, \"readers\": {\"A\": 5}}",
          "{\"cccd_reader_limits\": 1, \"readers\": {\"A\": {\"00\": 5}}}",
          "{\"cccd_reader_limits\": 1, \"readers\": {\"A\": {\"00\": {\"read_size\": -1}}}}",
          "{\"cccd_reader_limits\": 1, \"readers\": {\"A\": {\"00\": {\"read_size\": 99999999999}}}}",
          "{\"cccd_reader_limits\": 1, \"readers\": {\"A\": {\"00\": {\"header_first\": 1}}}}"}) {
        CAPTURE(text);
        folder.write(text);
        log.events.clear();
        CHECK(LimitStore::open(folder.file(), &log).readers().empty());
        REQUIRE(log.events.size() == 1);
        CHECK(log.events[0].level == LogLevel::warning);
        CHECK(log.events[0].what.view().find("E601 data_malformed") == 0);
    }
    std::filesystem::remove(folder.file());
    std::filesystem::create_directory(folder.file());
    log.events.clear();
    CHECK(LimitStore::open(folder.file(), &log).readers().empty());
    REQUIRE(log.events.size() == 1);
    CHECK(log.events[0].what.view().find("E608 data_unreadable") == 0);
}

TEST_CASE("a bad file is replaced by the next save, and a store that learned nothing writes nothing new") {
    const StateFolder folder;
    folder.write("rubbish");
    auto store = LimitStore::open(folder.file());
    store.of_reader("ACME").learn(some_kind(), some_limits());
    REQUIRE(store.save());
    auto again = LimitStore::open(folder.file());
    CHECK(again.of_reader("ACME").find(some_kind()));
    std::filesystem::remove(folder.file());
    CHECK(again.save());
    CHECK_FALSE(std::filesystem::exists(folder.file()));
}

TEST_CASE("members and kinds of cards that this version does not know are passed over") {
    const StateFolder folder;
    const std::string kind(some_kind().text());
    folder.write("{\"cccd_reader_limits\": 1, \"new\": 1, \"readers\": {\"ACME\": {\"zz\": {}, \"" + kind +
                 "\": {\"read_size\": 64, \"newer\": [1]}}}}");
    auto store = LimitStore::open(folder.file());
    REQUIRE(store.of_reader("ACME").find(some_kind()));
    CHECK(store.of_reader("ACME").find(some_kind())->read_size == 64);
    CHECK(store.of_reader("ACME").entries().size() == 1);
}

TEST_CASE("a folder that can not be written gives an error and leaves what is there") {
    const StateFolder folder;
    folder.write("{\"cccd_reader_limits\": 1, \"readers\": {}}");
    auto store = LimitStore::open(folder.file() / "below a file" / "x.json");
    store.of_reader("ACME").learn(some_kind(), some_limits());
    const auto saved = store.save();
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == ErrorCode::store_write_failed);
}

TEST_CASE("a reader's model is its name without serial number and slot") {
    CHECK(LimitStore::model_of("ACS ACR1252 1S CL Reader [ACR1252 Dual Reader PICC] (0000) 00 00") ==
          "ACS ACR1252 1S CL Reader [ACR1252 Dual Reader PICC]");
    CHECK(LimitStore::model_of("Virtual PCD 00 01") == "Virtual PCD");
    CHECK(LimitStore::model_of("Reader 5") == "Reader 5");
    CHECK(LimitStore::model_of("(odd)") == "(odd)");
    CHECK(LimitStore::model_of("").empty());
    CHECK(LimitStore::model_of("Đầu đọc").find('?') != std::string::npos);
}
