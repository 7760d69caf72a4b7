// Text that carries certificates and lists, and the lists that carry deviations.
#include "pki/deviation_list.hpp"
#include "pki/name.hpp"
#include "pki/signed_list.hpp"
#include "pki/text_formats.hpp"
#include "support/data.hpp"
#include "support/test_pki.hpp"

#include <cccd/trust.hpp>
#include <doctest/doctest.h>

using namespace cccd;
namespace tp = support::pki;

namespace {

const tp::Authority& office() {
    static const auto authority = tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"));
    return authority;
}

/// Lines folded after 76 characters, each continued with a blank (RFC 2849).
std::string folded(const std::string& attribute, ByteView value) {
    const std::string whole = attribute + ":: " + pki::base64_encode(value);
    std::string out = whole.substr(0, 76) + "\r\n";
    for (std::size_t at = 76; at < whole.size(); at += 75) out += " " + whole.substr(at, 75) + "\r\n";
    return out;
}

Bytes master_list() {
    const tp::Key key = tp::Key::ec("P-256");
    auto spec = tp::signer_spec(office(), key);
    spec.extensions.push_back(tp::extended_usage("2.23.136.1.1.3"));
    const auto signer = tp::make_certificate(spec, office().algorithm, office().key);
    tp::CmsSpec cms;
    cms.content_type = "2.23.136.1.1.2";
    cms.certificates = {signer};
    const auto other = tp::make_authority(tp::Key::ec("P-384"), tp::ecdsa("SHA384"), "UX", "CSCA Uxmal");
    const auto content =
        tp::sequence({tp::integer(0), tp::der(0x31, tp::join({office().certificate, other.certificate}))});
    return tp::make_cms(cms, content, tp::ecdsa("SHA256"), key, tp::issuer_and_serial(signer));
}

} // namespace

TEST_CASE("Base64 of any length comes back, and what is cut or foreign is refused") {
    Bytes octets;
    for (int size = 0; size < 20; ++size) {
        const auto again = pki::base64_decode(pki::base64_encode(octets));
        REQUIRE(again.has_value());
        CHECK(*again == octets);
        octets.push_back(static_cast<std::uint8_t>(size * 37));
    }
    for (const char* bad : {"A", "AAAAA", "AA=", "AA==A", "A*==", "====", "AAA=="})
        CHECK_FALSE(pki::base64_decode(bad).has_value());
}

TEST_CASE("several certificates in one PEM file all come in, text between them is passed over") {
    const auto second = tp::make_authority(tp::Key::ec("P-256"), tp::ecdsa("SHA256"), "UX", "CSCA Uxmal");
    std::string text = "subject=CSCA Utopia\n";
    for (const auto& certificate : {office().certificate, second.certificate})
        text += "-----BEGIN CERTIFICATE-----\n" + pki::base64_encode(certificate) + "\n-----END CERTIFICATE-----\n\n";
    Trust trust;
    const auto import = trust.add(as_bytes(text));
    REQUIRE(import.has_value());
    CHECK(import->certificates == 2);
    CHECK(trust.anchors() == 2);
    CHECK_FALSE(trust.add(as_bytes(text.substr(0, 90))).has_value());
}

TEST_CASE("LDIF of the PKD: master lists under both attribute names, certificates, revocation lists") {
    tp::RevocationSpec list;
    list.issuer = office().subject;
    const auto revocation = tp::make_revocation_list(list, office().algorithm, office().key);
    for (const char* attribute : {"CscaMasterListData", "pkdMasterListContent"}) {
        const std::string text = "version: 1\r\n# a comment\r\ndn: cn=UT,o=ml,c=UT,dc=data\r\nobjectClass: top\r\n" +
                                 folded(attribute, master_list()) + "\r\ndn: cn=crl,c=UT\r\n" +
                                 folded("certificateRevocationList;binary", revocation);
        CHECK(pki::looks_like_ldif(as_bytes(text)));
        Trust trust;
        const auto import = trust.add(as_bytes(text));
        REQUIRE(import.has_value());
        CHECK(import->certificates == 2);
        CHECK(import->revocation_lists == 1);
        CHECK(trust.anchors() == 2);
        CHECK(trust.state().revocation_lists[0].verified);
    }
}

TEST_CASE("a master list whose signature was spoiled brings nothing") {
    Bytes list = master_list();
    list.back() ^= 1;
    Trust trust;
    const auto import = trust.add(list);
    REQUIRE_FALSE(import.has_value());
    CHECK(import.error().code == ErrorCode::trust_signature_invalid);
    CHECK(trust.empty());
}

TEST_CASE("the German deviation list's content names its signer") {
    const char* file = "vectors/deviation_list_econtent_de2018.json";
    if (!support::have_independent(file)) return;
    const auto content = from_hex(support::independent_json(file)["econtent"].get<std::string>());
    const auto list = pki::parse_deviation_list(content);
    REQUIRE(list.has_value());
    REQUIRE(list->signers.size() == 1);
    CHECK(list->signers[0].serial == Bytes{0x01, 0x42});
    CHECK(list->signers[0].issuer_key.find("csca-germany") != std::string::npos);
}

TEST_CASE("a deviation list counts when a trusted state signed it, and for that state's signers only") {
    const tp::Key key = tp::Key::ec("P-256");
    auto spec = tp::signer_spec(office(), key);
    spec.extensions.push_back(tp::extended_usage("2.23.136.1.1.8"));
    const auto signer = tp::make_certificate(spec, office().algorithm, office().key);
    tp::CmsSpec cms;
    cms.content_type = "2.23.136.1.1.7";
    cms.certificates = {signer};
    const auto documents = tp::sequence({tp::der(0xA1, tp::join({office().subject, tp::integer(4711)}))});
    const auto content = tp::sequence(
        {tp::integer(0), tp::hash_algorithm("SHA256"), tp::der(0x31, tp::sequence({documents, tp::der(0x31, {})}))});
    const auto list = tp::make_cms(cms, content, tp::ecdsa("SHA256"), key, tp::issuer_and_serial(signer));
    Trust stranger;
    CHECK_FALSE(stranger.add(list).has_value());
    Trust trust;
    REQUIRE(trust.add(office().certificate).has_value());
    const auto import = trust.add(list);
    REQUIRE(import.has_value());
    CHECK(import->deviation_lists == 1);
    REQUIRE(trust.state().deviation_lists.size() == 1);
    const auto named = pki::Certificate::parse(tp::make_signer(office(), key));
    CHECK(trust.state().deviation_lists[0].names(*named));
    auto other = tp::signer_spec(office(), key);
    other.serial = tp::integer(4712);
    const auto unnamed = pki::Certificate::parse(tp::make_certificate(other, office().algorithm, office().key));
    CHECK_FALSE(trust.state().deviation_lists[0].names(*unnamed));
}

/// Run by hand with --no-skip: seeds of our own making for the fuzz targets.
TEST_CASE("write the seeds of the fuzz targets" * doctest::skip()) {
    const auto write = [](const std::string& target, const std::string& name, const Bytes& content) {
        const auto folder = std::filesystem::path(CCCD_SOURCE_DIR) / "tests" / "fuzz" / "corpus" / target;
        std::filesystem::create_directories(folder);
        std::ofstream out(folder / name, std::ios::binary);
        out.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
        CHECK(out.good());
    };
    const auto text = [](const std::string& value) { return Bytes(value.begin(), value.end()); };
    tp::ObjectSpec object;
    object.groups = {{1, {0x61, 0x00}}, {2, {0x75, 0x00}}};
    const std::vector<std::tuple<std::string, tp::Key, tp::Algorithm>> kinds{
        {"ecdsa", tp::Key::ec("brainpoolP256r1", true), tp::ecdsa("SHA256")},
        {"plain", tp::Key::ec("P-256"), tp::ecdsa_plain("SHA256")},
        {"pss", tp::Key::rsa(2048), tp::pss("SHA256")},
        {"pkcs1", tp::Key::rsa(2048), tp::pkcs1("SHA1")}};
    for (const auto& [name, key, algorithm] : kinds) {
        const auto signer = tp::make_signer(office(), key);
        tp::CmsSpec cms;
        cms.certificates = {signer};
        cms.signing_time = "250601000000Z";
        write("sod", name,
              tp::der(0x77, tp::make_cms(cms, tp::make_object(object), algorithm, key, tp::issuer_and_serial(signer))));
        write("certificate", name, signer);
        write("certificate", name + "-csca", tp::make_authority(key, algorithm).certificate);
    }
    tp::RevocationSpec list;
    list.issuer = office().subject;
    list.serials = {1, 200, 70000};
    const auto revocation = tp::make_revocation_list(list, office().algorithm, office().key);
    write("revocation_list", "three", revocation);
    write("master_list", "two", master_list());
    write("ldif", "master-list", text("version: 1\ndn: c=UT\n" + folded("CscaMasterListData", master_list())));
    write("ldif", "pem",
          text("-----BEGIN X509 CRL-----\n" + pki::base64_encode(revocation) + "\n-----END X509 CRL-----\n"));
    write("bundle", "one",
          text("{\"sequence\":1,\"made\":\"2026-06-01T00:00:00Z\",\"entries\":[{\"role\":\"anchor\",\"source\":\"a\","
               "\"origin\":\"self-signed\",\"added\":\"2026-06-01T00:00:00Z\",\"der\":\"" +
               pki::base64_encode(office().certificate) + "\"}]}"));
}
