#include "auth/terminal_authentication.hpp"
#include "auth/terminal_messages.hpp"
#include "lds/cvca.hpp"
#include "support/cv_issuer.hpp"
#include "support/data.hpp"
#include "support/scripted_card.hpp"

#include <doctest/doctest.h>

using namespace cccd;

namespace {

/// An old and a new CVCA with the link between them, a verifier under the new one, and its terminal.
struct Hierarchy {
    support::CvKey old_cvca{0x11}, new_cvca{0x22}, verifier{0x33}, terminal{0x44};
    Bytes link = support::issue_cv({"VNCVCA00001", "VNCVCA00002", 0xC3, true}, new_cvca, old_cvca);
    Bytes dv = support::issue_cv({"VNCVCA00002", "VNDV00001", 0x83}, verifier, new_cvca);
    Bytes is = support::issue_cv({"VNDV00001", "VNIS00001", 0x01}, terminal, verifier);
};

std::vector<auth::CvCertificate> parse_all(std::initializer_list<Bytes> all) {
    std::vector<auth::CvCertificate> out;
    for (const auto& each : all) {
        auto parsed = auth::parse_cv_certificate(each);
        REQUIRE(parsed);
        out.push_back(std::move(*parsed));
    }
    return out;
}

std::vector<std::string> names(const std::vector<const auth::CvCertificate*>& chain) {
    std::vector<std::string> out;
    for (const auto* each : chain) out.push_back(each->holder);
    return out;
}

const Bytes chip_identity = from_hex("4C383938393032433C33");
const Bytes terminal_key(32, 0x5A);

} // namespace

TEST_CASE("a terminal presents its chain from the chip's trust point and signs identity, challenge and key") {
    const Hierarchy pki;
    support::ScriptedCard card;
    const auto verify = [](const Bytes& certificate) {
        const auto parsed = auth::parse_cv_certificate(certificate);
        auto data = parsed->body;
        tlv::append(data, 0x5F37, parsed->signature);
        return to_hex(iso7816::Command{0x00, 0x2A, 0x00, 0xBE, data, 0}.encode());
    };
    const auto named = [](const char* head, const char* name) {
        return head + to_hex(tlv::make(0x83, as_bytes(name)));
    };
    card.reader = {ExtendedLength::yes, 2048, 2048};
    card.on(named("002281B60D", "VNCVCA00001"), "9000").on(verify(pki.link), "9000");
    card.on(named("002281B60D", "VNCVCA00002"), "9000").on(verify(pki.dv), "9000");
    card.on(named("002281B60B", "VNDV00001"), "9000").on(verify(pki.is), "9000");
    card.on(named("002281A40B", "VNIS00001"), "9000").on("0084000008", "0102030405060708 9000");
    card.on("*", "9000");
    iso7816::CardLink link(card, {});
    link.set_sizes({true, 2048, 2048});
    const std::vector<std::string> references{"VNCVCA00001"};
    const TerminalCredentials credentials{{pki.is, pki.link, pki.dv}, &pki.terminal.signer()};
    const auto rights = auth::run_terminal_authentication(link, credentials, references, chip_identity, terminal_key);
    REQUIRE(rights);
    CHECK(card.satisfied());
    CHECK(rights->fingerprints);
    CHECK_FALSE(rights->irises);

    const auto sent = from_hex(card.sent.back());
    CHECK(equal(ByteView(sent).first(5), from_hex("0082000040")));
    const auto own = auth::parse_cv_certificate(pki.is);
    auto message = chip_identity;
    const auto challenge = from_hex("0102030405060708");
    message.insert(message.end(), challenge.begin(), challenge.end());
    message.insert(message.end(), terminal_key.begin(), terminal_key.end());
    const auto holds =
        auth::verify_with(own->key, *crypto::Group::standardized(13), message, ByteView(sent).subspan(5));
    REQUIRE(holds);
    CHECK(*holds);
}

TEST_CASE("the shortest chain to a reference is taken, and none is made up") {
    const Hierarchy pki;
    const auto all = parse_all({pki.is, pki.dv, pki.link});
    const std::vector<std::string> both{"VNCVCA00001", "VNCVCA00002"}, newest{"VNCVCA00002"}, oldest{"VNCVCA00001"},
        strange{"DECVCA00001"};
    CHECK(names(*auth::find_chain(all, both)) == std::vector<std::string>{"VNDV00001", "VNIS00001"});
    CHECK(names(*auth::find_chain(all, newest)) == std::vector<std::string>{"VNDV00001", "VNIS00001"});
    CHECK(names(*auth::find_chain(all, oldest)) == std::vector<std::string>{"VNCVCA00002", "VNDV00001", "VNIS00001"});
    CHECK(auth::find_chain(all, strange).error().code == ErrorCode::terminal_authentication_failed);
    const auto no_terminal = parse_all({pki.dv, pki.link});
    CHECK_FALSE(auth::find_chain(no_terminal, both));
    // a verifier may not certify a verifier, nor a terminal anybody
    const auto rogue = parse_all({support::issue_cv({"VNCVCA00002", "VNDV00001", 0x83}, pki.verifier, pki.new_cvca),
                                  support::issue_cv({"VNDV00001", "VNDV00002", 0x83}, pki.verifier, pki.verifier),
                                  support::issue_cv({"VNDV00002", "VNIS00001", 0x03}, pki.terminal, pki.verifier)});
    CHECK_FALSE(auth::find_chain(rogue, newest));
}

TEST_CASE("a chain whose signature fails is not sent to the chip") {
    const Hierarchy pki;
    const auto forged = support::issue_cv({"VNDV00001", "VNIS00001", 0x03}, pki.terminal, pki.terminal);
    support::ScriptedCard card;
    iso7816::CardLink link(card, {});
    const std::vector<std::string> references{"VNCVCA00001"};
    const TerminalCredentials credentials{{forged, pki.link, pki.dv}, &pki.terminal.signer()};
    CHECK(auth::run_terminal_authentication(link, credentials, references, chip_identity, terminal_key).error().code ==
          ErrorCode::terminal_authentication_failed);
    CHECK(card.sent.empty());
    CHECK(auth::run_terminal_authentication(link, {{pki.is}, nullptr}, references, chip_identity, terminal_key)
              .error()
              .code == ErrorCode::invalid_argument);
}

TEST_CASE("each refusal of the chip ends Terminal Authentication with its status word and leaves the link open") {
    const Hierarchy pki;
    const std::vector<std::string> references{"VNCVCA00002"};
    const TerminalCredentials credentials{{pki.is, pki.dv}, &pki.terminal.signer()};
    const std::vector<const char*> good{"9000", "9000", "9000", "9000", "9000", "0102030405060708 9000", "9000"};
    for (std::size_t refused = 0; refused < good.size(); ++refused) {
        support::ScriptedCard card;
        for (std::size_t i = 0; i < refused; ++i) card.on("*", good[i]);
        card.on("*", "6A88");
        card.reader = {ExtendedLength::yes, 2048, 2048};
        iso7816::CardLink link(card, {});
        link.set_sizes({true, 2048, 2048});
        const auto rights =
            auth::run_terminal_authentication(link, credentials, references, chip_identity, terminal_key);
        REQUIRE_FALSE(rights);
        CHECK(rights.error().code == ErrorCode::terminal_authentication_failed);
        CHECK(rights.error().status_word == 0x6A88);
        CHECK(link.open());
        CHECK(card.satisfied());
    }
}

TEST_CASE("rights are what every certificate of the chain allows") {
    const Hierarchy pki;
    const auto chain_with = [&](std::uint8_t link, std::uint8_t dv, std::uint8_t is) {
        const auto all = parse_all({support::issue_cv({"A", "B", link, true}, pki.new_cvca, pki.old_cvca),
                                    support::issue_cv({"B", "C", dv}, pki.verifier, pki.new_cvca),
                                    support::issue_cv({"C", "D", is}, pki.terminal, pki.verifier)});
        const std::vector<std::string> references{"A"};
        return auth::effective_rights(*auth::find_chain(all, references));
    };
    CHECK(chain_with(0xC3, 0x83, 0x03).fingerprints);
    CHECK(chain_with(0xC3, 0x83, 0x03).irises);
    CHECK_FALSE(chain_with(0xC3, 0x82, 0x03).fingerprints);
    CHECK(chain_with(0xC3, 0x42, 0x03).irises);
    CHECK_FALSE(chain_with(0xC1, 0x83, 0x02).irises);
    CHECK_FALSE(auth::effective_rights({}).fingerprints);
}

TEST_CASE("every CV certificate at hand is parsed, and the worked examples' chains hold") {
    for (const char* name : {"DECVCAEPASS00102", "at_cert_19a.cvcert", "at_cert_19a_ecdh.cvcert", "dv_cert_19.cvcert",
                             "dv_cert_19_ecdh.cvcert"}) {
        const auto path = std::string("certificates/card_verifiable/") + name;
        if (!support::have_independent(path)) continue;
        INFO(path);
        const auto parsed = auth::parse_cv_certificate(support::independent_file(path));
        REQUIRE(parsed);
        CHECK_FALSE(parsed->holder.empty());
        CHECK(auth::scheme_of(parsed->key.algorithm).has_value());
    }
    if (support::have_independent("certificates/card_verifiable/DECVCAEPASS00102")) {
        const auto cvca =
            auth::parse_cv_certificate(support::independent_file("certificates/card_verifiable/DECVCAEPASS00102"));
        CHECK(cvca->role == auth::CvRole::cvca);
        CHECK(cvca->authority == "DECVCAEPASS00102");
        CHECK(cvca->holder == "DECVCAEPASS00102");
        CHECK(*auth::verify_cv_certificate(*cvca, *cvca, {}));
    }
}

TEST_CASE("the certificates and the terminal's signature of the BSI worked examples hold") {
    for (const char* file :
         {"vectors/bsi_tr03110_eac2_worked_example_ecdh.json", "vectors/bsi_tr03110_eac2_worked_example_dh.json"}) {
        if (!support::have_independent(file)) continue;
        INFO(std::string(file));
        const auto data = support::independent_json(file);
        const auto hex = [&](const char* name) { return from_hex(data[name].get<std::string>()); };
        const auto cvca = auth::parse_cv_certificate(hex(data.contains("cvca_cert") ? "cvca_cert" : "cvca"));
        const auto dv = auth::parse_cv_certificate(hex("dv_cert"));
        const auto terminal = auth::parse_cv_certificate(hex("ta_cert"));
        REQUIRE(cvca);
        REQUIRE(dv);
        REQUIRE(terminal);
        CHECK(cvca->role == auth::CvRole::cvca);
        CHECK(dv->role != auth::CvRole::terminal);
        CHECK(terminal->role == auth::CvRole::terminal);
        const bool elliptic = cvca->key.has_curve();
        std::optional<crypto::Group> curve;
        if (elliptic) curve = *auth::curve_of(cvca->key);
        CHECK(*auth::verify_cv_certificate(*dv, *cvca, curve));
        CHECK(*auth::verify_cv_certificate(*terminal, *dv, curve));
        CHECK_FALSE(*auth::verify_cv_certificate(*terminal, *cvca, curve));
        // Version 2 signs the same three parts, in the same order (auxiliary data is empty here).
        const auto group = *crypto::Group::standardized(elliptic ? 13 : 0);
        const auto identity = group.compress(*group.from_wire(hex("picc_pub_key")));
        const auto key = group.compress(*group.from_wire(hex("ca_pcd_pub_key")));
        const auto message = auth::terminal_message(*identity, hex("ta_nonce"), *key);
        const auto holds = auth::verify_with(terminal->key, curve, message, hex("ta_pcd_signature"));
        REQUIRE(holds);
        CHECK(*holds);
    }
}

TEST_CASE("a certificate with any part missing, doubled or out of range is refused") {
    const Hierarchy pki;
    REQUIRE(auth::parse_cv_certificate(pki.is));
    const auto refused = [&](support::CvOrder order) {
        const auto parsed = auth::parse_cv_certificate(support::issue_cv(order, pki.terminal, pki.verifier));
        return !parsed && parsed.error().code == ErrorCode::certificate_malformed;
    };
    CHECK(refused({"", "VNIS00001"}));
    CHECK(refused({"VNDV00001", "12345678901234567"}));
    CHECK(refused({"VNDV\x01", "VNIS00001"}));
    CHECK(refused({"VNDV00001", "VNIS00001", 3, false, {2, 6, 1, 3, 0, 1}}));
    CHECK(refused({"VNDV00001", "VNIS00001", 3, false, {2, 6, 0, 2, 3, 0}}));
    CHECK(refused({"VNDV00001", "VNIS00001", 3, false, {2, 6, 0, 1, 0}}));
    CHECK(refused({"VNDV00001", "VNIS00001", 3, false, {0x0A, 6, 0, 1, 0, 1}}));
    CHECK(refused({"VNDV00001", "VNIS00001", 3, false, {2, 7, 0, 1, 0, 2}, {2, 7, 0, 1, 0, 1}}));
    for (std::size_t size = 0; size < pki.is.size(); ++size)
        CHECK_FALSE(auth::parse_cv_certificate(ByteView(pki.is).first(size)));
    auto longer = pki.is;
    longer.push_back(0);
    CHECK_FALSE(auth::parse_cv_certificate(longer));
}

TEST_CASE("EVERY signature of the signer is checked by the verifier, and by no other key") {
    const support::CvKey one{0x11}, two{0x22};
    const auto message = from_hex("00112233");
    const auto signature = one.signer().sign(SignatureScheme::ecdsa_sha256, message);
    REQUIRE(signature);
    CHECK(signature->size() == 64);
    const Hierarchy pki;
    const auto certificate = auth::parse_cv_certificate(support::issue_cv({"A", "B", 0xC3, true}, one, two));
    CHECK(*auth::verify_with(certificate->key, {}, message, *signature));
    CHECK_FALSE(*auth::verify_with(certificate->key, {}, from_hex("00112234"), *signature));
    CHECK_FALSE(*auth::verify_with(auth::parse_cv_certificate(pki.link)->key, {}, message, *signature));
    CHECK_FALSE(one.signer().sign(SignatureScheme::rsa_pss_sha256, message));
    CHECK_FALSE(signer_from_key(from_hex("3000")));
}

TEST_CASE("EF.CVCA gives one or two references and nothing else") {
    const auto padded = [](std::string hex) { return from_hex(hex + std::string(72 - hex.size(), '0')); };
    CHECK(lds::parse_cvca(padded("4203414243"))->references == std::vector<std::string>{"ABC"});
    CHECK(lds::parse_cvca(padded("42034142434203444546"))->references == std::vector<std::string>{"ABC", "DEF"});
    CHECK_FALSE(lds::parse_cvca(padded("")));
    CHECK_FALSE(lds::parse_cvca({}));
    CHECK_FALSE(lds::parse_cvca(padded("420341424342034445464203444546")));
    CHECK_FALSE(lds::parse_cvca(from_hex("420341424300FF")));
    CHECK_FALSE(lds::parse_cvca(from_hex("42044142")));
    CHECK_FALSE(lds::parse_cvca(from_hex("4200")));
}

TEST_CASE("the references are read where the chip's TerminalAuthenticationInfo puts them") {
    support::ScriptedCard card;
    card.on("00A4020C02011C", "9000").on("00B0000024", "4203414243" + std::string(62, '0') + "9000");
    card.on("00A4020C020199", "9000").on("00B0000024", "6982");
    iso7816::CardLink link(card, {});
    CHECK(*auth::read_references(link, {}) == std::vector<std::string>{"ABC"});
    lds::SecurityInfos infos;
    infos.terminal_authentication.push_back({1, 0x0199, {}});
    CHECK(auth::read_references(link, infos).error().code == ErrorCode::file_access_denied);
    CHECK(card.satisfied());
}
