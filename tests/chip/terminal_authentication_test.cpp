#include "primitives/digest.hpp"
#include "protocols/cv_certificate.hpp"
#include "protocols/pace_suites.hpp"
#include "protocols/terminal_authentication_card.hpp"
#include "terminal.hpp"

#include <softchip/cv_maker.hpp>
#include <softchip/profile_builder.hpp>

using namespace chip_test;
using namespace softchip;

namespace {

struct Chain {
    CvKey authority, verifier, terminal;
    Bytes authority_certificate, verifier_certificate, terminal_certificate;
};

Chain make_chain(const CvKey& authority, const CvKey& verifier, const CvKey& terminal,
                 std::uint8_t terminal_rights = 3) {
    CvRequest root{"VNCVCA00001", "VNCVCA00001", CvRole::authority, 3, "240101", "340101", true};
    CvRequest middle{"VNCVCA00001", "VNDVDEMO001", CvRole::domestic_verifier, 3, "250101", "330101", true};
    CvRequest leaf{"VNDVDEMO001", "VNISDEMO001", CvRole::terminal, terminal_rights, "260101", "320101", true};
    return {authority,
            verifier,
            terminal,
            make_cv_certificate(root, authority, authority),
            make_cv_certificate(middle, verifier, authority),
            make_cv_certificate(leaf, terminal, verifier)};
}

Chain curve_chain(std::uint8_t terminal_rights = 3) {
    return make_chain(*CvKey::elliptic(13, Hash::sha256), *CvKey::elliptic(13, Hash::sha256),
                      *CvKey::elliptic(13, Hash::sha256), terminal_rights);
}

Profile profile_for(const Chain& chain, const std::string& date = "260601") {
    auto built = ProfileBuilder(profiles)
                     .pace(PaceSuite{})
                     .chip_key(Agreement::ecdh, Cipher::aes128, 13)
                     .terminal_authentication({chain.authority_certificate}, date)
                     .group(4, unhex("76037F6100"))
                     .build();
    REQUIRE_MESSAGE(built.profile.has_value(), built.error);
    return *built.profile;
}

// Opens by PACE or BAC, then Chip Authentication. Gives Comp(PK_DH,IFD).
struct Opened {
    Bytes chip_identity, terminal_key;
};

Opened authenticate_chip(Terminal& terminal, const Profile& profile, Opened out) {
    const ChipKey& key = profile.chip_keys[0];
    const Domain domain = *Domain::standardised(key.agreement, key.parameter_id);
    const Bytes scalar = terminal.random.scalar(domain.order()), own = domain.public_key(scalar);
    const Bytes oid = chip_authentication_oid(key.agreement, key.cipher);
    REQUIRE(terminal.send(0x22, 0x41A4, ber::make(0x80, oid)).status == 0x9000);
    REQUIRE(terminal.send(0x86, 0, ber::make(0x7C, ber::make(0x80, own)), 256).status == 0x9000);
    const Bytes shared = domain.shared_secret(*domain.agree(scalar, domain.public_key(key.private_scalar)));
    terminal.start_channel(key.cipher, derive_session_keys(shared, key.cipher));
    out.terminal_key = copy(View(own).subspan(1, 32));
    return out;
}

Opened open(Terminal& terminal, const Profile& profile, bool by_bac) {
    Opened out;
    if (by_bac) {
        terminal.select_application();
        REQUIRE(terminal.bac(profile.passwords.mrz_information) == 0x9000);
        const auto& mrz = profile.passwords.mrz_information;
        out.chip_identity = copy(view(mrz.substr(0, mrz.size() - 14)));
    } else {
        REQUIRE(terminal.pace(PaceSuite{}, 2, profile.passwords.can) == 0x9000);
        out.chip_identity = copy(View(terminal.chip_public_key).subspan(1, 32));
        terminal.select_application();
    }
    return authenticate_chip(terminal, profile, std::move(out));
}

std::uint16_t present(Terminal& terminal, const std::string& authority, const Bytes& certificate) {
    const auto set = terminal.send(0x22, 0x81B6, ber::make(0x83, view(authority))).status;
    if (set != 0x9000) return set;
    return terminal.send(0x2A, 0x00BE, copy(*ber::find(certificate, 0x7F21))).status;
}

std::uint16_t prove(Terminal& terminal, const Chain& chain, const Opened& opened) {
    const auto set = terminal.send(0x22, 0x81A4, ber::make(0x83, view("VNISDEMO001"))).status;
    if (set != 0x9000) return set;
    const Answer nonce = terminal.send(0x84, 0, {}, 8);
    REQUIRE(nonce.data.size() == 8);
    const Bytes message = join({opened.chip_identity, nonce.data, opened.terminal_key});
    return terminal.send(0x82, 0, chain.terminal.sign(message)).status;
}

std::uint16_t whole(Terminal& terminal, const Chain& chain, const Opened& opened) {
    const auto first = present(terminal, "VNCVCA00001", chain.verifier_certificate);
    if (first != 0x9000) return first;
    const auto second = present(terminal, "VNDVDEMO001", chain.terminal_certificate);
    return second != 0x9000 ? second : prove(terminal, chain, opened);
}

} // namespace

TEST_CASE("a terminal with rights reads fingerprints and irises after PACE and after BAC") {
    const Chain chain = curve_chain();
    const Profile profile = profile_for(chain);
    for (const bool by_bac : {false, true}) {
        CAPTURE(by_bac);
        softchip::Chip chip(profile, 21);
        Terminal terminal(chip);
        const Opened opened = open(terminal, profile, by_bac);
        CHECK(terminal.select(0x0103) == 0x6982);
        CHECK(hex(terminal.send(0xB0, 0x9C00, {}, 256).data).substr(0, 26) == "420B564E435643413030303031");
        CHECK(whole(terminal, chain, opened) == 0x9000);
        CHECK(chip.status().terminal_authenticated);
        CHECK(terminal.read(0x0103) == profile.files.at(0x0103));
        CHECK(terminal.select(0x0104) == 0x9000);
        // §7.1.3: once in a session.
        CHECK(terminal.send(0x22, 0x81B6, ber::make(0x83, view("VNCVCA00001"))).status == 0x6982);
    }
}

TEST_CASE("the rights end with the channel of the key that was signed, and are not given twice in a session") {
    const Chain chain = curve_chain();
    const Profile profile = profile_for(chain);
    softchip::Chip chip(profile, 21);
    Terminal terminal(chip);
    const Opened opened = open(terminal, profile, false);
    REQUIRE(whole(terminal, chain, opened) == 0x9000);
    CHECK(terminal.select(0x0103) == 0x9000);
    const Opened again = authenticate_chip(terminal, profile, opened);
    CHECK(terminal.select(0x0103) == 0x6982);
    CHECK(terminal.select(0x0101) == 0x9000);
    CHECK(whole(terminal, chain, again) == 0x6982);
}

TEST_CASE("after BAC the chip is known by its document number and check digit, a number of twelve characters too") {
    const Chain chain = curve_chain();
    Profile profile = profile_for(chain);
    profile.passwords.mrz_information = "0123456789126"
                                        "9001017"
                                        "3001012"; // the check digits are nobody's concern here
    softchip::Chip chip(profile, 21);
    Terminal terminal(chip);
    const Opened opened = open(terminal, profile, true);
    CHECK(opened.chip_identity.size() == 13);
    CHECK(whole(terminal, chain, opened) == 0x9000);
}

TEST_CASE("a field element is compressed as the number that is sent, without leading zeros") {
    const Domain domain = *Domain::standardised(Agreement::dh, 0);
    Bytes element(128, 0x55);
    element[0] = element[1] = 0;
    CHECK(hex(domain.compress(element)) == hex(primitives::digest(Hash::sha1, View(element).subspan(2))));
}

TEST_CASE("the rights of every certificate of the chain are needed") {
    const Chain chain = curve_chain(1);
    const Profile profile = profile_for(chain);
    softchip::Chip chip(profile, 21);
    Terminal terminal(chip);
    const Opened opened = open(terminal, profile, false);
    REQUIRE(whole(terminal, chain, opened) == 0x9000);
    CHECK(terminal.select(0x0103) == 0x9000);
    CHECK(terminal.select(0x0104) == 0x6982);
}

TEST_CASE("RSA chains work as ECDSA ones do") {
    const CvKey authority = *CvKey::rsa(2048, Hash::sha256), verifier = *CvKey::rsa(2048, Hash::sha256);
    for (const CvKey& leaf : {*CvKey::rsa(2048, Hash::sha512), *CvKey::rsa(2048, Hash::sha256, false)}) {
        const Chain chain = make_chain(authority, verifier, leaf);
        const Profile profile = profile_for(chain);
        softchip::Chip chip(profile, 21);
        Terminal terminal(chip);
        const Opened opened = open(terminal, profile, false);
        CHECK(whole(terminal, chain, opened) == 0x9000);
        CHECK(terminal.select(0x0103) == 0x9000);
    }
}

TEST_CASE("a signature over other data, or made by another key, is refused and the channel stays") {
    const Chain chain = curve_chain();
    const Profile profile = profile_for(chain);
    softchip::Chip chip(profile, 21);
    Terminal terminal(chip);
    Opened opened = open(terminal, profile, false);
    opened.terminal_key[0] ^= 1;
    CHECK(whole(terminal, chain, opened) == 0x6300);
    CHECK_FALSE(chip.status().terminal_authenticated);
    CHECK(terminal.select(0x0103) == 0x6982);
    opened.terminal_key[0] ^= 1;
    CHECK(prove(terminal, chain, opened) == 0x9000);
}

TEST_CASE("certificates out of order, forged, expired or by an unknown authority are refused") {
    const Chain chain = curve_chain(), stranger = curve_chain();
    const Profile profile = profile_for(chain);
    softchip::Chip chip(profile, 21);
    Terminal terminal(chip);
    open(terminal, profile, false);
    CHECK(present(terminal, "VNCVCA00009", chain.verifier_certificate) == 0x6A88);
    CHECK(present(terminal, "VNCVCA00001", chain.terminal_certificate) == 0x6300);    // the authority signs no terminal
    CHECK(present(terminal, "VNCVCA00001", stranger.verifier_certificate) == 0x6300); // same names, another key
    Bytes forged = chain.verifier_certificate;
    forged.back() ^= 1;
    CHECK(present(terminal, "VNCVCA00001", forged) == 0x6300);
    CHECK(present(terminal, "VNDVDEMO001", chain.terminal_certificate) == 0x6A88); // the verifier is not there yet
    CHECK(present(terminal, "VNCVCA00001", chain.verifier_certificate) == 0x9000);
    CHECK(terminal.send(0x22, 0x81A4, ber::make(0x83, view("VNDVDEMO001"))).status == 0x6A88); // no terminal

    const Profile late = profile_for(chain, "330601");
    softchip::Chip late_chip(late, 21);
    Terminal late_terminal(late_chip);
    open(late_terminal, late, false);
    CHECK(present(late_terminal, "VNCVCA00001", chain.verifier_certificate) == 0x6300); // expired in 33-01
}

TEST_CASE("a link certificate brings a new trust point, the date and another EF.CVCA, which survive a reset") {
    const Chain chain = curve_chain();
    const CvKey successor = *CvKey::elliptic(16, Hash::sha384);
    const Bytes link = make_cv_certificate(
        {"VNCVCA00001", "VNCVCA00002", CvRole::authority, 1, "270101", "370101", true}, successor, chain.authority);
    const Profile profile = profile_for(chain);
    softchip::Chip chip(profile, 21);
    {
        Terminal terminal(chip);
        open(terminal, profile, false);
        CHECK(present(terminal, "VNCVCA00001", link) == 0x9000);
    }
    const CvKey verifier = *CvKey::elliptic(16, Hash::sha384), leaf = *CvKey::elliptic(16, Hash::sha384);
    const Bytes verifier_certificate = make_cv_certificate(
        {"VNCVCA00002", "VNDVDEMO001", CvRole::foreign_verifier, 3, "270201", "330101", true}, verifier, successor);
    const Bytes old_verifier = make_cv_certificate(
        {"VNCVCA00002", "VNDVDEMO009", CvRole::foreign_verifier, 3, "240101", "261231", true}, verifier, successor);
    const Bytes leaf_certificate = make_cv_certificate(
        {"VNDVDEMO001", "VNISDEMO001", CvRole::terminal, 3, "270301", "320101", true}, leaf, verifier);
    Terminal terminal(chip);
    const Opened opened = open(terminal, profile, false);
    CHECK(hex(terminal.send(0xB0, 0x9C00, {}, 256).data) == "420B564E4356434130303030"
                                                            "32"
                                                            "420B564E4356434130303030"
                                                            "31"
                                                            "00000000000000000000");
    CHECK(present(terminal, "VNCVCA00002", old_verifier) == 0x6300); // the date moved to 27-01
    CHECK(present(terminal, "VNCVCA00002", verifier_certificate) == 0x9000);
    CHECK(present(terminal, "VNDVDEMO001", leaf_certificate) == 0x9000);
    Chain second = chain;
    second.terminal = leaf;
    CHECK(prove(terminal, second, opened) == 0x9000);
    CHECK(terminal.select(0x0103) == 0x9000);
    CHECK(terminal.select(0x0104) == 0x6982); // the successor has no right to DG4
}

TEST_CASE("Terminal Authentication before Chip Authentication is refused") {
    const Chain chain = curve_chain();
    const Profile profile = profile_for(chain);
    softchip::Chip chip(profile, 21);
    Terminal terminal(chip);
    REQUIRE(terminal.pace(PaceSuite{}, 2, profile.passwords.can) == 0x9000);
    terminal.select_application();
    CHECK(present(terminal, "VNCVCA00001", chain.verifier_certificate) == 0x6982);
}

TEST_CASE("PACE names the trust points to a terminal that sends its template") {
    const Chain chain = curve_chain();
    const Profile profile = profile_for(chain);
    softchip::Chip chip(profile, 21);
    Terminal terminal(chip);
    REQUIRE(terminal.pace(PaceSuite{}, 2, profile.passwords.can) == 0x9000);
    CHECK_FALSE(ber::find(terminal.last_step_four, 0x87));
    Terminal asking(chip);
    asking.extra_in_set_at = unhex("7F4C0E060904007F00070301020153013F");
    REQUIRE(asking.pace(PaceSuite{}, 2, profile.passwords.can) == 0x9000);
    const auto newest = ber::find(asking.last_step_four, 0x87);
    REQUIRE(newest);
    CHECK(hex(*newest) == hex(view("VNCVCA00001")));
    CHECK_FALSE(ber::find(asking.last_step_four, 0x88));
}

TEST_CASE("the certificate chains of the BSI worked examples verify, and their terminals have no rights here") {
    for (const char* kind : {"ecdh", "dh"}) {
        const std::string file = std::string("vectors/bsi_tr03110_eac2_worked_example_") + kind + ".json";
        if (!support::have_independent(file)) return;
        const auto data = support::independent_json(file);
        const char* const root_name = data.contains("cvca_cert") ? "cvca_cert" : "cvca";
        const auto root = parse_whole_cv_certificate(unhex(data[root_name]));
        REQUIRE(root);
        CHECK(root->role == Role::authority);
        CHECK(root->key.verify(root->body, root->signature)); // self-signed, or a link of the same authority
        const auto verifier = parse_whole_cv_certificate(unhex(data["dv_cert"]));
        REQUIRE(verifier);
        TrustPoints trust(TerminalAuthentication{{unhex(data[root_name])}, "100101"});
        const bool direct = verifier->authority_reference == root->holder_reference;
        if (!direct) continue;
        TerminalAuthenticationCard card;
        REQUIRE(card.select_key(trust, verifier->authority_reference));
        CHECK(card.import(trust, *ber::find(unhex(data["dv_cert"]), 0x7F21)));
        const Bytes leaf = unhex(data["ta_cert"]);
        REQUIRE(card.select_key(trust, verifier->holder_reference));
        CHECK(card.import(trust, *ber::find(leaf, 0x7F21)));
        CHECK(card.select_terminal(parse_whole_cv_certificate(leaf)->holder_reference));
        CHECK_FALSE(card.may_read(3));
    }
}
