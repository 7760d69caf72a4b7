// `cccd trust` as an administrator uses it, from the first anchor to the bundle on a kiosk.
#include "run_command.hpp"
#include "support/data.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_pki.hpp"

#include <doctest/doctest.h>
#include <fstream>

using cli_test::run;
using support::TemporaryFolder;
namespace fs = std::filesystem;
namespace tp = support::pki;

namespace {

void write(const fs::path& path, const tp::Octets& content) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// A store with two anchors and a revocation list, imported from files.
struct Office {
    TemporaryFolder folder;
    tp::Authority first = tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"));
    tp::Authority second = tp::make_authority(tp::Key::ec("P-384"), tp::ecdsa("SHA384"), "UX", "CSCA Uxmal");
    std::string store = " --store " + (folder.path() / "store").string() + " ";

    Office() {
        tp::RevocationSpec list;
        list.issuer = first.subject;
        write(folder.path() / "utopia.cer", first.certificate);
        write(folder.path() / "uxmal.cer", second.certificate);
        write(folder.path() / "utopia.crl", tp::make_revocation_list(list, first.algorithm, first.key));
        const auto ran =
            run("trust import" + store + at("utopia.cer") + " " + at("uxmal.cer") + " " + at("utopia.crl"));
        REQUIRE_MESSAGE(ran.code == 0, ran.out);
    }
    [[nodiscard]] std::string at(const char* name) const { return (folder.path() / name).string(); }
    [[nodiscard]] nlohmann::json entries() const {
        return nlohmann::json::parse(run("trust list --json" + store).out, nullptr, false);
    }
};

} // namespace

TEST_CASE("what is imported is listed, shown by its fingerprint however it is written, removed and brought back") {
    const Office office;
    const auto entries = office.entries();
    REQUIRE(entries.size() == 3);
    CHECK(entries[0]["subject"] == "C=UT, O=Test Office, CN=CSCA Utopia");
    CHECK(entries[0]["source"] == "utopia.cer");
    const std::string fingerprint = entries[0]["fingerprint"];
    std::string typed;
    for (std::size_t i = 0; i < fingerprint.size(); i += 2) {
        typed += i == 0 ? "" : ":";
        for (const char c : fingerprint.substr(i, 2)) typed += static_cast<char>(std::tolower(c));
    }
    const auto shown = run("trust show" + office.store + typed);
    CHECK(shown.code == 0);
    CHECK(nlohmann::json::parse(shown.out)["fingerprint"] == fingerprint);
    CHECK(run("trust show" + office.store + "00000000").code == 3);
    CHECK(run("trust remove" + office.store + typed).code == 0);
    CHECK(office.entries().size() == 2);
    CHECK(run("trust roll-back" + office.store).code == 0);
    CHECK(office.entries().size() == 3);
    const auto checked = run("trust check" + office.store);
    CHECK(checked.code == 1);
    CHECK(checked.out.find("revocation_list_stale") != std::string::npos);
}

TEST_CASE("export writes one PEM file an entry, and they can be imported again") {
    const Office office;
    const auto ran = run("trust export" + office.store + office.at("out"));
    CHECK(ran.code == 0);
    CHECK(ran.out == "3 files\n");
    REQUIRE(files_in(office.at("out")) == 3);
    std::string files;
    for (const auto& file : fs::directory_iterator(office.at("out"))) files += " " + file.path().string();
    CHECK(run("trust import --store " + office.at("again") + files).code == 0);
    CHECK(nlohmann::json::parse(run("trust list --json --store " + office.at("again")).out).size() == 3);
    write(office.folder.path() / "file", {0x00});
    CHECK(run("trust export" + office.store + office.at("file")).code == 3);
    CHECK(run("trust export --store /nonexistent " + office.at("out2")).code == 3);
}

TEST_CASE("what is refused is told with its reason and put aside") {
    const Office office;
    auto spec = tp::authority_spec(office.first.subject, office.first.key);
    spec.extensions = {tp::usage_signs_documents()};
    write(office.folder.path() / "odd.cer", tp::make_certificate(spec, office.first.algorithm, office.first.key));
    const auto ran = run("trust import" + office.store + office.at("odd.cer"));
    CHECK(ran.code == 1);
    CHECK(ran.out.find("quarantined") == 0);
    CHECK(ran.out.find("not_an_authority") != std::string::npos);
    CHECK(files_in(office.folder.path() / "store" / "quarantine") == 2);
    CHECK(office.entries().size() == 3);
    CHECK(run("trust import" + office.store + office.at("none.cer")).code == 3);
}

TEST_CASE("a bundle goes from the office to a kiosk, once, under the office's key and no other") {
    const Office office;
    REQUIRE(run("trust key " + office.at("office.key")).code == 0);
    REQUIRE(run("trust key " + office.at("other.key")).code == 0);
    CHECK(run("trust key " + office.at("office.key")).code == 3); // never overwritten
    const auto make = "trust bundle make" + office.store + "--key " + office.at("office.key");
    REQUIRE(run(make + " --sequence 1 " + office.at("bundle1")).code == 0);
    REQUIRE(run(make + " --sequence 2 " + office.at("bundle2")).code == 0);
    const auto apply = [&](const char* key, const char* file) {
        return run("trust bundle apply --store " + office.at("kiosk") + " --accept " + office.at(key) + " " +
                   office.at(file));
    };
    CHECK(apply("other.key.pub", "bundle1").out.find("E808 bundle_refused") != std::string::npos);
    const auto applied = apply("office.key.pub", "bundle1");
    CHECK(applied.code == 0);
    CHECK(applied.out.find("bundle 1 of ") == 0);
    CHECK(applied.out.find("3 entries") != std::string::npos);
    CHECK(apply("office.key.pub", "bundle1").code == 3);
    CHECK(apply("office.key.pub", "bundle2").code == 0);
    CHECK(nlohmann::json::parse(run("trust list --json --store " + office.at("kiosk")).out) == office.entries());
}
