// An update of the trust store that is killed in the middle, or meets a full disk: the store is the old one or the new
// one, whole.
#include "store_day.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_pki.hpp"

#include <cccd/trust_store.hpp>
#include <chrono>
#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace cccd;
namespace fs = std::filesystem;
namespace tp = support::pki;

namespace {

constexpr std::size_t few = 1, many = 12;

TrustStore store_with(const fs::path& folder, std::size_t anchors) {
    auto store = TrustStore::create(folder);
    REQUIRE(store.has_value());
    for (std::size_t i = 0; i < anchors; ++i) {
        const auto office =
            tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"), "UT", "CSCA Utopia " + std::to_string(i));
        REQUIRE(store->import(office.certificate, "utopia.cer", today).has_value());
    }
    return *std::move(store);
}

/// Two stores of an office, of which the kiosk gets one or the other.
struct Office {
    support::TemporaryFolder folder;
    TrustStore small = store_with(folder.path() / "small", few), large = store_with(folder.path() / "large", many);
    SigningKey key = *SigningKey::make();
    std::vector<VerifyingKey> accepted{key.public_key()};
    /// Odd numbers carry the small store, even ones the large.
    [[nodiscard]] Bytes bundle(std::uint64_t sequence) const {
        return *(sequence % 2 == 1 ? small : large).make_bundle(key, sequence, today);
    }
};

/// What the store holds is what its last bundle carried.
void check_whole(const TrustStore& store) {
    CHECK(store.entries().size() == (store.bundle_sequence() % 2 == 1 ? few : many));
    const auto trust = store.load();
    REQUIRE(trust.has_value());
    CHECK(trust->anchors() == store.entries().size());
}

[[noreturn]] void apply_without_end(const Office& office, const fs::path& place, std::uint64_t from) {
    auto store = TrustStore::open(place);
    for (std::uint64_t sequence = from; store; ++sequence)
        if (!store->apply_bundle(office.bundle(sequence), office.accepted, today)) break;
    ::_exit(1);
}

/// Until the folder of a new generation is there, or ten seconds are over.
void wait_for_writing(const fs::path& unfinished) {
    for (int i = 0; i < 20000 && !fs::exists(unfinished); ++i)
        std::this_thread::sleep_for(std::chrono::microseconds(500));
}

} // namespace

TEST_CASE("a kiosk that is killed while it applies bundles keeps a whole store, and goes on from there") {
    const Office office;
    const auto place = office.folder.path() / "kiosk";
    auto store = TrustStore::create(place);
    REQUIRE(store.has_value());
    REQUIRE(store->apply_bundle(office.bundle(1), office.accepted, today).has_value());
    std::mt19937 generator(9);
    const auto unfinished = place / "generations" / "unfinished";
    std::size_t in_the_middle = 0;
    for (int round = 0; round < 40; ++round) {
        const std::uint64_t before = store->bundle_sequence();
        if (round % 4 != 0) fs::remove_all(unfinished); // else it stands in the way, as after a power failure
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) apply_without_end(office, place, before + 1);
        wait_for_writing(unfinished);
        std::this_thread::sleep_for(std::chrono::microseconds(generator() % 4000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status)); // it was still at work
        in_the_middle += fs::exists(unfinished) ? 1 : 0;
        store = TrustStore::open(place);
        REQUIRE(store.has_value());
        CHECK(store->bundle_sequence() >= before);
        check_whole(*store);
    }
    CHECK(in_the_middle > 0);
    REQUIRE(store->apply_bundle(office.bundle(store->bundle_sequence() + 1), office.accepted, today).has_value());
    check_whole(*store);
    CHECK_FALSE(fs::exists(unfinished));
}

TEST_CASE("a bundle that the disk has no room for leaves the store as it was") {
    const Office office;
    const auto place = office.folder.path() / "kiosk";
    auto store = TrustStore::create(place);
    REQUIRE(store.has_value());
    REQUIRE(store->apply_bundle(office.bundle(1), office.accepted, today).has_value());
    const auto generation = store->generation();
    rlimit usual{};
    ::getrlimit(RLIMIT_FSIZE, &usual);
    const auto on_signal = std::signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t room : {0, 1, 700, 1500, 3000}) { // octets that one file may have
        CAPTURE(room);
        const rlimit narrow{room, usual.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &narrow);
        const auto applied = store->apply_bundle(office.bundle(2), office.accepted, today);
        ::setrlimit(RLIMIT_FSIZE, &usual);
        REQUIRE_FALSE(applied.has_value());
        CHECK(applied.error().code == ErrorCode::store_write_failed);
        const auto again = TrustStore::open(place);
        REQUIRE(again.has_value());
        CHECK(again->generation() == generation);
        CHECK(again->bundle_sequence() == 1);
        check_whole(*again);
        CHECK_FALSE(fs::exists(place / "generations" / "unfinished"));
    }
    std::signal(SIGXFSZ, on_signal);
    REQUIRE(store->apply_bundle(office.bundle(2), office.accepted, today).has_value());
    check_whole(*store);
}
