#include "run_command.hpp"
#include "support/temporary_folder.hpp"
#include "visit.hpp"

#include <doctest/doctest.h>

using namespace flows;
using cli_test::run;

TEST_CASE("help needs no manual and is no error") {
    const auto help = run("--help");
    CHECK(help.code == 0);
    for (const auto* word : {"readers", "read", "decode", "verify", "Exit codes"})
        CHECK(help.out.find(word) != std::string::npos);
    const auto read = run("read --help");
    CHECK(read.code == 0);
    for (const auto* option : {"--reader", "--number", "--qr", "--can", "--mrz", "--doc", "--birth", "--expiry",
                               "--groups", "--trust", "--out", "--json", "--timeout"})
        CHECK(read.out.find(option) != std::string::npos);
    CHECK(run("--version").code == 0);
}

TEST_CASE("a wrong command line ends with code 2") {
    for (const auto* line :
         {"", "nonsense", "read --nonsense", "read --number 1 --can 2", "read --doc 123456789",
          "read --can 123456 --groups 17", "read --can 123456 --groups x", "verify", "decode", "read --timeout 0"})
        CHECK_MESSAGE(run(line).code == 2, line);
}

TEST_CASE("a missing service, file or folder ends with code 3 and its code on standard error") {
    const auto service = run("readers");
    CHECK(service.code == 3);
    CHECK(service.out.find("E201 service_not_running") != std::string::npos);
    CHECK(run("read --can 123456").code == 3);
    CHECK(run("decode /nonexistent").out.find("E308 file_not_found") != std::string::npos);
    CHECK(run("verify /nonexistent").code == 3);
    const auto trust = run("verify /nonexistent --trust /nonexistent");
    CHECK(trust.code == 3);
    CHECK(trust.out.find("E802") != std::string::npos);
}

TEST_CASE("a value that is asked for comes from standard input, and a wrong one is told without being repeated") {
    const auto number = run("read --number -", "00109900000\\n");
    CHECK(number.code == 3);
    CHECK(number.out.find("E102 invalid_personal_number") != std::string::npos);
    CHECK(number.out.find("00109900000") == std::string::npos);
    CHECK(run("read --can -").out.find("E101 invalid_argument") != std::string::npos);
    CHECK(run("read --number -", "001099000001\\n").out.find("E201") != std::string::npos);
    const auto fields = run("read --doc - --birth - --expiry -", "099000001\\n990101\\n390101\\n");
    CHECK(fields.out.find("E201") != std::string::npos);
}

TEST_CASE("every file of a profile decodes to text and to JSON") {
    for (const auto& entry : std::filesystem::directory_iterator(profile_folder("cccd-2021"))) {
        const auto file = entry.path().filename().string();
        // The closed DG3 holds filler, which no reader ever sees.
        if (file.rfind("EF.", 0) != 0 || file == "EF.DG3") continue;
        CAPTURE(file);
        const auto json = run("decode --json " + entry.path().string());
        CHECK(json.code == 0);
        const auto parsed = nlohmann::json::parse(json.out, nullptr, false);
        REQUIRE(parsed.is_object());
        CHECK(parsed["file"] == file);
        CHECK(parsed["octets"] == std::filesystem::file_size(entry.path()));
        const auto text = run("decode " + entry.path().string());
        CHECK(text.code == 0);
        CHECK(text.out.find(file) != std::string::npos);
    }
}

TEST_CASE("a decoded DG13 and EF.SOD say what the profile says") {
    const auto facts = expected("cccd-2021");
    const auto folder = profile_folder("cccd-2021");
    const auto dg13 = nlohmann::json::parse(run("decode --json " + (folder / "EF.DG13").string()).out);
    CHECK(dg13["content"]["fullName"] == facts["fields"]["full_name"]);
    CHECK(dg13["content"]["dateOfBirth"]["date"] == "1990-08-15");
    const auto sod = nlohmann::json::parse(run("decode --json " + (folder / "EF.SOD").string()).out);
    CHECK(sod["content"]["ldsSecurityObject"]["hashAlgorithm"] == "sha256");
    CHECK(sod["content"]["certificates"].size() == 1);
    const auto access = nlohmann::json::parse(run("decode --json " + (folder / "EF.CardAccess").string()).out);
    CHECK(access["content"]["securityInfos"][0]["suite"] == "PACE-ECDH-GM-AES-CBC-CMAC-128");
}

TEST_CASE("the specimens of the BSI decode under any file name") {
    if (!support::have_independent("specimens/bsi_silver")) return;
    for (const auto& entry :
         std::filesystem::directory_iterator(support::independent_data() / "specimens/bsi_silver")) {
        CAPTURE(entry.path().filename().string());
        const auto decoded = run("decode --json " + entry.path().string());
        CHECK(decoded.code == 0);
        CHECK(nlohmann::json::parse(decoded.out, nullptr, false).is_object());
    }
}

TEST_CASE("what is no file of a chip is refused with its code") {
    support::TemporaryFolder folder;
    const auto path = folder.path() / "junk";
    std::FILE* file = std::fopen(path.c_str(), "wb");
    std::fputs("not a file of a chip", file);
    std::fclose(file);
    const auto decoded = run("decode " + path.string());
    CHECK(decoded.code == 3);
    CHECK(decoded.out.find("E60") != std::string::npos);
    CHECK(run("decode --as EF.Nonsense " + path.string()).code == 2);
}
