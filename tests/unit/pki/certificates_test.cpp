// The world's CSCA certificates: facts, signatures and quirks.
#include "pki/chain.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"
#include "pki/signed_list.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>
#include <map>

using namespace cccd;
using namespace cccd::pki;

namespace {

std::string lower_hex(ByteView bytes) {
    std::string text = to_hex(bytes);
    for (char& c : text)
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

Certificate certificate_of(const std::string& file) {
    auto certificate = Certificate::parse(support::independent_file(file));
    if (!certificate) MESSAGE(file << ": " << describe(certificate.error()));
    REQUIRE(certificate.has_value());
    return *std::move(certificate);
}

PublicKey key_of(const Certificate& certificate) {
    Remarks remarks;
    auto key = PublicKey::from_info(certificate.public_key_info, remarks);
    REQUIRE(key.has_value());
    return *std::move(key);
}

std::string day(WallTime time) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

const char* german = "certificates/master_lists/DE_ML_2026-05-28-08-28-45.ml";
const char* icao = "certificates/master_lists/ICAO_ml_September2023.ml";

MasterList master_list(const char* file) {
    auto list = read_master_list(support::independent_file(file), Trust::State{});
    if (!list) MESSAGE(describe(list.error()));
    REQUIRE(list.has_value());
    return *std::move(list);
}

} // namespace

TEST_CASE("all certificates of the German master list have the facts that were found independently") {
    if (!support::have_independent(german)) return;
    const auto list = master_list(german);
    std::map<std::string, const Certificate*> by_fingerprint;
    for (const auto& certificate : list.certificates)
        by_fingerprint[lower_hex(certificate.fingerprint())] = &certificate;
    const auto expected = support::independent_json("certificates/master_lists/expected.json")["certificates"];
    CHECK(list.unreadable == 0);
    CHECK(list.certificates.size() == 588);
    CHECK(expected.size() == 588);
    for (const auto& facts : expected) {
        const std::string subject = facts["subject"];
        CAPTURE(subject);
        const auto found = by_fingerprint.find(facts["sha256"]);
        REQUIRE(found != by_fingerprint.end());
        const Certificate& certificate = *found->second;
        CHECK(name_text(certificate.subject) == subject);
        CHECK(name_text(certificate.issuer) == facts["issuer"]);
        CHECK(day(certificate.not_before) == facts["notBefore"]);
        CHECK(day(certificate.not_after) == facts["notAfter"]);
        CHECK(lower_hex(*certificate.extensions.subject_key_id) == facts["ski"]);
        CHECK(certificate.extensions.authority_key_id.has_value() == !facts["aki"].is_null());
        if (!facts["aki"].is_null()) CHECK(lower_hex(*certificate.extensions.authority_key_id) == facts["aki"]);
        const PublicKey key = key_of(certificate);
        CHECK(key.bits() == facts["key"]["bits"].get<unsigned>());
        CHECK((key.family() == KeyFamily::ec) == (facts["key"]["alg"] == "ecPublicKey"));
        if (key.family() == KeyFamily::ec) {
            CHECK(key.curve()->name == facts["key"]["curve"]);
            CHECK(key.explicit_parameters() == (facts["key"]["enc"] == "explicit"));
        }
        Remarks remarks;
        const auto scheme = signature_scheme(certificate.algorithm, std::nullopt, remarks);
        REQUIRE(scheme.has_value());
        CHECK(name(scheme->hash) == facts["sig"]["hash"]);
        if (facts["sig"]["name"] == "rsassaPss") CHECK(scheme->salt == facts["sig"]["salt"].get<unsigned>());
    }
}

TEST_CASE("every self-signed certificate of the German master list proves itself, every link its issuer or a reason") {
    if (!support::have_independent(german)) return;
    const auto list = master_list(german);
    Trust::State trust;
    for (const auto& certificate : list.certificates) trust.add_listed(certificate);
    CHECK(trust.anchors.size() == 588);
    std::size_t self_signed = 0, links = 0, without_issuer = 0;
    for (const auto& anchor : trust.anchors) {
        if (anchor.self_signed) {
            ++self_signed;
            continue;
        }
        Remarks remarks;
        const auto chain = find_issuer(anchor.certificate, trust, remarks);
        CAPTURE(name_text(anchor.certificate.subject));
        if (chain.state == Chain::State::certified) {
            ++links;
        } else {
            ++without_issuer;
            CHECK(chain.state == Chain::State::no_anchor);
        }
    }
    CHECK(self_signed == 375);
    CHECK(links == 201);
    CHECK(without_issuer == 12); // the keys that signed them stand in this list nowhere
}

TEST_CASE("ICAO's own signature holds although its DigestInfo has no NULL") {
    if (!support::have_independent(icao)) return;
    const auto list = master_list(icao);
    CHECK(list.remarks.has("pki.digest_info_without_null"));
    CHECK(list.certificates.size() > 300);
}

TEST_CASE("all given document signers chain to a CSCA of the master lists") {
    if (!support::have_independent("certificates/document_signers")) return;
    Trust trust;
    REQUIRE(trust.add(support::independent_file(german)).has_value());
    REQUIRE(trust.add(support::independent_file(icao)).has_value());
    for (const char* name :
         {"AT_826f19db", "CN_d252a1b5", "DE_d32264af", "FI_18f91212", "MY_a5932724", "NZ_a209c51e", "UK_9006c967"}) {
        CAPTURE(name);
        const auto signer = certificate_of("certificates/document_signers/DSC_" + std::string(name) + ".der");
        Remarks remarks;
        CHECK(find_issuer(signer, trust.state(), remarks).state == Chain::State::certified);
    }
}

TEST_CASE("both Vietnamese CSCA certificates are read and prove themselves") {
    if (!support::have_independent("certificates/vietnam")) return;
    Trust trust;
    for (const char* file : {"csca_epassport_vietnam.der", "csca_vietnam_001.pem"}) {
        const auto import = trust.add(support::independent_file(std::string("certificates/vietnam/") + file));
        REQUIRE(import.has_value());
        CHECK(import->certificates == 1);
    }
    REQUIRE(trust.anchors() == 2);
    CHECK(trust.state().anchors[0].key.curve()->name == std::string("brainpoolP512r1"));
    CHECK(trust.state().anchors[0].key.explicit_parameters());
    CHECK(to_hex(trust.state().anchors[0].certificate.fingerprint()) ==
          "6B5FA6FE45CC4E855A73760413E08B7A9AC50A27722C702F3909A90FACC991BD");
    CHECK(to_hex(trust.state().anchors[1].certificate.fingerprint()) ==
          "6F0A20D63A43FC589EAF0D8C52113A2A8BFA341C6F2FAB04121238AA0C22B1A9");
}
