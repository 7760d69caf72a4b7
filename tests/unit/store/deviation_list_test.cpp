// A deviation list in the trust store: whose it is, what it needs, and that a bundle carries it.
#include "pki/trust_state.hpp"
#include "store_day.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_pki.hpp"

#include <cccd/trust_store.hpp>
#include <doctest/doctest.h>
#include <filesystem>
#include <unistd.h>

using namespace cccd;
namespace fs = std::filesystem;
namespace tp = support::pki;

namespace {

Bytes deviation_list(const tp::Authority& office) {
    const tp::Key key = tp::Key::ec("P-256");
    auto spec = tp::signer_spec(office, key);
    spec.subject = tp::name("UT", "Deviation List Signer");
    spec.extensions.push_back(tp::extended_usage("2.23.136.1.1.8"));
    const auto signer = tp::make_certificate(spec, office.algorithm, office.key);
    tp::CmsSpec cms;
    cms.content_type = "2.23.136.1.1.7";
    cms.certificates = {signer};
    const auto documents = tp::sequence({tp::der(0xA1, tp::join({office.subject, tp::integer(4711)}))});
    const auto content = tp::sequence(
        {tp::integer(0), tp::hash_algorithm("SHA256"), tp::der(0x31, tp::sequence({documents, tp::der(0x31, {})}))});
    return tp::make_cms(cms, content, tp::ecdsa("SHA256"), key, tp::issuer_and_serial(signer));
}

} // namespace

TEST_CASE("a deviation list is kept under its signer's name, counts after a reload, and goes with a bundle") {
    const support::TemporaryFolder folder;
    const auto office = tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"));
    const auto list = deviation_list(office);
    auto store = TrustStore::create(folder.path() / "trust");
    REQUIRE(store.has_value());
    const auto early = store->import(list, "ut.dl", today); // nobody vouches for its signer yet
    REQUIRE(early.has_value());
    CHECK(early->front().outcome == "quarantined");
    CHECK(early->front().reason == "list_signature_fails");
    REQUIRE(store->import(office.certificate, "ut.cer", today).has_value());
    const auto items = store->import(list, "ut.dl", today);
    REQUIRE(items.has_value());
    CHECK(items->front().outcome == "deviation_list");
    CHECK(items->front().what == "deviation list of C=UT, O=Test Office, CN=Deviation List Signer");

    const auto again = TrustStore::open(folder.path() / "trust");
    REQUIRE(again.has_value());
    REQUIRE(again->entries().size() == 2);
    CHECK(again->entries()[1].role == TrustRole::deviation_list);
    CHECK(again->entries()[1].country == "UT");
    CHECK(again->load()->state().deviation_lists.size() == 1);

    const auto key = SigningKey::make();
    REQUIRE(key.has_value());
    auto kiosk = TrustStore::create(folder.path() / "kiosk");
    REQUIRE(kiosk.has_value());
    REQUIRE(
        kiosk->apply_bundle(*again->make_bundle(*key, 1, today), std::vector<VerifyingKey>{key->public_key()}, today)
            .has_value());
    CHECK(kiosk->load()->state().deviation_lists.size() == 1);
}
