// The office's trust store: what comes in, what stays out, and what a fault leaves behind.
#include "store_day.hpp"
#include "support/data.hpp"
#include "support/forged_curve.hpp"
#include "support/temporary_folder.hpp"

#include <cccd/trust_store.hpp>
#include <cerrno>
#include <doctest/doctest.h>
#include <fstream>
#include <unistd.h>

using namespace cccd;
namespace fs = std::filesystem;
namespace tp = support::pki;

namespace {

TrustStore make_store(const support::TemporaryFolder& folder) {
    auto store = TrustStore::create(folder.path() / "trust");
    if (!store) MESSAGE(describe(store.error()));
    REQUIRE(store.has_value());
    return *std::move(store);
}

const tp::Authority& office() {
    static const auto authority = tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"));
    return authority;
}

std::string text_of(const fs::path& file) {
    const auto octets = support::read_file(file);
    return {octets.begin(), octets.end()};
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> out;
    if (fs::exists(folder))
        for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path());
    return out;
}

} // namespace

TEST_CASE("an anchor keeps where it came from and when, in a file that people can read") {
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    CHECK(store.entries().empty());
    const auto items = store.import(office().certificate, "utopia.cer", today);
    REQUIRE(items.has_value());
    REQUIRE(items->size() == 1);
    CHECK(items->front().outcome == "anchor");

    const auto again = TrustStore::open(folder.path() / "trust");
    REQUIRE(again.has_value());
    const auto entries = again->entries();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].source == "utopia.cer");
    CHECK(entries[0].origin == "self-signed");
    CHECK(entries[0].added == today);
    CHECK(entries[0].country == "UT");
    CHECK(entries[0].key == "secp256r1");
    const auto file =
        folder.path() / "trust" / "current" / ("UT-CSCA_Utopia-" + entries[0].fingerprint.substr(0, 16) + ".pem");
    REQUIRE(fs::exists(file));
    CHECK(text_of(file).find("Source: utopia.cer") != std::string::npos);
    CHECK(text_of(file).find(entries[0].fingerprint) != std::string::npos);

    const std::vector<fs::path> paths{folder.path() / "trust"};
    const auto trust = load_trust(paths);
    REQUIRE(trust.has_value());
    CHECK(trust->anchors() == 1);
    CHECK(store.import(office().certificate, "again.cer", today)->front().outcome == "known");
    CHECK(store.entries().size() == 1);
}

TEST_CASE("what does not hold is put aside with the reason, and is not trusted") {
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    auto spec = tp::authority_spec(office().subject, office().key);
    spec.signature = tp::bit_string(tp::sign(office().key, office().algorithm, {0x00}));
    const auto self = store.import(tp::make_certificate(spec, office().algorithm, office().key), "bad.cer", today);
    REQUIRE(self.has_value());
    CHECK(self->front().outcome == "waiting"); // it may be a link of the same name: never an anchor by itself
    spec.extensions.push_back(tp::authority_key_id(tp::key_id_of(office().key))); // it names itself: no link
    const auto broken = store.import(tp::make_certificate(spec, office().algorithm, office().key), "bad2.cer", today);
    REQUIRE(broken.has_value());
    CHECK(broken->front().outcome == "quarantined");
    CHECK(broken->front().reason == "self_signature_fails");
    const auto imitated = store.import(
        tp::forged_certificate(tp::authority_spec(office().subject, office().key), office().key), "curve.cer", today);
    REQUIRE(imitated.has_value());
    CHECK(imitated->front().outcome == "quarantined");
    CHECK(imitated->front().reason == "key_unusable");
    auto odd = tp::authority_spec(office().subject, office().key);
    odd.extensions = {tp::usage_signs_documents()};
    const auto items = store.import(tp::make_certificate(odd, office().algorithm, office().key), "odd.cer", today);
    REQUIRE(items.has_value());
    CHECK(items->front().outcome == "quarantined");
    CHECK(items->front().reason == "not_an_authority");
    CHECK(store.load()->empty());
    bool explained = false;
    for (const auto& file : files_in(folder.path() / "trust" / "quarantine"))
        explained =
            explained || (file.extension() == ".txt" && text_of(file).find("not_an_authority") != std::string::npos);
    CHECK(explained);
    const auto nonsense = store.import(as_bytes("hello"), "note.txt", today);
    REQUIRE_FALSE(nonsense.has_value());
    CHECK(nonsense.error().code == ErrorCode::trust_file_malformed);
}

TEST_CASE("a link certificate waits in the store until its issuer is trusted") {
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    const auto next = tp::make_authority(tp::Key::ec("P-384"), tp::ecdsa("SHA384"), "UT", "CSCA Utopia 2");
    auto spec = tp::authority_spec(next.subject, next.key);
    spec.issuer = office().subject;
    spec.extensions.push_back(tp::authority_key_id(tp::key_id_of(office().key)));
    const auto link = tp::make_certificate(spec, office().algorithm, office().key);
    CHECK(store.import(link, "link.cer", today)->front().outcome == "waiting");
    CHECK(store.load()->empty());
    CHECK(store.check(today)->front().id == "issuer_not_trusted");
    REQUIRE(store.import(office().certificate, "utopia.cer", today).has_value());
    CHECK(store.load()->anchors() == 2);
    for (const auto& entry : store.entries()) CHECK(entry.role == TrustRole::anchor);
}

TEST_CASE("a state that is trusted can not make an anchor for another state") {
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    REQUIRE(store.import(office().certificate, "utopia.cer", today).has_value());
    const auto other = tp::make_authority(tp::Key::ec("P-384"), tp::ecdsa("SHA384"), "UX", "CSCA Uxmal");
    auto spec = tp::authority_spec(other.subject, other.key);
    spec.issuer = office().subject;
    spec.extensions.push_back(tp::authority_key_id(tp::key_id_of(office().key)));
    const auto link = tp::make_certificate(spec, office().algorithm, office().key);
    CHECK(store.import(link, "link.cer", today)->front().outcome == "waiting");
    CHECK(store.load()->anchors() == 1);
    CHECK(store.import(other.certificate, "uxmal.cer", today)->front().outcome == "anchor"); // the operator may
}

TEST_CASE("a file that was changed in the store is noticed") {
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    REQUIRE(store.import(office().certificate, "utopia.cer", today).has_value());
    const auto other = tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"), "UT", "CSCA Stranger");
    REQUIRE(store.import(other.certificate, "stranger.cer", today).has_value());
    std::vector<fs::path> pem;
    for (const auto& file : files_in(folder.path() / "trust" / "current"))
        if (file.extension() == ".pem") pem.push_back(file);
    REQUIRE(pem.size() == 2);
    fs::copy_file(pem[0], pem[1], fs::copy_options::overwrite_existing);
    const auto opened = TrustStore::open(folder.path() / "trust");
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == ErrorCode::store_corrupt);
}

TEST_CASE("a bundle carries the store to a kiosk, with its history") {
    const support::TemporaryFolder at_office, at_kiosk;
    auto source = make_store(at_office);
    auto kiosk = make_store(at_kiosk);
    REQUIRE(source.import(office().certificate, "utopia.cer", today).has_value());
    const auto key = SigningKey::make();
    REQUIRE(key.has_value());
    const std::vector<VerifyingKey> accepted{key->public_key()};
    const auto bundle = source.make_bundle(*key, 7, today);
    REQUIRE(bundle.has_value());
    const auto info = kiosk.apply_bundle(*bundle, accepted, today);
    REQUIRE(info.has_value());
    CHECK(info->sequence == 7);
    CHECK(info->signed_by == key->fingerprint());
    REQUIRE(kiosk.entries().size() == 1);
    CHECK(kiosk.entries()[0].source == "utopia.cer");
    CHECK(kiosk.bundle_sequence() == 7);
    CHECK(kiosk.load()->anchors() == 1);
}

TEST_CASE("a bundle that is old, altered, foreign or from the future changes nothing") {
    const support::TemporaryFolder at_office, at_kiosk;
    auto source = make_store(at_office);
    auto kiosk = make_store(at_kiosk);
    REQUIRE(source.import(office().certificate, "utopia.cer", today).has_value());
    const auto key = SigningKey::make(), stranger = SigningKey::make();
    const std::vector<VerifyingKey> accepted{key->public_key()};
    const auto bundle = *source.make_bundle(*key, 7, today);
    REQUIRE(kiosk.apply_bundle(bundle, accepted, today).has_value());
    const auto generation = kiosk.generation();
    const auto refused = [&](const Bytes& file) {
        const auto applied = kiosk.apply_bundle(file, accepted, today);
        REQUIRE_FALSE(applied.has_value());
        CHECK(applied.error().code == ErrorCode::bundle_refused);
        CHECK(TrustStore::open(at_kiosk.path() / "trust")->generation() == generation);
    };
    refused(bundle);                                                     // again
    refused(*source.make_bundle(*key, 6, today));                        // older
    refused(*source.make_bundle(*stranger, 8, today));                   // foreign key
    refused(*source.make_bundle(*key, 8, today + std::chrono::days{2})); // future
    const auto newer = *source.make_bundle(*key, 8, today);
    for (const std::size_t at :
         {std::size_t{3}, std::size_t{40}, std::size_t{100}, newer.size() / 2, newer.size() - 2}) {
        Bytes altered = newer;
        altered[at] ^= 1;
        refused(altered);
    }
    refused(Bytes(newer.begin(), newer.end() - 1));
    Bytes renamed = newer; // the fingerprint of the accepted key over a stranger's signature
    const auto by_stranger = *source.make_bundle(*stranger, 8, today);
    std::copy(by_stranger.begin() + 85, by_stranger.end(), renamed.begin() + 85);
    refused(renamed);
    CHECK(kiosk.apply_bundle(newer, accepted, today).has_value());
}

TEST_CASE("nothing is changed during a visit, and a visit waits for no one") {
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    {
        const auto visit = store.begin_visit();
        REQUIRE(visit.has_value());
        CHECK(store.begin_visit().has_value()); // visits do not hinder each other
        const auto import = store.import(office().certificate, "utopia.cer", today);
        REQUIRE_FALSE(import.has_value());
        CHECK(import.error().code == ErrorCode::store_write_failed);
        CHECK(import.error().os_code == EWOULDBLOCK);
    }
    CHECK(store.import(office().certificate, "utopia.cer", today).has_value());
}

TEST_CASE("a change can be taken back, and what a broken write left behind does no harm") {
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    REQUIRE(store.import(office().certificate, "utopia.cer", today).has_value());
    const auto fingerprint = store.entries()[0].fingerprint;
    CHECK_FALSE(store.remove("ABCDEF01").has_value());
    REQUIRE(store.remove(fingerprint.substr(0, 12)).has_value());
    CHECK(store.load()->empty());
    REQUIRE(store.roll_back().has_value());
    CHECK(store.load()->anchors() == 1);

    // A power failure in the middle: an unfinished folder, and a link that was not turned.
    fs::create_directories(folder.path() / "trust" / "generations" / "unfinished");
    std::ofstream(folder.path() / "trust" / "generations" / "unfinished" / "index.json") << "{";
    fs::create_directory_symlink("generations/99", folder.path() / "trust" / "current.new");
    auto opened = TrustStore::open(folder.path() / "trust");
    REQUIRE(opened.has_value());
    CHECK(opened->load()->anchors() == 1);
    const auto other = tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"), "UT", "CSCA Utopia 3");
    REQUIRE(opened->import(other.certificate, "third.cer", today).has_value());
    CHECK(opened->load()->anchors() == 2);
}

TEST_CASE("a store that can not be written stays as it is") {
    if (::geteuid() == 0) {
        // Root may write anywhere: a file in the place of the folder stops it all the same.
        const support::TemporaryFolder folder;
        auto store = make_store(folder);
        REQUIRE(store.import(office().certificate, "utopia.cer", today).has_value());
        const auto place = folder.path() / "trust" / "generations" / "unfinished";
        fs::create_directories(place);
        fs::rename(folder.path() / "trust" / "generations", folder.path() / "kept");
        std::ofstream(folder.path() / "trust" / "generations") << "";
        const auto other = tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"), "UT", "CSCA Utopia 3");
        CHECK_FALSE(store.import(other.certificate, "third.cer", today).has_value());
        fs::remove(folder.path() / "trust" / "generations");
        fs::rename(folder.path() / "kept", folder.path() / "trust" / "generations");
        CHECK(TrustStore::open(folder.path() / "trust")->load()->anchors() == 1);
        return;
    }
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    fs::permissions(folder.path() / "trust" / "generations", fs::perms(0500));
    CHECK_FALSE(store.import(office().certificate, "utopia.cer", today).has_value());
    fs::permissions(folder.path() / "trust" / "generations", fs::perms(0700));
    CHECK(TrustStore::open(folder.path() / "trust")->load()->empty());
}

TEST_CASE("the look over the store names what has expired, ended or gone stale") {
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    if (!support::have_independent("certificates/vietnam")) return;
    REQUIRE(store.import(support::independent_file("certificates/vietnam/csca_vietnam_001.pem"), "001.pem", today)
                .has_value());
    auto remarks = store.check(today);
    REQUIRE(remarks.has_value());
    REQUIRE(remarks->size() == 1);
    CHECK(remarks->front().id == "key_use_ended"); // 2026-01-21: successors will come
    remarks = store.check(today + std::chrono::years{30});
    CHECK(remarks->size() == 2);

    tp::RevocationSpec list;
    list.issuer = office().subject;
    REQUIRE(
        store.import(tp::make_revocation_list(list, office().algorithm, office().key), "ut.crl", today).has_value());
    remarks = store.check(today);
    CHECK(remarks->size() == 3); // stale, and signed by nobody whom we know
}

TEST_CASE("the German master list comes in as a whole and is the same after a reload") {
    const char* file = "certificates/master_lists/DE_ML_2026-05-28-08-28-45.ml";
    if (!support::have_independent(file)) return;
    const support::TemporaryFolder folder;
    auto store = make_store(folder);
    const auto items = store.import(support::independent_file(file), "DE_ML.ml", today);
    REQUIRE(items.has_value());
    CHECK(items->size() == 588);
    const std::vector<fs::path> paths{folder.path() / "trust"};
    const auto trust = load_trust(paths);
    REQUIRE(trust.has_value());
    CHECK(trust->anchors() == 588);
    CHECK(store.entries()[5].origin.rfind("master list of C=DE", 0) == 0);
}
