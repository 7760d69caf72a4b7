#include "primitives/cipher.hpp"
#include "protocols/pace_suites.hpp"
#include "protocols/secure_messaging.hpp"
#include "terminal.hpp"

using namespace chip_test;
using namespace softchip;

namespace {

Profile profile_with(std::vector<ChipKey> keys) {
    Profile profile = bare_profile();
    profile.access = Access::pace_or_bac;
    profile.passwords.can = "123456";
    profile.passwords.mrz_information = mrz;
    profile.pace = {PaceSuite{}};
    profile.chip_keys = std::move(keys);
    return profile;
}

ChipKey key(Agreement agreement, Cipher cipher, int parameter_id, std::optional<std::uint64_t> id = {}) {
    Random random(77 + static_cast<std::uint64_t>(parameter_id));
    return {id, agreement, cipher, parameter_id, random.scalar(Domain::standardised(agreement, parameter_id)->order())};
}

// Both ways of §6.2.4; true when the next command comes back authentic under the new keys.
bool authenticate(Terminal& terminal, const ChipKey& chip_key, bool key_agreement_template, bool name_key) {
    const Domain domain = *Domain::standardised(chip_key.agreement, chip_key.parameter_id);
    const Bytes static_public = domain.public_key(chip_key.private_scalar);
    const Bytes scalar = terminal.random.scalar(domain.order());
    const Bytes own = domain.encode(domain.public_key(scalar));
    const Bytes reference = name_key ? ber::make(0x84, Bytes{static_cast<std::uint8_t>(*chip_key.id)}) : Bytes{};
    if (key_agreement_template) {
        if (terminal.send(0x22, 0x41A6, join({ber::make(0x91, own), reference})).status != 0x9000) return false;
    } else {
        const Bytes oid = chip_authentication_oid(chip_key.agreement, chip_key.cipher);
        if (terminal.send(0x22, 0x41A4, join({ber::make(0x80, oid), reference})).status != 0x9000) return false;
        const Answer answer = terminal.send(0x86, 0, ber::make(0x7C, ber::make(0x80, own)), 256);
        if (answer.status != 0x9000 || hex(answer.data) != "7C00" || !answer.authentic) return false;
    }
    const Bytes shared = domain.shared_secret(*domain.agree(scalar, static_public));
    terminal.start_channel(chip_key.cipher, derive_session_keys(shared, chip_key.cipher));
    const Answer proof = terminal.send(0xB0, 0x9E00, {}, 5);
    return proof.status == 0x9000 && proof.authentic && proof.data.size() == 5;
}

} // namespace

TEST_CASE("Chip Authentication with every cipher, curve and DH group gives a channel under the new keys") {
    struct Group {
        Agreement agreement;
        int parameter_id;
    };
    for (const Group group : {Group{Agreement::ecdh, 8}, Group{Agreement::ecdh, 11}, Group{Agreement::ecdh, 12},
                              Group{Agreement::ecdh, 13}, Group{Agreement::ecdh, 14}, Group{Agreement::ecdh, 18},
                              Group{Agreement::dh, 0}, Group{Agreement::dh, 1}, Group{Agreement::dh, 2}}) {
        for (const Cipher cipher : {Cipher::des3, Cipher::aes128, Cipher::aes192, Cipher::aes256}) {
            CAPTURE(group.parameter_id);
            CAPTURE(static_cast<int>(cipher));
            const ChipKey chip_key = key(group.agreement, cipher, group.parameter_id);
            softchip::Chip chip(profile_with({chip_key}), 3);
            Terminal terminal(chip);
            REQUIRE(terminal.pace(PaceSuite{}, 2, "123456") == 0x9000);
            REQUIRE(terminal.select_application() == 0x9000);
            CHECK(authenticate(terminal, chip_key, false, false));
            CHECK(chip.status().chip_authenticated);
        }
    }
}

TEST_CASE("MSE:Set KAT re-keys to 3DES after BAC") {
    const ChipKey chip_key = key(Agreement::ecdh, Cipher::des3, 12);
    softchip::Chip chip(profile_with({chip_key}), 3);
    Terminal terminal(chip);
    terminal.select_application();
    REQUIRE(terminal.bac(mrz) == 0x9000);
    CHECK(authenticate(terminal, chip_key, true, false));
}

TEST_CASE("with two keys of one protocol the key id decides") {
    const ChipKey first = key(Agreement::ecdh, Cipher::aes128, 12, 1),
                  second = key(Agreement::ecdh, Cipher::aes128, 13, 2);
    softchip::Chip chip(profile_with({first, second}), 3);
    Terminal terminal(chip);
    REQUIRE(terminal.pace(PaceSuite{}, 2, "123456") == 0x9000);
    terminal.select_application();
    const Bytes oid = chip_authentication_oid(Agreement::ecdh, Cipher::aes128);
    CHECK(terminal.send(0x22, 0x41A4, ber::make(0x80, oid)).status == 0x6A88);
    CHECK(terminal.send(0x22, 0x41A4, join({ber::make(0x80, oid), ber::make(0x84, Bytes{9})})).status == 0x6A88);
    CHECK(authenticate(terminal, second, false, true));
    CHECK(authenticate(terminal, first, false, true));
}

TEST_CASE("a failed Chip Authentication keeps the old keys") {
    const ChipKey chip_key = key(Agreement::ecdh, Cipher::aes128, 13);
    softchip::Chip chip(profile_with({chip_key}), 3);
    Terminal terminal(chip);
    REQUIRE(terminal.pace(PaceSuite{}, 2, "123456") == 0x9000);
    terminal.select_application();
    const Bytes oid = chip_authentication_oid(Agreement::ecdh, Cipher::aes128);
    REQUIRE(terminal.send(0x22, 0x41A4, ber::make(0x80, oid)).status == 0x9000);
    Bytes off_curve = Domain::standardised(Agreement::ecdh, 13)->generator();
    off_curve.back() ^= 1;
    CHECK(terminal.send(0x86, 0, ber::make(0x7C, ber::make(0x80, off_curve)), 256).status == 0x6A80);
    CHECK_FALSE(chip.status().chip_authenticated);
    const Answer still = terminal.send(0xB0, 0x9E00, {}, 5);
    CHECK(still.authentic);
    CHECK(still.status == 0x9000);
    CHECK(terminal.send(0x22, 0x41A4, ber::make(0x80, Bytes{0x04, 0x00})).status == 0x6A80);
}

TEST_CASE("Chip Authentication before access is refused") {
    softchip::Chip chip(profile_with({key(Agreement::ecdh, Cipher::aes128, 13)}), 3);
    Terminal terminal(chip);
    terminal.select_application();
    CHECK(hex(chip.exchange(unhex("002241A40C800A04007F00070202030202"))) == "6982");
}

TEST_CASE("the key agreement of the BSI worked examples comes out") {
    // EAC 2 derives its session keys with a nonce; the shared secret is the same as in version 1.
    struct Example {
        const char* file;
        Agreement agreement;
        int parameter_id;
    };
    for (const Example& example : {Example{"ecdh", Agreement::ecdh, 13}, Example{"dh", Agreement::dh, 0}}) {
        const std::string file = std::string("vectors/bsi_tr03110_eac2_worked_example_") + example.file + ".json";
        if (!support::have_independent(file)) return;
        const auto data = support::independent_json(file);
        const Domain domain = *Domain::standardised(example.agreement, example.parameter_id);
        const auto shared = domain.agree(unhex(data["ca_picc_priv_key"]), unhex(data["ca_pcd_pub_key"]));
        REQUIRE(shared);
        CHECK(hex(domain.shared_secret(*shared)) == data["ca_shared_secret_k"]);
    }
}

TEST_CASE("AES secure messaging encrypts and authenticates as in the BSI worked examples") {
    for (const char* kind : {"ecdh", "dh"}) {
        const std::string file = std::string("vectors/bsi_tr03110_eac2_worked_example_") + kind + ".json";
        if (!support::have_independent(file)) return;
        const auto data = support::independent_json(file);
        Bytes ssc(16, 0);
        ssc[15] = 1;
        const Bytes k_enc = unhex(data["k_enc"]), k_mac = unhex(data["k_mac"]);
        const Bytes iv = primitives::encrypt_block(Cipher::aes128, k_enc, ssc);
        const Bytes padded = primitives::pad(unhex(data["sm_example_plaintext"]), 16);
        CHECK(hex(primitives::cbc_encrypt(Cipher::aes128, k_enc, iv, padded)) ==
              data["sm_example_ciphertext_AES_CBC_iv_E_ssc1"]);
        ssc[15] = 2;
        const Bytes input = join({ssc, primitives::pad(unhex(data["sm_example_mac_input"]), 16)});
        CHECK(hex(primitives::mac(Cipher::aes128, k_mac, input)) == data["sm_example_mac_ssc2"]);
        // The same answer out of the chip's own code: a status word alone, as first answer of a session.
        ssc[15] = 1;
        SecureMessaging channel(Cipher::aes128, {k_enc, k_mac}, ssc);
        CHECK(hex(channel.close({}, false).data) == "990290008E08" + data["sm_example_mac_ssc2"].get<std::string>());
    }
}
