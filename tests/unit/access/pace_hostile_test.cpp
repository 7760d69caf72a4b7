// What a chip may send to lead the terminal astray in PACE, and what comes of it.
#include "access/pace.hpp"
#include "access/pace_choices.hpp"
#include "access/pace_messages.hpp"
#include "support/data.hpp"
#include "support/scripted_card.hpp"
#include "tlv/tlv.hpp"

#include <doctest/doctest.h>

using namespace cccd;

namespace {

const access::PaceSuite* gm_suite() {
    return access::find_pace_suite(from_hex("04007F00070202040202"));
}

/// Runs G.1's terminal against four answers of GENERAL AUTHENTICATE.
Result<access::PaceResult> run(const std::vector<std::string>& answers) {
    const auto data = support::independent_json("vectors/icao9303-11_appG1_pace_ecdh_gm_aes128.json");
    support::ScriptedCard card;
    card.on("*", "9000");
    for (const auto& answer : answers) card.on("*", answer);
    support::PinnedRandom random(data["map_sk_IFD"].get<std::string>() + data["sk_IFD"].get<std::string>());
    iso7816::CardLink link(card, {});
    const auto key = AccessKey::from_document("T22000129", "640812", "101031");
    auto result = access::run_pace(link, {gm_suite(), 13, *crypto::Group::standardized(13), {}}, *key, random);
    if (!result) CHECK_FALSE(link.secured());
    return result;
}

} // namespace

TEST_CASE("every kind of bad answer in PACE ends in its error and no keys") {
    if (!support::have_independent("vectors/icao9303-11_appG1_pace_ecdh_gm_aes128.json")) return;
    const auto data = support::independent_json("vectors/icao9303-11_appG1_pace_ecdh_gm_aes128.json");
    const auto& apdu = data["apdu"];
    const std::string ga1 = apdu["ga1_rsp"], ga2 = apdu["ga2_rsp"], ga3 = apdu["ga3_rsp"], ga4 = apdu["ga4_rsp"];
    REQUIRE(run({ga1, ga2, ga3, ga4}));
    const auto point = [&](const char* tag, const std::string& octets) {
        return to_hex(tlv::make(0x7C, tlv::make(from_hex(tag)[0], from_hex(octets)))) + "9000";
    };
    const std::string own_map = "04" + data["map_pk_IFD"].get<std::string>();
    const std::string own = "04" + data["pk_IFD"].get<std::string>();
    std::string off_curve = "04" + data["pk_IC"].get<std::string>();
    off_curve.back() = off_curve.back() == '0' ? '1' : '0';
    struct Case {
        const char* what;
        std::vector<std::string> answers;
        ErrorCode code;
    };
    const std::vector<Case> cases{
        {"our mapping key sent back", {ga1, point("82", own_map)}, ErrorCode::access_protocol_failed},
        {"our ephemeral key sent back", {ga1, ga2, point("84", own)}, ErrorCode::access_protocol_failed},
        {"a point off the curve", {ga1, ga2, point("84", off_curve)}, ErrorCode::access_protocol_failed},
        {"a mapping point off the curve", {ga1, point("82", off_curve)}, ErrorCode::access_protocol_failed},
        {"the point at infinity", {ga1, ga2, point("84", "00")}, ErrorCode::access_protocol_failed},
        {"a point of zeros", {ga1, ga2, point("84", "04" + std::string(128, '0'))}, ErrorCode::access_protocol_failed},
        {"a compressed point",
         {ga1, ga2, point("84", "03" + data["pk_IC"].get<std::string>().substr(0, 64))},
         ErrorCode::access_protocol_failed},
        {"a short token", {ga1, ga2, ga3, "7C0986073ABB9674BCE93C9000"}, ErrorCode::access_protocol_failed},
        {"a long token", {ga1, ga2, ga3, "7C0B86093ABB9674BCE93C08009000"}, ErrorCode::access_protocol_failed},
        {"an empty token", {ga1, ga2, ga3, "7C0286009000"}, ErrorCode::access_protocol_failed},
        {"no token", {ga1, ga2, ga3, "7C009000"}, ErrorCode::access_protocol_failed},
        {"a wrong token", {ga1, ga2, ga3, "7C0A86083ABB9674BCE93C099000"}, ErrorCode::access_protocol_failed},
        {"our own token",
         {ga1, ga2, ga3, "7C0A8608" + data["T_IFD"].get<std::string>() + "9000"},
         ErrorCode::access_protocol_failed},
        {"chip authentication data without being asked",
         {ga1, ga2, ga3, "7C0E86083ABB9674BCE93C088A02AABB9000"},
         ErrorCode::access_protocol_failed},
        {"an empty nonce", {"7C0280009000"}, ErrorCode::access_protocol_failed},
        {"half a nonce", {"7C0A800811223344556677889000"}, ErrorCode::access_protocol_failed},
        {"a nonce without end",
         {"7C8201048082010011" + std::string(510, '1') + "9000"},
         ErrorCode::access_protocol_failed},
        {"no template", {"80109000"}, ErrorCode::access_protocol_failed},
        {"octets behind the template",
         {ga1, ga2, ga3, "7C0A86083ABB9674BCE93C08009000"},
         ErrorCode::access_protocol_failed},
        {"a refused token", {ga1, ga2, ga3, "6300"}, ErrorCode::access_denied_wrong_key},
        {"a refused token with a count", {ga1, ga2, ga3, "63C2"}, ErrorCode::access_denied_wrong_key},
        {"a break in the middle", {ga1, "6F00"}, ErrorCode::access_protocol_failed},
        {"no nonce", {"6A88"}, ErrorCode::access_not_offered},
    };
    for (const auto& each : cases) {
        INFO(std::string(each.what));
        const auto result = run(each.answers);
        REQUIRE_FALSE(result);
        CHECK(result.error().code == each.code);
        CHECK(result.error().stage == Stage::pace);
    }
}

TEST_CASE("with integrated mapping the chip has no mapping data to send") {
    using access::Mapping;
    CHECK(access::parse_mapping_data(from_hex("7C028200"), Mapping::integrated));
    CHECK(access::parse_mapping_data(from_hex("7C00"), Mapping::integrated));
    CHECK(access::parse_mapping_data({}, Mapping::integrated));
    CHECK_FALSE(access::parse_mapping_data(from_hex("7C03820101"), Mapping::integrated));
    CHECK_FALSE(access::parse_mapping_data({}, Mapping::generic));
}

TEST_CASE("the commands of PACE are as the examples have them") {
    CHECK(access::make_set_at(*gm_suite(), PasswordKind::mrz, {}).encode() ==
          from_hex("0022C1A40F800A04007F00070202040202830101"));
    CHECK(access::make_set_at(*gm_suite(), PasswordKind::can, 13).encode() ==
          from_hex("0022C1A412800A04007F0007020204020283010284010D"));
    CHECK(access::make_set_at(*gm_suite(), PasswordKind::puk, 0).encode() ==
          from_hex("0022C1A412800A04007F00070202040202830104840100"));
    CHECK(access::make_set_at(*gm_suite(), PasswordKind::pin, 0x1234).data ==
          from_hex("800A04007F0007020204020283010384021234"));
    CHECK(access::make_general_authenticate(access::PaceStep::nonce, {}, 80).encode() == from_hex("10860000027C0000"));
    CHECK(access::make_general_authenticate(access::PaceStep::token, Bytes(8, 1), 80).cla == 0x00);
    CHECK(access::make_general_authenticate(access::PaceStep::agreement, Bytes(256, 1), 272).ne == 65536);
}

TEST_CASE("the suite table has all nineteen object identifiers of the standard and no other") {
    int known = 0;
    for (unsigned arc = 0; arc < 256; ++arc)
        for (unsigned number = 0; number < 256; ++number) {
            auto oid = from_hex("04007F00070202040000");
            oid[8] = static_cast<std::uint8_t>(arc);
            oid[9] = static_cast<std::uint8_t>(number);
            const auto* suite = access::find_pace_suite(oid);
            if (suite == nullptr) continue;
            CHECK(access::oid_of(*suite) == oid);
            ++known;
        }
    CHECK(known == 19);
    CHECK(access::find_pace_suite(from_hex("04007F0007020204")) == nullptr);
    CHECK(access::find_pace_suite({}) == nullptr);
}

namespace {

Bytes pace_info(const char* suite, std::optional<int> parameter_id) {
    auto inside = tlv::make(0x06, from_hex(std::string("04007F0007020204") + suite));
    tlv::append(inside, 0x02, Bytes{2});
    if (parameter_id) tlv::append(inside, 0x02, Bytes{static_cast<std::uint8_t>(*parameter_id)});
    return tlv::make(0x30, inside);
}

access::PaceOffer offer_of(std::initializer_list<Bytes> infos, const AccessPolicy& policy = {}) {
    Bytes inside;
    for (const auto& info : infos) inside.insert(inside.end(), info.begin(), info.end());
    const auto parsed = lds::parse_security_infos(tlv::make(0x31, inside));
    REQUIRE(parsed);
    return *access::read_offer(*parsed, policy);
}

} // namespace

TEST_CASE("the strongest suite that the policy allows comes first") {
    const auto offer =
        offer_of({pace_info("0201", 13), pace_info("0204", 17), pace_info("0202", 13), pace_info("0102", 0)});
    REQUIRE(offer.usable.size() == 4);
    CHECK(access::describe(offer.usable[0]) == "PACE-ECDH-GM-AES-CBC-CMAC-256 brainpoolP512r1");
    CHECK(access::describe(offer.usable[1]) == "PACE-ECDH-GM-AES-CBC-CMAC-128 brainpoolP256r1");
    CHECK(access::describe(offer.usable[2]) == "PACE-DH-GM-AES-CBC-CMAC-128 RFC5114-1024-160");
    CHECK(access::describe(offer.usable[3]) == "PACE-ECDH-GM-3DES-CBC-CBC brainpoolP256r1");
    AccessPolicy policy;
    policy.pace_3des = false;
    CHECK(offer_of({pace_info("0201", 13)}, policy).usable.empty());
    CHECK(offer_of({pace_info("0602", 13), pace_info("0202", 13)}).usable[0].suite->mapping ==
          access::Mapping::chip_authentication);
}

TEST_CASE("tag 84 is sent where the chip offers more than one set of domain parameters") {
    const auto alone = offer_of({pace_info("0202", 13), pace_info("0204", 13)});
    for (const auto& choice : alone.usable) CHECK(choice.reference == access::DomainReference::omit);
    for (const auto& several : {offer_of({pace_info("0202", 13), pace_info("0202", 12)}),
                                offer_of({pace_info("0202", 13), pace_info("0404", 16)})}) {
        REQUIRE(several.usable.size() == 2);
        for (const auto& choice : several.usable) CHECK(choice.reference == access::DomainReference::send);
    }
}

TEST_CASE("integrated mapping is not offered on P-224, and a curve suite not on a field") {
    CHECK(offer_of({pace_info("0402", 10)}).refused_parameters);
    CHECK(offer_of({pace_info("0202", 10)}).usable.size() == 1);
    CHECK(offer_of({pace_info("0202", 0)}).refused_parameters);
    CHECK(offer_of({pace_info("0202", {})}).refused_parameters); // neither a number nor explicit parameters
}

namespace {

/// id-PACE-ECDH-GM with an AlgorithmIdentifier of ecPublicKey.
Bytes explicit_info(ByteView parameters, std::optional<int> parameter_id) {
    auto algorithm = tlv::make(0x06, from_hex("2A8648CE3D0201"));
    algorithm.insert(algorithm.end(), parameters.begin(), parameters.end());
    auto inside = tlv::make(0x06, from_hex("04007F000702020402"));
    tlv::append(inside, 0x30, algorithm);
    if (parameter_id) tlv::append(inside, 0x02, Bytes{static_cast<std::uint8_t>(*parameter_id)});
    return tlv::make(0x30, inside);
}

} // namespace

namespace {

/// ECParameters of brainpoolP256r1 written out (RFC 5639 §3.4).
Bytes explicit_brainpool() {
    const std::string p = "A9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377";
    const std::string a = "7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9";
    const std::string b = "26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6";
    const std::string g = "048BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262"
                          "547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997";
    const std::string n = "A9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7";
    auto inside = from_hex("020101 302C 06072A8648CE3D0101 022100" + p);
    tlv::append(inside, 0x30, from_hex("0420" + a + "0420" + b));
    tlv::append(inside, 0x04, from_hex(g));
    tlv::append(inside, 0x02, from_hex("00" + n));
    tlv::append(inside, 0x02, Bytes{1});
    return tlv::make(0x30, inside);
}

} // namespace

TEST_CASE("explicit parameters are taken when they equal a known curve, and refused when one octet differs") {
    const auto parameters = explicit_brainpool();
    const auto alone = offer_of({pace_info("0202", {}), explicit_info(parameters, {})});
    REQUIRE(alone.usable.size() == 1);
    CHECK(alone.usable[0].explicit_parameters);
    CHECK_FALSE(offer_of({pace_info("0202", 13)}).usable.at(0).explicit_parameters);
    CHECK(alone.usable[0].group.name() == "brainpoolP256r1");
    const auto numbered = offer_of({pace_info("0202", 40), explicit_info(parameters, 40)});
    REQUIRE(numbered.usable.size() == 1);
    CHECK(numbered.usable[0].parameter_id == 40);
    CHECK(offer_of({pace_info("0202", 40), explicit_info(parameters, {})}).usable.size() == 1);
    CHECK(offer_of({pace_info("0202", 40), explicit_info(parameters, 41)}).refused_parameters);

    for (std::size_t at = 20; at < parameters.size(); at += 9) {
        auto altered = parameters;
        altered[at] ^= 0x04;
        const auto offer = offer_of({pace_info("0202", {}), explicit_info(altered, {})});
        INFO("octet " << at);
        CHECK(offer.usable.empty());
    }
}

TEST_CASE("an old card with version 1 of PACE and a twisted curve of its own is refused by name") {
    if (!support::have_independent("vectors/ef_cardaccess_samples.json")) return;
    const auto data = support::independent_json("vectors/ef_cardaccess_samples.json");
    const auto content = from_hex(data["ef_cardaccess_old_testcard"].get<std::string>());
    const auto old = lds::parse_security_infos(content);
    REQUIRE(old);
    CHECK(access::read_offer(*old, {})->usable.empty());
    CHECK(access::read_offer(*old, {})->unknown_suite);
    // Its ECParameters are brainpoolP256t1, which is not in the table of §9.5.1.
    const auto twisted = offer_of({pace_info("0202", {}), explicit_info(ByteView(content).subspan(389, 227), {})});
    CHECK(twisted.usable.empty());
    CHECK(twisted.refused_parameters);
}

TEST_CASE("nothing unknown and nothing twice stands beside the chip's token") {
    using access::parse_token_answer;
    CHECK(parse_token_answer(from_hex("7C0A86080102030405060708"), access::Mapping::generic));
    CHECK_FALSE(parse_token_answer(from_hex("7C0D83010086080102030405060708"), access::Mapping::generic));
    CHECK_FALSE(parse_token_answer(from_hex("7C148608010203040506070886080102030405060708"), access::Mapping::generic));
}
