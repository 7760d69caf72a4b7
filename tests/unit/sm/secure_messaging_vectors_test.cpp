#include "sm/secure_messaging.hpp"
#include "support/data.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace cccd;

namespace {

Bytes hex(const nlohmann::json& value) {
    return from_hex(value.get<std::string>());
}

crypto::SessionKeys keys(crypto::Cipher cipher, ByteView encryption, ByteView mac) {
    return {cipher, SecretBytes(encryption), SecretBytes(mac)};
}

/// A command out of its unprotected octets, short fields only.
iso7816::Command command_of(ByteView apdu) {
    iso7816::Command command{apdu[0], apdu[1], apdu[2], apdu[3], {}, iso7816::no_response};
    if (apdu.size() == 5) command.ne = apdu[4];
    if (apdu.size() > 5) command.data = to_bytes(apdu.subspan(5, apdu[4]));
    return command;
}

} // namespace

TEST_CASE("the secure messaging of Appendix D is reproduced byte for byte") {
    if (!support::have_independent("vectors/icao9303-11_appD_bac_sm_3des.json")) return;
    const auto data = support::independent_json("vectors/icao9303-11_appD_bac_sm_3des.json");
    std::array<std::uint8_t, 8> counter{};
    const auto start = hex(data["bac"]["SSC"]);
    std::copy(start.begin(), start.end(), counter.begin());
    sm::SecureMessaging session(keys(crypto::Cipher::des3, hex(data["bac"]["KSEnc"]), hex(data["bac"]["KSMAC"])),
                                counter);
    Bytes read;
    for (const auto& exchange : data["secure_messaging"]) {
        INFO(exchange["name"].get<std::string>());
        const auto sent = session.protect(command_of(hex(exchange["command"]["unprotected_APDU"])));
        REQUIRE(sent);
        CHECK(sent->encode() == hex(exchange["command"]["protected_APDU"]));
        const auto received = session.unprotect(*iso7816::parse_response(hex(exchange["response"]["response"])));
        REQUIRE(received);
        CHECK(received->ok());
        if (exchange["response"].contains("decrypted_unpadded"))
            CHECK(received->data == hex(exchange["response"]["decrypted_unpadded"]));
        read.insert(read.end(), received->data.begin(), received->data.end());
    }
    CHECK(read == hex(data["read_back_EF_COM"]));
}

TEST_CASE("AES secure messaging gives the cryptogram and the MAC of the BSI worked examples") {
    for (const char* file :
         {"vectors/bsi_tr03110_eac2_worked_example_ecdh.json", "vectors/bsi_tr03110_eac2_worked_example_dh.json"}) {
        if (!support::have_independent(file)) continue;
        const auto data = support::independent_json(file);
        INFO(std::string(file));
        sm::SecureMessaging session(keys(crypto::Cipher::aes128, hex(data["k_enc"]), hex(data["k_mac"])));
        // First command: counter 1. The first response: counter 2, a status alone.
        const auto sent = session.protect({0x00, 0x22, 0x81, 0xB6, hex(data["sm_example_plaintext"]), 0});
        REQUIRE(sent);
        const auto cryptogram = hex(data["sm_example_ciphertext_AES_CBC_iv_E_ssc1"]);
        Bytes object{0x87, static_cast<std::uint8_t>(cryptogram.size() + 1), 0x01};
        object.insert(object.end(), cryptogram.begin(), cryptogram.end());
        REQUIRE(sent->data.size() == object.size() + 10);
        CHECK(equal(ByteView(sent->data).first(object.size()), object));
        Bytes response = hex(data["sm_example_mac_input"]);
        const auto mac = hex(data["sm_example_mac_ssc2"]);
        response.insert(response.end(), {0x8E, 0x08});
        response.insert(response.end(), mac.begin(), mac.end());
        const auto received = session.unprotect({response, 0x9000});
        REQUIRE(received);
        CHECK(received->ok());
        CHECK(received->data.empty());
    }
}
