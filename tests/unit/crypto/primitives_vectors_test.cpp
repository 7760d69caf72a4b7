#include "crypto/cipher.hpp"
#include "crypto/digest.hpp"
#include "crypto/kdf.hpp"
#include "crypto/mac.hpp"
#include "crypto/padding.hpp"
#include "vector_values.hpp"

#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("the keys of Appendix D come out of the MRZ with their parity bits set") {
    if (!support::have_independent("vectors/icao9303-11_appD_bac_sm_3des.json")) return;
    const auto data = support::independent_json("vectors/icao9303-11_appD_bac_sm_3des.json");
    const auto mrz = data["mrz_information"].get<std::string>();
    CHECK(*crypto::digest(crypto::Hash::sha1, as_bytes(mrz)) == hex(data["mrz_information_sha1"]));
    const auto keys = crypto::derive_session_keys(crypto::Cipher::des3, hex(data["Kseed"]));
    REQUIRE(keys);
    CHECK(equal(keys->encryption.expose(), hex(data["kdf"]["KEnc"])));
    CHECK(equal(keys->mac.expose(), hex(data["kdf"]["KMAC"])));
}

TEST_CASE("the retail MAC of Appendix D is made without single DES") {
    if (!support::have_independent("vectors/icao9303-11_appD_bac_sm_3des.json")) return;
    const auto data = support::independent_json("vectors/icao9303-11_appD_bac_sm_3des.json");
    const auto mac = crypto::mac_padded(crypto::Cipher::des3, hex(data["kdf"]["KMAC"]), hex(data["bac"]["E_IFD"]));
    REQUIRE(mac);
    CHECK(*mac == hex(data["bac"]["M_IFD"]));
}

TEST_CASE("AES keys come from SHA-1 up to 128 bits and from SHA-256 above") {
    const Bytes secret(32, 0x0B);
    const auto input = [&](std::uint8_t counter) { return Bytes{0, 0, 0, counter}; };
    const auto sha1 = *crypto::digest(crypto::Hash::sha1, {secret, input(1)});
    const auto sha256 = *crypto::digest(crypto::Hash::sha256, {secret, input(2)});
    CHECK(equal(crypto::derive_key(crypto::Cipher::aes128, secret, crypto::KeyUse::encryption)->expose(),
                ByteView(sha1).first(16)));
    CHECK(equal(crypto::derive_key(crypto::Cipher::aes192, secret, crypto::KeyUse::mac)->expose(),
                ByteView(sha256).first(24)));
    CHECK(equal(crypto::derive_key(crypto::Cipher::aes256, secret, crypto::KeyUse::mac)->expose(), sha256));
}

TEST_CASE("every AES-CMAC of Wycheproof is as its result field says") {
    if (!support::have_independent("wycheproof/aes_cmac_test.json")) return;
    const auto data = support::independent_json("wycheproof/aes_cmac_test.json");
    int valid = 0, refused = 0;
    for (const auto& group : data["testGroups"])
        for (const auto& test : group["tests"]) {
            const auto key = hex(test["key"]);
            const auto made = crypto::cmac(key, hex(test["msg"]));
            const auto tag = hex(test["tag"]);
            const bool holds = made && equal(ByteView(*made).first(std::min(tag.size(), made->size())), tag);
            INFO("test " << test["tcId"].get<int>());
            CHECK(holds == (test["result"] == "valid"));
            ++(holds ? valid : refused);
        }
    CHECK(valid + refused == data["numberOfTests"].get<int>());
    CHECK(refused > 50);
}

TEST_CASE("padding is taken off only where it is one") {
    CHECK(crypto::pad({}, 8) == from_hex("8000000000000000"));
    CHECK(crypto::pad(from_hex("0102030405060708"), 8) == from_hex("01020304050607088000000000000000"));
    CHECK(to_bytes(*crypto::unpad(from_hex("0180000000"))) == from_hex("01"));
    CHECK(to_bytes(*crypto::unpad(from_hex("8080"))) == from_hex("80"));
    CHECK_FALSE(crypto::unpad(from_hex("0000000000000000")));
    CHECK_FALSE(crypto::unpad(from_hex("8001")));
    CHECK_FALSE(crypto::unpad({}));
}

TEST_CASE("ciphers refuse keys, vectors and data of the wrong length") {
    const Bytes key(16, 1), iv(16), block(16);
    CHECK(crypto::encrypt_cbc(crypto::Cipher::aes128, key, iv, block));
    CHECK_FALSE(crypto::encrypt_cbc(crypto::Cipher::aes192, key, iv, block));
    CHECK_FALSE(crypto::encrypt_cbc(crypto::Cipher::aes128, key, Bytes(8), block));
    CHECK_FALSE(crypto::decrypt_cbc(crypto::Cipher::aes128, key, iv, Bytes(17)));
    CHECK_FALSE(crypto::mac(crypto::Cipher::des3, key, Bytes(7)));
    CHECK_FALSE(crypto::mac(crypto::Cipher::des3, key, {}));
    CHECK_FALSE(crypto::cmac(Bytes(15), block));
}
