// PACE against the worked examples of Doc 9303-11, Appendices G, H and I: the whole exchange with a scripted card where
// the example has it, the mathematics alone where it has no more.
#include "access/pace.hpp"
#include "access/pace_mapping.hpp"
#include "access/pace_mapping_cam.hpp"
#include "access/pace_messages.hpp"
#include "access/pace_token.hpp"
#include "access/password.hpp"
#include "crypto/cipher.hpp"
#include "support/data.hpp"
#include "support/scripted_card.hpp"
#include "tlv/tlv.hpp"

#include <doctest/doctest.h>

using namespace cccd;

namespace {

struct Example {
    nlohmann::json data;
    crypto::Group group;
    const access::PaceSuite* suite;

    [[nodiscard]] std::string text(const char* name) const { return data[name].get<std::string>(); }
    [[nodiscard]] Bytes octets(const char* name) const { return from_hex(text(name)); }
    /// An element: the examples leave the 04 of a point out.
    [[nodiscard]] Bytes element(const char* name) const {
        auto value = octets(name);
        if (group.kind() == crypto::GroupKind::elliptic && value.size() % 2 == 0) value.insert(value.begin(), 0x04);
        return value;
    }
};

const access::PaceSuite* suite(std::uint8_t arc, std::uint8_t number) {
    for (const auto& each : access::pace_suites())
        if (each.arc == arc && each.number == number) return &each;
    return nullptr;
}

Example example(const char* name, unsigned parameter_id, std::uint8_t arc) {
    return {support::independent_json(std::string("vectors/icao9303-11_") + name + ".json"),
            *crypto::Group::standardized(parameter_id), suite(arc, 2)};
}

bool have(const char* name) {
    return support::have_independent(std::string("vectors/icao9303-11_") + name + ".json");
}

AccessKey key_of(const Example& example) {
    if (example.data["password_type"] == "CAN") return *AccessKey::from_can(example.text("password"));
    const auto information = example.text("mrz_information");
    // document number without check digit, birth and expiry without theirs
    const auto number = information.substr(0, information.size() - 15);
    const auto birth = information.substr(information.size() - 14, 6);
    const auto expiry = information.substr(information.size() - 7, 6);
    return *AccessKey::from_document(number, birth, expiry);
}

Bytes padded_to(Bytes value, std::size_t width) {
    value.insert(value.begin(), width - std::min(width, value.size()), 0);
    return value;
}

} // namespace

TEST_CASE("the password keys of the examples are derived") {
    for (const auto* name : {"appG1_pace_ecdh_gm_aes128", "appG2_pace_dh_gm_aes128", "appH1_pace_ecdh_im_aes128",
                             "appH2_pace_dh_im_aes128", "appI1_pace_ecdh_cam_aes128"}) {
        if (!have(name)) continue;
        INFO(std::string(name));
        const auto given = example(name, 13, 2);
        const auto k_pi = access::pace_key(crypto::Cipher::aes128, key_of(given));
        REQUIRE(k_pi);
        CHECK(equal(k_pi->expose(), given.octets("K_pi")));
        const auto s =
            crypto::decrypt_cbc(crypto::Cipher::aes128, k_pi->expose(), Bytes(16), given.octets("encrypted_nonce_z"));
        REQUIRE(s);
        CHECK(equal(s->expose(), given.octets("nonce_s")));
    }
}

TEST_CASE("generic mapping, key agreement and tokens of G.1, G.2 and I.1 come out byte for byte") {
    struct Case {
        const char* name;
        unsigned parameter_id;
        std::uint8_t arc;
    };
    for (const Case& each : {Case{"appG1_pace_ecdh_gm_aes128", 13, 2}, Case{"appG2_pace_dh_gm_aes128", 0, 1},
                             Case{"appI1_pace_ecdh_cam_aes128", 13, 6}}) {
        if (!have(each.name)) continue;
        INFO(std::string(each.name));
        const auto given = example(each.name, each.parameter_id, each.arc);
        const auto& group = given.group;
        const auto own_map = group.power(group.generator(), given.octets("map_sk_IFD"));
        REQUIRE(own_map);
        CHECK(equal(own_map->expose(), given.element("map_pk_IFD")));
        const auto h = group.power(given.element("map_pk_IC"), given.octets("map_sk_IFD"));
        REQUIRE(h);
        CHECK(equal(h->expose(), given.element("shared_secret_H")));
        const auto mapped = access::map_generic(group, given.octets("nonce_s"), h->expose());
        REQUIRE(mapped);
        CHECK(*mapped == given.element("mapped_generator"));
        const auto own = group.power(*mapped, given.octets("sk_IFD"));
        REQUIRE(own);
        CHECK(equal(own->expose(), given.element("pk_IFD")));
        const auto k = group.agree(given.octets("sk_IFD"), given.element("pk_IC"));
        REQUIRE(k);
        CHECK(equal(k->expose(), given.octets("shared_secret_K")));
        const auto keys = crypto::derive_session_keys(crypto::Cipher::aes128, k->expose());
        REQUIRE(keys);
        CHECK(equal(keys->encryption.expose(), given.octets("KSEnc")));
        CHECK(equal(keys->mac.expose(), given.octets("KSMAC")));
        const auto oid = access::oid_of(*given.suite);
        const auto own_token = access::make_token(*keys, oid, group.kind(), group.to_wire(given.element("pk_IC")));
        const auto chip_token = access::make_token(*keys, oid, group.kind(), group.to_wire(given.element("pk_IFD")));
        CHECK(*own_token == given.octets("T_IFD"));
        CHECK(*chip_token == given.octets("T_IC"));
    }
}

TEST_CASE("integrated mapping of H.1 and H.2 comes out byte for byte") {
    struct Case {
        const char* name;
        unsigned parameter_id;
        std::uint8_t arc;
    };
    for (const Case& each : {Case{"appH1_pace_ecdh_im_aes128", 13, 4}, Case{"appH2_pace_dh_im_aes128", 0, 3}}) {
        if (!have(each.name)) continue;
        INFO(std::string(each.name));
        const auto given = example(each.name, each.parameter_id, each.arc);
        const auto random = access::pseudo_random(crypto::Cipher::aes128, given.group, given.octets("nonce_s"),
                                                  given.octets("nonce_t"));
        REQUIRE(random);
        CHECK(equal(random->expose(), given.octets("R_s_t")));
        const auto mapped = access::map_integrated(crypto::Cipher::aes128, given.group, given.octets("nonce_s"),
                                                   given.octets("nonce_t"));
        REQUIRE(mapped);
        CHECK(*mapped == given.element("mapped_generator"));
        const auto own = given.group.power(*mapped, given.octets("sk_IFD"));
        REQUIRE(own);
        CHECK(equal(own->expose(), given.element("pk_IFD")));
        const auto k = given.group.agree(given.octets("sk_IFD"), given.element("pk_IC"));
        REQUIRE(k);
        CHECK(equal(k->expose(), given.octets("shared_secret_K")));
        const auto keys = crypto::derive_session_keys(crypto::Cipher::aes128, k->expose());
        CHECK(equal(keys->encryption.expose(), given.octets("KSEnc")));
        CHECK(equal(keys->mac.expose(), given.octets("KSMAC")));
        const auto oid = access::oid_of(*given.suite);
        CHECK(access::token_input(oid, given.group.kind(), given.group.to_wire(given.element("pk_IC"))) ==
              given.octets("token_input_IFD"));
        CHECK(*access::make_token(*keys, oid, given.group.kind(), given.group.to_wire(given.element("pk_IC"))) ==
              given.octets("T_IFD"));
        CHECK(*access::make_token(*keys, oid, given.group.kind(), given.group.to_wire(given.element("pk_IFD"))) ==
              given.octets("T_IC"));
    }
}

TEST_CASE("the chip authentication data of I.1 is decrypted and proves the static key") {
    if (!have("appI1_pace_ecdh_cam_aes128")) return;
    const auto given = example("appI1_pace_ecdh_cam_aes128", 13, 6);
    const auto keys = crypto::SessionKeys{crypto::Cipher::aes128, SecretBytes(given.octets("KSEnc")),
                                          SecretBytes(given.octets("KSMAC"))};
    const auto ca = access::decrypt_chip_authentication_data(keys, given.octets("encrypted_chip_auth_data_8A"));
    REQUIRE(ca);
    CHECK(*ca == given.octets("CA_IC"));
    const auto holds =
        access::chip_mapping_holds(given.group, *ca, given.element("static_PK_IC"), given.element("map_pk_IC"));
    REQUIRE(holds);
    CHECK(*holds);
    auto altered = *ca;
    altered.back() ^= 1;
    CHECK_FALSE(
        *access::chip_mapping_holds(given.group, altered, given.element("static_PK_IC"), given.element("map_pk_IC")));
}

TEST_CASE("the whole PACE exchange of the examples runs against a card that answers byte for byte") {
    struct Case {
        const char* name;
        unsigned parameter_id;
        std::uint8_t arc;
    };
    for (const Case& each : {Case{"appG1_pace_ecdh_gm_aes128", 13, 2}, Case{"appG2_pace_dh_gm_aes128", 0, 1},
                             Case{"appH1_pace_ecdh_im_aes128", 13, 4}, Case{"appI1_pace_ecdh_cam_aes128", 13, 6}}) {
        if (!have(each.name)) continue;
        INFO(std::string(each.name));
        const auto given = example(each.name, each.parameter_id, each.arc);
        const auto& group = given.group;
        const auto element_object = [&](unsigned tag, const char* name) {
            return to_hex(tlv::make(0x7C, tlv::make(tag, group.to_wire(given.element(name)))));
        };
        const auto chained = [](const std::string& data) {
            const auto size = static_cast<std::uint8_t>(data.size() / 2);
            return "10860000" + to_hex(std::array{size}) + data + "00";
        };
        const bool integrated = given.suite->mapping == access::Mapping::integrated;
        support::ScriptedCard card;
        std::string at = to_hex(access::oid_of(*given.suite));
        const std::string password = given.data["password_type"] == "CAN" ? "02" : "01";
        card.on("0022C1A40F800A" + at + "8301" + password, "9000");
        card.on("10860000027C0000", "7C128010" + given.text("encrypted_nonce_z") + "9000");
        if (integrated)
            card.on(chained("7C128110" + given.text("nonce_t")), "7C0282009000");
        else
            card.on(chained(element_object(0x81, "map_pk_IFD")), element_object(0x82, "map_pk_IC") + "9000");
        card.on(chained(element_object(0x83, "pk_IFD")), element_object(0x84, "pk_IC") + "9000");
        const std::string answer = given.suite->mapping == access::Mapping::chip_authentication
                                       ? given.data["apdu"]["ga4_rsp"].get<std::string>()
                                       : "7C0A8608" + given.text("T_IC") + "9000";
        card.on("008600000C7C0A8508" + given.text("T_IFD") + "00", answer);

        const auto width = group.scalar_size();
        const auto scalar = [&](const char* name) { return to_hex(padded_to(given.octets(name), width)); };
        support::PinnedRandom random((integrated ? given.text("nonce_t") : scalar("map_sk_IFD")) + scalar("sk_IFD"));
        iso7816::CardLink link(card, {});
        const access::PaceChoice choice{given.suite, each.parameter_id, group, access::DomainReference::omit};
        const auto result = access::run_pace(link, choice, key_of(given), random);
        REQUIRE(result);
        CHECK(card.satisfied());
        CHECK(random.used_up());
        CHECK(link.secured());
        CHECK(result->chip_public_key == given.element("pk_IC"));
        REQUIRE(result->chip_mapping.has_value() == (given.suite->mapping == access::Mapping::chip_authentication));
        if (result->chip_mapping) {
            CHECK(result->chip_mapping->authentication_data == given.octets("CA_IC"));
            CHECK(result->chip_mapping->mapping_public_key == given.element("map_pk_IC"));
            CHECK(result->chip_mapping->parameter_id == 13);
        }
    }
}

TEST_CASE("PACE of the BSI worked examples, with a PIN, comes out byte for byte on the terminal's side") {
    for (const auto* kind : {"ecdh", "dh"}) {
        const auto file = std::string("vectors/bsi_tr03110_eac2_worked_example_") + kind + ".json";
        if (!support::have_independent(file)) continue;
        INFO(file);
        const bool curve = std::string(kind) == "ecdh";
        const Example given{support::independent_json(file), *crypto::Group::standardized(curve ? 13 : 0),
                            suite(curve ? 2 : 1, 2)};
        const auto& group = given.group;
        const auto element = [&](const char* name) { return *group.from_wire(given.octets(name)); };
        const auto k_pi = access::pace_key(crypto::Cipher::aes128, *AccessKey::from_pin("123456"));
        const auto nonce =
            crypto::decrypt_cbc(crypto::Cipher::aes128, k_pi->expose(), Bytes(16), given.octets("nonce_enc"));
        REQUIRE(nonce);
        CHECK(equal(nonce->expose(), given.octets("nonce")));
        const auto own_map = group.power(group.generator(), given.octets("map_pcd_priv_key"));
        CHECK(equal(own_map->expose(), element("map_pcd_pub_key")));
        const auto h = group.power(element("map_picc_pub_key"), given.octets("map_pcd_priv_key"));
        CHECK(equal(h->expose(), element("map_shared_secret_h")));
        const auto mapped = access::map_generic(group, nonce->expose(), h->expose());
        REQUIRE(mapped);
        CHECK(*mapped == element("map_generator"));
        const auto own = group.power(*mapped, given.octets("pcd_priv_key"));
        CHECK(equal(own->expose(), element("pcd_pub_key")));
        const auto k = group.agree(given.octets("pcd_priv_key"), element("picc_pub_key"));
        REQUIRE(k);
        CHECK(equal(k->expose(), padded_to(given.octets("shared_secret_k"), k->size())));
        const auto keys = crypto::derive_session_keys(crypto::Cipher::aes128, k->expose());
        CHECK(equal(keys->encryption.expose(), given.octets("k_enc")));
        CHECK(equal(keys->mac.expose(), given.octets("k_mac")));
        const auto token = [&](const char* key) {
            return *access::make_token(*keys, access::oid_of(*given.suite), group.kind(), group.to_wire(element(key)));
        };
        CHECK(token("picc_pub_key") == given.octets("authentication_token_pcd"));
        CHECK(token("pcd_pub_key") == given.octets("authentication_token_picc"));
    }
}
