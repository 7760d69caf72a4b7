// BSI TR-03105 part 5.1, unit ISO7816_E (Terminal Authentication): title, profile and expected result of each test as
// the catalogue of independent data has them.
#include "access/procedure.hpp"
#include "auth/chip_authentication.hpp"
#include "auth/terminal_authentication.hpp"
#include "iso7816/files.hpp"
#include "lds/dg14.hpp"
#include "rig.hpp"

#include <softchip/cv_maker.hpp>

using namespace conformance;
using softchip::CvKey;
using softchip::CvRequest;
using softchip::CvRole;

namespace {

constexpr auto terminal_check = CheckId::terminal_authentication;
using MakeKey = std::function<CvKey()>;

MakeKey ec(Hash hash, int curve = 13) {
    return [=] { return *CvKey::elliptic(curve, hash); };
}
MakeKey rsa(Hash hash, bool pss, std::size_t bits = 2048) {
    return [=] { return *CvKey::rsa(bits, hash, pss); };
}

Bytes issue(const CvRequest& request, const CvKey& holder, const CvKey& issuer) {
    return softchip::make_cv_certificate(request, holder, issuer);
}

/// An authority that the chip trusts, a verifier and a terminal.
struct Terminal {
    explicit Terminal(const MakeKey& make = ec(Hash::sha256), std::uint8_t rights = 0x03)
        : root(make()), verifier(make()), own(make()) {
        self = issue({"VNCVCA00001", "VNCVCA00001", CvRole::authority}, root, root);
        dv = issue({"VNCVCA00001", "VNDV00001", CvRole::domestic_verifier}, verifier, root);
        is = issue({"VNDV00001", "VNIS00001", CvRole::terminal, rights}, own, verifier);
        certificates = {dv, is};
        signer = *signer_from_key(own.pkcs8());
    }
    CvKey root, verifier, own;
    Bytes self, dv, is;
    std::vector<Bytes> certificates;
    std::unique_ptr<Signer> signer;
};

softchip::ProfileBuilder chip_for(const Terminal& terminal, softchip::Access access = softchip::Access::pace) {
    auto chip = builder();
    chip.access(access)
        .chip_key(Agreement::ecdh, Cipher::aes128, 13, 13)
        .terminal_authentication({terminal.self}, "260601")
        .group(4, from_hex("76037F6100"));
    if (access == softchip::Access::pace) chip.pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13});
    return chip;
}

Outcome inspect(const softchip::Profile& chip, const Terminal& terminal, Files files = {File::dg3, File::dg4},
                TransportLimits limits = demo::ChipTransport::short_reader()) {
    const TerminalCredentials credentials{terminal.certificates, terminal.signer.get()};
    Inspection inspection{chip};
    inspection.limits = limits;
    inspection.request.files = files;
    inspection.request.files.insert(File::dg1);
    inspection.request.terminal = &credentials;
    auto outcome = inspection.run();
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    return outcome;
}

Outcome inspect(const Terminal& terminal) {
    return inspect(built(chip_for(terminal)), terminal);
}

bool got(const Outcome& outcome, File file) {
    return !outcome.evidence->file(file).empty();
}

bool closed(const Outcome& outcome, File file) {
    for (const auto& missing : outcome.evidence->missing)
        if (missing.file == file) return missing.error.code == ErrorCode::file_access_denied;
    return false;
}

void check_successful(const MakeKey& make) {
    const auto outcome = inspect(Terminal(make));
    CHECK_MESSAGE(outcome.verdict(terminal_check) == Verdict::passed, outcome.reason(terminal_check));
    CHECK(got(outcome, File::dg3));
    CHECK(got(outcome, File::dg4));
}

/// Failed: fingerprints and irises stay closed, and everything else is read.
void check_failed(const Outcome& outcome, Verdict verdict, const std::string& reason) {
    CHECK(outcome.verdict(terminal_check) == verdict);
    CHECK(outcome.reason(terminal_check) == reason);
    CHECK(closed(outcome, File::dg3));
    CHECK(closed(outcome, File::dg4));
    CHECK(got(outcome, File::dg1));
}

Bytes cvca_file(std::initializer_list<const char*> references) {
    Bytes file;
    for (const auto* reference : references) tlv::append(file, 0x42, as_bytes(reference));
    file.resize(std::max<std::size_t>(file.size(), 36));
    return file;
}

Outcome with_cvca_file(const Bytes& file) {
    const Terminal terminal;
    auto chip = built(chip_for(terminal));
    chip.files[softchip::fid::ef_cvca] = file;
    return inspect(chip, terminal);
}

/// Opened and chip-authenticated by hand, so that a test can sign what it likes.
struct Opened {
    Opened(const softchip::Profile& of, const Terminal& with)
        : chip(of, 5), wire(chip, demo::ChipTransport::short_reader()), link(wire, {}), terminal(with) {
        auto opened = access::open_chip(link, keys_of(of), {}, system_random());
        REQUIRE_MESSAGE(opened, describe(opened.error()));
        identity = opened->chip_identity;
        iso7816::FileReader reader(link);
        infos = *lds::parse_security_infos(lds::parse_dg14(*reader.read(File::dg14))->security_infos);
        terminal_key = auth::agree_with_chip(link, infos, system_random())->terminal_key;
    }
    Result<TerminalRights> run(const Bytes& chip_identity) {
        const auto references = auth::read_references(link, infos);
        REQUIRE(references);
        return auth::run_terminal_authentication(link, {terminal.certificates, terminal.signer.get()}, *references,
                                                 chip_identity, terminal_key);
    }
    bool opens(File file) {
        iso7816::FileReader reader(link);
        return reader.read(file).has_value();
    }
    softchip::Chip chip;
    demo::ChipTransport wire;
    iso7816::CardLink link;
    const Terminal& terminal;
    lds::SecurityInfos infos;
    Bytes identity, terminal_key;
};

} // namespace

TEST_CASE("ISO7816_E_01 Terminal Authentication with RSA v1.5 and SHA-1") {
    check_successful(rsa(Hash::sha1, false));
}
TEST_CASE("ISO7816_E_02 Terminal Authentication with RSA v1.5 and SHA-256") {
    check_successful(rsa(Hash::sha256, false));
}
TEST_CASE("ISO7816_E_03 Terminal Authentication with RSA-PSS and SHA-1") {
    check_successful(rsa(Hash::sha1, true));
}
TEST_CASE("ISO7816_E_04 Terminal Authentication with RSA-PSS and SHA-256") {
    check_successful(rsa(Hash::sha256, true));
}
TEST_CASE("ISO7816_E_05 Terminal Authentication with ECDSA and SHA-1") {
    check_successful(ec(Hash::sha1));
}
TEST_CASE("ISO7816_E_06 Terminal Authentication with ECDSA and SHA-224") {
    check_successful(ec(Hash::sha224, 10));
}
TEST_CASE("ISO7816_E_07 Terminal Authentication with ECDSA and SHA-256") {
    check_successful(ec(Hash::sha256));
}

TEST_CASE("ISO7816_E_08 a wrong authority in EF.CVCA fails: no chain leads from it") {
    check_failed(with_cvca_file(cvca_file({"VNCVCA00009"})), Verdict::not_attempted, "no_chain");
}

TEST_CASE("ISO7816_E_09 EF.CVCA without an authority fails") {
    check_failed(with_cvca_file(cvca_file({})), Verdict::not_attempted, "credentials_unusable");
}

TEST_CASE("ISO7816_E_10 EF.CVCA with three authorities fails") {
    check_failed(with_cvca_file(cvca_file({"VNCVCA00001", "VNCVCA00002", "VNCVCA00003"})), Verdict::not_attempted,
                 "credentials_unusable");
}

TEST_CASE("ISO7816_E_11 a signature over a wrong document number fails") {
    const Terminal terminal;
    Opened chip(built(chip_for(terminal, softchip::Access::bac)), terminal);
    REQUIRE(chip.identity.size() == 10);
    auto wrong = chip.identity;
    wrong[3] ^= 1;
    const auto rights = chip.run(wrong);
    REQUIRE_FALSE(rights);
    CHECK(rights.error().code == ErrorCode::terminal_authentication_failed);
    CHECK(rights.error().status_word == 0x6300);
    CHECK_FALSE(chip.opens(File::dg3));
    CHECK(chip.opens(File::dg1));
}

TEST_CASE("ISO7816_E_12 a challenge of seven octets fails, and nothing is signed") {
    const Terminal terminal;
    auto chip = built(chip_for(terminal));
    chip.hostile.challenge_length = 7;
    const auto outcome = inspect(chip, terminal);
    CHECK(outcome.verdict(terminal_check) != Verdict::passed);
    CHECK(closed(outcome, File::dg3));
    CHECK(outcome.count(0x82) == 0);
}

TEST_CASE("ISO7816_E_13 a challenge of nine octets fails, and nothing is signed") {
    const Terminal terminal;
    auto chip = built(chip_for(terminal));
    chip.hostile.challenge_length = 9;
    const auto outcome = inspect(chip, terminal);
    CHECK(outcome.verdict(terminal_check) != Verdict::passed);
    CHECK(closed(outcome, File::dg3));
    CHECK(outcome.count(0x82) == 0);
}

TEST_CASE("ISO7816_E_14 without the right to fingerprints DG3 stays closed") {
    const auto outcome = inspect(Terminal(ec(Hash::sha256), 0x02));
    CHECK(outcome.verdict(terminal_check) == Verdict::passed);
    CHECK(outcome.reason(terminal_check) == "rights_missing");
    CHECK(closed(outcome, File::dg3));
    CHECK(got(outcome, File::dg4));
}

TEST_CASE("ISO7816_E_15 without the right to irises DG4 stays closed") {
    const auto outcome = inspect(Terminal(ec(Hash::sha256), 0x01));
    CHECK(outcome.verdict(terminal_check) == Verdict::passed);
    CHECK(got(outcome, File::dg3));
    CHECK(closed(outcome, File::dg4));
}

TEST_CASE("ISO7816_E_16 without either right both stay closed, and the inspection goes on") {
    const auto outcome = inspect(Terminal(ec(Hash::sha256), 0x00));
    CHECK(outcome.verdict(terminal_check) == Verdict::passed);
    CHECK(closed(outcome, File::dg3));
    CHECK(closed(outcome, File::dg4));
    CHECK(outcome.text == "genuine");
}

TEST_CASE("ISO7816_E_17 a wrong signature in the verifier's certificate fails") {
    Terminal terminal;
    terminal.certificates[0].back() ^= 1;
    check_failed(inspect(terminal), Verdict::failed, "refused_by_chip");
}

TEST_CASE("ISO7816_E_18 a wrong signature in the terminal's certificate fails, and nothing is signed") {
    Terminal terminal;
    terminal.certificates[1].back() ^= 1;
    const auto outcome = inspect(terminal);
    CHECK(outcome.verdict(terminal_check) != Verdict::passed);
    CHECK(closed(outcome, File::dg3));
    CHECK(closed(outcome, File::dg4));
    CHECK(outcome.count(0x82) == 0);
}

TEST_CASE("ISO7816_E_19 an expired chain fails") {
    Terminal terminal;
    auto chip = chip_for(terminal).terminal_authentication({terminal.self}, "350101");
    check_failed(inspect(built(chip), terminal), Verdict::failed, "refused_by_chip");
}

TEST_CASE("ISO7816_E_22 a file identifier of EF.CVCA that leads nowhere fails") {
    const Terminal terminal;
    const auto chip = chip_for(terminal).announce(from_hex("3013060804007F0007020202020101300404020142"));
    const auto outcome = inspect(built(chip), terminal);
    CHECK(outcome.verdict(terminal_check) != Verdict::passed);
    CHECK(closed(outcome, File::dg3));
}

TEST_CASE("ISO7816_E_23 a wrong short identifier of EF.CVCA does no harm: the file is selected by its identifier") {
    const Terminal terminal;
    const auto chip = chip_for(terminal).announce(from_hex("3016060804007F000702020202010130070402011C04011D"));
    const auto outcome = inspect(built(chip), terminal);
    CHECK(outcome.verdict(terminal_check) == Verdict::passed);
    CHECK(got(outcome, File::dg3));
}

TEST_CASE("ISO7816_E_24 without the verifier's certificate there is no chain") {
    Terminal terminal;
    terminal.certificates.erase(terminal.certificates.begin());
    check_failed(inspect(terminal), Verdict::not_attempted, "no_chain");
}

TEST_CASE("ISO7816_E_26 further data groups are read beside those that Terminal Authentication opens") {
    const Terminal terminal;
    auto chip = chip_for(terminal);
    chip.group(11, from_hex("6B085C025F0E5F0E0141")).group(12, from_hex("6C095C025F195F19024142"));
    const auto outcome = inspect(built(chip), terminal, {File::dg3, File::dg4, File::dg11, File::dg12});
    CHECK(outcome.verdict(terminal_check) == Verdict::passed);
    for (const auto file : {File::dg3, File::dg4, File::dg11, File::dg12}) CHECK(got(outcome, file));
}

TEST_CASE("ISO7816_E_27 Chip Authentication with 2048 bits goes with Terminal Authentication with RSA of 1024") {
    const Terminal terminal(rsa(Hash::sha256, true, 1024));
    auto chip = builder();
    chip.access(softchip::Access::pace)
        .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
        .chip_key(Agreement::dh, Cipher::aes128, 1, {}, KeyForm::named)
        .terminal_authentication({terminal.self}, "260601");
    const auto outcome = inspect(built(chip), terminal, {File::dg3}, demo::ChipTransport::extended_reader());
    CHECK_MESSAGE(outcome.verdict(terminal_check) == Verdict::passed, outcome.reason(terminal_check));
    CHECK(got(outcome, File::dg3));
}

TEST_CASE("ISO7816_E_28 Chip Authentication on a curve of 224 bits goes with Terminal Authentication on one of 256") {
    const Terminal terminal(ec(Hash::sha256, 12));
    auto chip = builder();
    chip.access(softchip::Access::pace)
        .pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 13})
        .chip_key(Agreement::ecdh, Cipher::aes128, 10)
        .terminal_authentication({terminal.self}, "260601");
    const auto outcome = inspect(built(chip), terminal, {File::dg3});
    CHECK_MESSAGE(outcome.verdict(terminal_check) == Verdict::passed, outcome.reason(terminal_check));
    CHECK(got(outcome, File::dg3));
}

TEST_CASE("ISO7816_E_29 a chip with DG3 and no DG4") {
    const Terminal terminal;
    const auto outcome = inspect(built(chip_for(terminal).group(4, {})), terminal);
    CHECK(outcome.verdict(terminal_check) == Verdict::passed);
    CHECK(got(outcome, File::dg3));
    CHECK_FALSE(got(outcome, File::dg4));
}

TEST_CASE("ISO7816_E_30 a chip with DG4 and no DG3") {
    const Terminal terminal;
    const auto outcome = inspect(built(chip_for(terminal).group(3, {})), terminal);
    CHECK(outcome.verdict(terminal_check) == Verdict::passed);
    CHECK_FALSE(got(outcome, File::dg3));
    CHECK(got(outcome, File::dg4));
}

TEST_CASE("ISO7816_E_31 after PACE the chip's ephemeral key is what the terminal signs, and nothing else holds") {
    const Terminal terminal;
    const auto of = built(chip_for(terminal));
    Opened chip(of, terminal);
    CHECK(chip.identity.size() == 32);
    CHECK(chip.run(chip.identity));
    CHECK(chip.opens(File::dg3));
    Opened other(of, terminal);
    const auto& mrz = of.passwords.mrz_information;
    CHECK_FALSE(other.run(to_bytes(as_bytes(mrz.substr(0, mrz.size() - 14)))));
    CHECK_FALSE(other.opens(File::dg3));
}

TEST_CASE("ISO7816_E_32 a link certificate moves the chip to a new trust point") {
    const CvKey next = ec(Hash::sha256)();
    Terminal terminal;
    terminal.certificates = {issue({"VNCVCA00002", "VNDV00002", CvRole::domestic_verifier}, terminal.verifier, next),
                             issue({"VNDV00002", "VNIS00002", CvRole::terminal}, terminal.own, terminal.verifier),
                             issue({"VNCVCA00001", "VNCVCA00002", CvRole::authority}, next, terminal.root)};
    const auto of = built(chip_for(terminal));
    CHECK(inspect(of, terminal).verdict(terminal_check) == Verdict::passed);
    Opened chip(of, terminal);
    REQUIRE(chip.run(chip.identity));
    const auto references = auth::read_references(chip.link, chip.infos);
    REQUIRE(references);
    CHECK(*references == std::vector<std::string>{"VNCVCA00002", "VNCVCA00001"});
}

TEST_CASE("ISO7816_E_33 two link certificates move it on twice") {
    const CvKey second = ec(Hash::sha256)(), third = ec(Hash::sha256)();
    Terminal terminal;
    terminal.certificates = {issue({"VNCVCA00001", "VNCVCA00002", CvRole::authority}, second, terminal.root),
                             issue({"VNCVCA00002", "VNCVCA00003", CvRole::authority}, third, second),
                             issue({"VNCVCA00003", "VNDV00003", CvRole::domestic_verifier}, terminal.verifier, third),
                             issue({"VNDV00003", "VNIS00003", CvRole::terminal}, terminal.own, terminal.verifier)};
    const auto outcome = inspect(terminal);
    CHECK_MESSAGE(outcome.verdict(terminal_check) == Verdict::passed, outcome.reason(terminal_check));
    CHECK(got(outcome, File::dg3));
}

TEST_CASE("ISO7816_E_34 a link certificate that is not needed is not sent") {
    const CvKey next = ec(Hash::sha256)();
    Terminal terminal;
    terminal.certificates.push_back(issue({"VNCVCA00001", "VNCVCA00002", CvRole::authority}, next, terminal.root));
    const auto of = built(chip_for(terminal));
    CHECK(inspect(of, terminal).verdict(terminal_check) == Verdict::passed);
    Opened chip(of, terminal);
    REQUIRE(chip.run(chip.identity));
    CHECK(*auth::read_references(chip.link, chip.infos) == std::vector<std::string>{"VNCVCA00001"});
}

TEST_CASE("ISO7816_E_35 Terminal Authentication with RSA v1.5 and SHA-512") {
    check_successful(rsa(Hash::sha512, false));
}
TEST_CASE("ISO7816_E_36 Terminal Authentication with RSA-PSS and SHA-512") {
    check_successful(rsa(Hash::sha512, true));
}
TEST_CASE("ISO7816_E_37 Terminal Authentication with ECDSA and SHA-384") {
    check_successful(ec(Hash::sha384, 16));
}
TEST_CASE("ISO7816_E_38 Terminal Authentication with ECDSA and SHA-512") {
    check_successful(ec(Hash::sha512, 17));
}
