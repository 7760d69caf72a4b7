#include "crypto/group.hpp"
#include "crypto/public_key.hpp"
#include "vector_values.hpp"

#include <doctest/doctest.h>

using namespace cccd;

namespace {

/// Wycheproof's private keys may carry a leading zero.
Bytes scalar(const nlohmann::json& value, std::size_t width) {
    auto octets = hex(value);
    while (octets.size() > width && octets.front() == 0) octets.erase(octets.begin());
    return octets;
}

bool has_flag(const nlohmann::json& test, const char* flag) {
    for (const auto& each : test["flags"])
        if (each == flag) return true;
    return false;
}

} // namespace

TEST_CASE("ECDH on P-256 gives every shared secret of Wycheproof and refuses every bad point") {
    if (!support::have_independent("wycheproof/ecdh_secp256r1_ecpoint_test.json")) return;
    const auto group = *crypto::Group::standardized(12);
    int agreed = 0;
    const auto data = support::independent_json("wycheproof/ecdh_secp256r1_ecpoint_test.json");
    for (const auto& set : data["testGroups"])
        for (const auto& test : set["tests"]) {
            INFO("test " << test["tcId"].get<int>() << " " << test["comment"].get<std::string>());
            const auto point = hex(test["public"]);
            const auto secret = group.agree(scalar(test["private"], 32), point);
            if (test["result"] == "valid") {
                REQUIRE(secret);
                CHECK(equal(secret->expose(), hex(test["shared"])));
                ++agreed;
            } else if (test["result"] == "acceptable") { // compressed points: the standard has none (§9.4.1)
                CHECK_FALSE(secret);
            } else {
                CHECK_FALSE(secret);
            }
        }
    CHECK(agreed > 200);
}

TEST_CASE("ECDH on brainpoolP256r1 takes keys with named and with matching explicit parameters, and no others") {
    if (!support::have_independent("wycheproof/ecdh_brainpoolP256r1_test.json")) return;
    int agreed = 0, refused = 0;
    const auto data = support::independent_json("wycheproof/ecdh_brainpoolP256r1_test.json");
    for (const auto& set : data["testGroups"])
        for (const auto& test : set["tests"]) {
            INFO("test " << test["tcId"].get<int>() << " " << test["comment"].get<std::string>());
            const auto key = crypto::agreement_key_from_info(hex(test["public"]));
            bool right = false;
            if (key && key->group.parameter_id() == 13) {
                const auto secret = key->group.agree(scalar(test["private"], 32), key->element);
                right = secret && equal(secret->expose(), hex(test["shared"]));
            }
            if (test["result"] == "valid") CHECK(right);
            // The cofactor is OPTIONAL in ECParameters (BSI TR-03111 §4.1), and 1 on this curve.
            if (test["result"] == "invalid" && test["comment"] != "no cofactor") {
                // An unnamed curve or a modified parameter must never lead to a shared secret.
                CHECK_FALSE(right);
                ++refused;
            }
            if (right) ++agreed;
            if (has_flag(test, "CompressedPoint") || has_flag(test, "CompressedPublic")) CHECK_FALSE(right);
        }
    CHECK(agreed > 300);
    CHECK(refused > 20);
}

TEST_CASE("ECDSA signatures of Wycheproof hold exactly where they should") {
    struct Set {
        const char* file;
        crypto::Hash hash;
        crypto::EcdsaForm form;
    };
    for (const Set& set :
         {Set{"wycheproof/ecdsa_secp256r1_sha256_p1363_test.json", crypto::Hash::sha256, crypto::EcdsaForm::plain},
          Set{"wycheproof/ecdsa_brainpoolP256r1_sha256_p1363_test.json", crypto::Hash::sha256,
              crypto::EcdsaForm::plain},
          Set{"wycheproof/ecdsa_brainpoolP384r1_sha384_test.json", crypto::Hash::sha384, crypto::EcdsaForm::der}}) {
        if (!support::have_independent(set.file)) continue;
        int held = 0, failed = 0;
        const auto data = support::independent_json(set.file);
        for (const auto& group : data["testGroups"]) {
            const auto key = crypto::PublicKey::from_info(hex(group["publicKeyDer"]));
            REQUIRE(key);
            for (const auto& test : group["tests"]) {
                INFO(std::string(set.file)
                     << " test " << test["tcId"].get<int>() << " " << test["comment"].get<std::string>());
                const auto digest = *crypto::digest(set.hash, hex(test["msg"]));
                const auto verified = key->verify_ecdsa(digest, hex(test["sig"]), set.form);
                REQUIRE(verified);
                CHECK(*verified == (test["result"] == "valid"));
                ++(*verified ? held : failed);
            }
        }
        CHECK(held > 50);
        CHECK(failed > 50);
    }
}

TEST_CASE("every group of the table has its generator, and no other number is one") {
    for (unsigned id = 0; id < 40; ++id) {
        const bool listed = id <= 2 || (id >= 8 && id <= 18);
        const auto group = crypto::Group::standardized(id);
        INFO("parameter set " << id);
        REQUIRE(group.has_value() == listed);
        if (!listed) continue;
        CHECK(group->check(group->generator()));
        CHECK(group->generator().size() == group->element_size());
        CHECK(group->parameter_id() == id);
    }
}

TEST_CASE("elements that would leak a secret are refused by every group") {
    for (const unsigned id : {0u, 1u, 2u, 8u, 12u, 13u, 14u, 17u, 18u}) {
        const auto group = *crypto::Group::standardized(id);
        INFO("parameter set " << id);
        const auto width = group.element_size();
        Bytes zero(width), one(width);
        one.back() = 1;
        CHECK_FALSE(group.check(zero));
        CHECK_FALSE(group.check(one));
        CHECK_FALSE(group.check({}));
        CHECK_FALSE(group.check(Bytes(width, 0xFF)));
        auto longer = group.generator();
        longer.push_back(0);
        CHECK_FALSE(group.check(longer));
        auto other = group.generator();
        other.back() ^= 1;
        CHECK_FALSE(group.check(other)); // off the curve, or outside the subgroup
        CHECK_FALSE(group.agree(Bytes{3}, other));
        if (group.kind() == crypto::GroupKind::finite) continue;
        for (const std::uint8_t form : {0x06, 0x07, 0x02, 0x05}) {
            auto hybrid = group.generator();
            hybrid[0] = form;
            CHECK_FALSE(group.check(hybrid));
        }
    }
}

TEST_CASE("the two elements of small order of a prime field are refused") {
    const auto group = *crypto::Group::standardized(2);
    // p - 1 has order two; p itself and p + 1 are 0 and 1 in disguise.
    const auto agreed = group.agree(Bytes{2}, Bytes(group.element_size(), 0));
    CHECK_FALSE(agreed);
    CHECK_FALSE(group.from_wire(Bytes{1}));
    CHECK_FALSE(group.from_wire(Bytes{0}));
    CHECK_FALSE(group.from_wire({}));
    CHECK_FALSE(group.power(group.generator(), Bytes{0}));
}

TEST_CASE("a number travels without leading zeros and comes back at full width") {
    const auto group = *crypto::Group::standardized(0);
    Bytes element(group.element_size(), 0);
    element[2] = 7;
    CHECK(group.to_wire(element).size() == group.element_size() - 2);
    // Comp() of §7.1.4.1.3 is over the value as it travels.
    CHECK(*group.compress(element) == *crypto::digest(crypto::Hash::sha1, group.to_wire(element)));
    const auto wire = group.to_wire(group.generator());
    CHECK(*group.from_wire(wire) == group.generator());
    auto padded = wire;
    padded.insert(padded.begin(), 0);
    CHECK(*group.from_wire(padded) == group.generator());
}

TEST_CASE("a shared secret that begins with zeros keeps its width in every group") {
    for (const unsigned id : {0u, 2u, 12u, 13u, 17u}) {
        const auto group = *crypto::Group::standardized(id);
        const auto peer_private = from_hex("0102030405060708090A0B0C0D0E0F10");
        const auto peer = group.power(group.generator(), peer_private);
        REQUIRE(peer);
        INFO("parameter set " << id);
        bool seen = false;
        // One private key in 256 does it; these are the first ones that do.
        for (unsigned number = 2; number < 3000 && !seen; ++number) {
            const Bytes own{static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
            const auto secret = group.agree(own, peer->expose());
            REQUIRE(secret);
            if (secret->expose()[0] != 0) continue;
            seen = true;
            const auto own_public = group.power(group.generator(), own);
            const auto other_side = group.agree(peer_private, own_public->expose());
            REQUIRE(other_side);
            CHECK(equal(secret->expose(), other_side->expose()));
            const auto width =
                group.kind() == crypto::GroupKind::elliptic ? (group.element_size() - 1) / 2 : group.element_size();
            CHECK(secret->size() == width);
        }
        CHECK(seen);
    }
}
