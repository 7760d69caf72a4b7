#include "run_command.hpp"
#include "support/temporary_folder.hpp"
#include "visit.hpp"

#include <cccd/json.hpp>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace flows;
using cli_test::run;
using support::TemporaryFolder;

namespace {

void write(const std::filesystem::path& path, ByteView content) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
}

/// What `cccd read --out` leaves, of a visit of this chip.
void keep_visit(const softchip::Profile& of, const TemporaryFolder& folder) {
    Visit visit(of);
    ReadRequest request;
    request.active_authentication_always = true;
    const auto evidence = visit.read(keys_of(of), request);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    for (const auto& [file, content] : evidence->files) write(folder.path() / name(file), content);
    write(folder.path() / "evidence.json", as_bytes(evidence_record(*evidence)));
}

std::string trust_of(const std::string& profile_name) {
    return " --trust " + (profile_folder(profile_name) / "csca.pem").string();
}

} // namespace

TEST_CASE("a kept visit of a genuine card is verified again: code 0") {
    TemporaryFolder folder;
    keep_visit(profile("cccd-2021"), folder);
    const auto ran = run("verify --json " + folder.text() + trust_of("cccd-2021"));
    CHECK_MESSAGE(ran.code == 0, ran.out);
    const auto json = nlohmann::json::parse(ran.out, nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json["report"]["overall"] == "genuine");
    CHECK(json["report"]["acceptable"] == true);
    CHECK(json["report"]["access"]["method"] == "PACE");
    CHECK(json["document"]["fullName"]["value"] == expected("cccd-2021")["fields"]["full_name"]);
    CHECK(json["document"]["fullName"]["source"] == "EF.DG13");
    CHECK(json["document"]["fullName"]["standing"] == "verified");
    const auto text = run("verify " + folder.text() + trust_of("cccd-2021"));
    CHECK(text.out.find("Overall: genuine\n") != std::string::npos);
}

TEST_CASE("without a trust anchor the code is 4") {
    TemporaryFolder folder;
    keep_visit(profile("cccd-2021"), folder);
    const auto ran = run("verify --json " + folder.text());
    CHECK(ran.code == 4);
    CHECK(nlohmann::json::parse(ran.out)["report"]["overall"] == "cannot_tell");
}

TEST_CASE("a card that offers no proof against copying is still read with every check passed") {
    TemporaryFolder folder;
    keep_visit(profile("bac-only"), folder);
    CHECK(run("verify " + folder.text() + trust_of("bac-only")).code == 0);
}

TEST_CASE("one changed byte in any kept group ends with code 1 and names the group") {
    for (const auto* group : {"EF.DG1", "EF.DG2", "EF.DG13", "EF.DG14", "EF.DG15"}) {
        CAPTURE(std::string(group));
        TemporaryFolder folder;
        keep_visit(profile("cccd-2021"), folder);
        auto content = support::read_file(folder.path() / group);
        content[content.size() / 2] ^= 1;
        write(folder.path() / group, content);
        const auto ran = run("verify --json " + folder.text() + trust_of("cccd-2021"));
        CHECK(ran.code == 1);
        bool named = false;
        const auto json = nlohmann::json::parse(ran.out);
        for (const auto& check : json["report"]["checks"])
            named = named ||
                    (check["check"] == "data_group_hash" && check["file"] == group && check["verdict"] == "failed");
        CHECK(named);
    }
}

TEST_CASE("an answer of Active Authentication that was changed, or files without their record, end with code 1") {
    TemporaryFolder folder;
    auto of = profile("cccd-2021");
    keep_visit(of, folder);
    auto record = support::read_file(folder.path() / "evidence.json");
    const std::string text(record.begin(), record.end());
    const auto response = text.find("\"response\": \"");
    REQUIRE(response != std::string::npos);
    record[response + 20] = record[response + 20] == '0' ? '1' : '0';
    write(folder.path() / "evidence.json", record);
    CHECK(run("verify " + folder.text() + trust_of("cccd-2021")).code == 1);
    std::filesystem::remove(folder.path() / "evidence.json");
    const auto ran = run("verify " + folder.text() + trust_of("cccd-2021"));
    CHECK(ran.code == 1);
    CHECK(ran.out.find("not_done") != std::string::npos);
    write(folder.path() / "evidence.json", as_bytes("{}"));
    CHECK(run("verify " + folder.text()).out.find("E601 data_malformed") != std::string::npos);
}

TEST_CASE("something other than a CMS in EF.SOD is an error, not a verdict") {
    TemporaryFolder folder;
    write(folder.path() / "EF.SOD", from_hex("7703020100"));
    const auto ran = run("verify " + folder.text());
    CHECK(ran.code == 3);
    CHECK(ran.out.find("E310 file_malformed") != std::string::npos);
}

TEST_CASE("a folder of kept visits is judged by several threads, one line of JSON each, the worst code at the end") {
    TemporaryFolder all;
    for (const auto* sub : {"a", "b", "c"}) {
        TemporaryFolder one;
        keep_visit(profile("cccd-2021"), one);
        std::filesystem::copy(one.path(), all.path() / sub);
    }
    const auto lines = [](const std::string& text) {
        std::vector<nlohmann::json> parsed;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) parsed.push_back(nlohmann::json::parse(line, nullptr, false));
        return parsed;
    };
    const auto good = run("verify --jobs 2 " + all.text() + trust_of("cccd-2021"));
    CHECK(good.code == 0);
    REQUIRE(lines(good.out).size() == 3);
    for (const auto& line : lines(good.out)) {
        CHECK(line["exitCode"] == 0);
        CHECK(line["report"]["overall"] == "genuine");
        CHECK_FALSE(line.contains("document"));
    }
    CHECK(good.out.find(expected("cccd-2021")["number"].get<std::string>()) == std::string::npos);

    auto content = support::read_file(all.path() / "b" / "EF.DG1");
    content[20] ^= 1;
    write(all.path() / "b" / "EF.DG1", content);
    CHECK(run("verify --jobs 2 " + all.text() + trust_of("cccd-2021")).code == 1);
    CHECK(run("verify --jobs 1 " + all.text()).code == 1);

    const auto listed =
        run("verify --documents --list -" + trust_of("cccd-2021"), (all.path() / "a").string() + "\\n/nonexistent\\n");
    CHECK(listed.code == 3);
    REQUIRE(lines(listed.out).size() == 2);
    CHECK(lines(listed.out)[0]["document"]["fullName"]["standing"] == "verified");
    CHECK(lines(listed.out)[1]["error"]["name"] == "file_not_found");
    CHECK(run("verify").code == 2);
    CHECK(run("verify --jobs 0 " + all.text()).code == 2);
}
