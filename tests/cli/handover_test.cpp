// cccd handover check, without a kiosk: exit codes and what comes on standard output.
#include "run_command.hpp"
#include "support/temporary_folder.hpp"

#include <cccd/handover.hpp>
#include <doctest/doctest.h>
#include <fstream>

using cli_test::run;

namespace {

const std::string data = R"({"handover":{"fields":{"full_name":["A","chip"]},"form":"ct01","v":"1"}})";

std::string write(const support::TemporaryFolder& folder, const char* name, std::string_view content) {
    const auto path = folder.path() / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
}

} // namespace

TEST_CASE("hand-over data is printed unchecked with code 4 when no key is given, and refused with code 1 under a key") {
    const support::TemporaryFolder folder;
    const auto json = write(folder, "form.json", data);
    const auto key = write(folder, "key.pem", cccd::SigningKey::make()->public_key().pem());
    const auto open = run("handover check --compact " + json);
    CHECK(open.code == 4);
    CHECK(open.out.find(R"({"fields":{"full_name":["A","chip"]},"form":"ct01","v":"1"})") != std::string::npos);
    const auto refused = run("handover check " + json + " --key " + key);
    CHECK(refused.code == 1);
    CHECK(refused.out.find("full_name") == std::string::npos);
    const auto codes = cccd::handover_codes(cccd::as_bytes(data));
    REQUIRE(codes.has_value());
    CHECK(run("handover check " + write(folder, "scan.txt", "\n" + codes->front() + "\r\n\n")).code == 4);
}

TEST_CASE("what can not be read ends with code 3, wrong use with code 2") {
    const support::TemporaryFolder folder;
    const auto json = write(folder, "form.json", data);
    CHECK(run("handover check /nonexistent").out.find("E308") != std::string::npos);
    CHECK(run("handover check /nonexistent").code == 3);
    CHECK(run("handover check " + write(folder, "no.txt", "hello\n")).code == 3);
    CHECK(run("handover check " + write(folder, "empty.txt", "")).code == 3);
    CHECK(run("handover check " + json + " --key /nonexistent").code == 3);
    CHECK(run("handover check " + json + " --key " + json).code == 3);
    CHECK(run("handover").code == 2);
    CHECK(run("handover check --nonsense").code == 2);
}
