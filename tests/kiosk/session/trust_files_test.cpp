#include "services/trust_files.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_pki.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <unistd.h>

using namespace cccd;
namespace fs = std::filesystem;
namespace tp = support::pki;

namespace {

constexpr WallTime today = std::chrono::sys_days{std::chrono::year{2026} / 6 / 1};

Bytes csca(const char* name) {
    return tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"), "UT", name).certificate;
}

} // namespace

TEST_CASE("an update waits for the end of the visit, and the next visit has it") {
    const support::TemporaryFolder folder;
    auto store = TrustStore::create(folder.path() / "trust");
    REQUIRE(store.has_value());
    REQUIRE(store->import(csca("CSCA Utopia 1"), "1.cer", today).has_value());
    services::TrustFiles files({folder.path() / "trust"});
    const auto loaded = files.load();
    REQUIRE(loaded.has_value());
    CHECK(loaded->anchors() == 1);

    CHECK_FALSE(files.begin_visit().has_value()); // nothing has changed
    const auto during = store->import(csca("CSCA Utopia 2"), "2.cer", today);
    REQUIRE_FALSE(during.has_value());
    CHECK(during.error().code == ErrorCode::store_write_failed);
    files.end_visit();
    REQUIRE(store->import(csca("CSCA Utopia 2"), "2.cer", today).has_value());

    const auto anew = files.begin_visit();
    REQUIRE(anew.has_value());
    CHECK(anew->anchors() == 2);
    CHECK_FALSE(store->roll_back().has_value());
    files.end_visit();
    CHECK_FALSE(files.begin_visit().has_value());
    files.end_visit();
    CHECK(store->roll_back().has_value());
}

TEST_CASE("a store that was broken between two visits leaves the kiosk what it had") {
    const support::TemporaryFolder folder;
    auto store = TrustStore::create(folder.path() / "trust");
    REQUIRE(store.has_value());
    REQUIRE(store->import(csca("CSCA Utopia 1"), "1.cer", today).has_value());
    services::TrustFiles files({folder.path() / "trust"});
    REQUIRE(files.load().has_value());
    REQUIRE(store->import(csca("CSCA Utopia 2"), "2.cer", today).has_value());
    std::ofstream(folder.path() / "trust" / "current" / "index.json") << "{";
    CHECK_FALSE(files.begin_visit().has_value());
}

TEST_CASE("a single certificate is a trust file too, and no paths are none") {
    const support::TemporaryFolder folder;
    fs::create_directories(folder.path());
    const auto octets = csca("CSCA Utopia 1");
    std::ofstream(folder.path() / "csca.cer", std::ios::binary)
        .write(reinterpret_cast<const char*>(octets.data()), static_cast<std::streamsize>(octets.size()));
    services::TrustFiles files({folder.path() / "csca.cer"});
    REQUIRE(files.load().has_value());
    CHECK_FALSE(files.begin_visit().has_value());
    services::TrustFiles none;
    CHECK_FALSE(none.begin_visit().has_value());
}
