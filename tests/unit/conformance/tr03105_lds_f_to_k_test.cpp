// BSI TR-03105 part 5.1, units LDS_F (EF.DG14), LDS_G (EF.CVCA), LDS_I (EF.DG15), LDS_J (EF.CardSecurity) and LDS_K
// (EF.ATR/INFO).
#include "access/pace_mapping_cam.hpp"
#include "auth/chip_suites.hpp"
#include "lds/atr_info.hpp"
#include "lds/cvca.hpp"
#include "lds/dg14.hpp"
#include "lds/dg15.hpp"
#include "session/security_infos_check.hpp"
#include "support/data.hpp"
#include "support/der.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using support::der;
using support::join;
using support::Octets;

namespace {

// The key of the PACE-CAM example of Doc 9303-11, and the SecurityInfos that go with it.
const Octets key_info = from_hex(
    "3062060904007F0007020201023052300C060704007F0007010202010D034200041872709494399E7470A6431BE25E83EEE24FEA56"
    "8C2ED28DB48E05DB3A610DC884D256A40E35EFCB59BF6753D3A489D28C7A4D973C2DA138A6E7A4A08F68E16F02010D");
const Octets chip_info = from_hex("3012060A04007F0007020203020202010102010D");  // CA-ECDH-AES-128, version 1, key 13
const Octets pace_info = from_hex("3012060A04007F0007020204020202010202010D");  // PACE-ECDH-GM-AES-128, version 2, 13
const Octets pace_other = from_hex("3012060A04007F0007020204020402010202010D"); // the same with AES-256

/// Whether a reader of this DG14 runs the Chip Authentication that the chip announced.
bool announced_chip_authentication(const Octets& security_infos) {
    const auto file = der(0x6E, der(0x31, security_infos));
    const auto dg14 = lds::parse_dg14(file);
    if (!dg14) return false;
    const auto infos = lds::parse_security_infos(dg14->security_infos);
    if (!infos) return false;
    for (const auto& choice : auth::chip_choices(*infos))
        if (choice.announced) return true;
    return false;
}

/// The verdict on EF.CardAccess against the signed SecurityInfos of EF.CardSecurity.
Verdict card_access_against(const Octets& card_access, const Octets& card_security) {
    Evidence evidence;
    evidence.files[File::card_access] = der(0x31, card_access);
    auto infos = lds::parse_security_infos(der(0x31, card_security));
    REQUIRE(infos);
    session::SignedInfos signed_infos;
    signed_infos.infos = *std::move(infos);
    std::vector<Finding> findings;
    return session::check_security_infos(evidence, signed_infos, findings).verdict;
}

} // namespace

TEST_CASE("LDS_F_01 to LDS_F_03 DG14 with another tag or a length that lies is refused") {
    const auto file = der(0x6E, der(0x31, join({chip_info, key_info})));
    CHECK(lds::parse_dg14(file));
    auto tag = file, small = file, big = file;
    tag[0] = 0x6F;
    --small[2];
    ++big[2];
    CHECK_FALSE(lds::parse_dg14(tag));
    CHECK_FALSE(lds::parse_dg14(small));
    CHECK_FALSE(lds::parse_dg14(big));
}

TEST_CASE("LDS_F_04 and LDS_F_05 an illegal or missing object identifier announces no Chip Authentication") {
    CHECK(announced_chip_authentication(join({chip_info, key_info})));
    auto illegal = chip_info;
    illegal[13] = 0x09; // id-CA-ECDH 9
    CHECK_FALSE(announced_chip_authentication(join({illegal, key_info})));
    CHECK_FALSE(announced_chip_authentication(join({from_hex("300602010102010D"), key_info})));
}

TEST_CASE("LDS_F_06 and LDS_F_07 an incorrect or missing version announces no Chip Authentication") {
    auto version = chip_info;
    version[16] = 0x07;
    CHECK_FALSE(announced_chip_authentication(join({version, key_info})));
    CHECK_FALSE(announced_chip_authentication(join({from_hex("300C060A04007F00070202030202"), key_info})));
}

TEST_CASE("LDS_G_01 and LDS_G_02 EF.CVCA with another tag in front, or without a reference, is refused") {
    const auto file = lds::make_cvca({{"DETESTCVCA00001"}});
    CHECK(lds::parse_cvca(file));
    auto other = file;
    other[0] = 0x43;
    CHECK_FALSE(lds::parse_cvca(other));
    CHECK_FALSE(lds::parse_cvca(Bytes(36)));
    CHECK_FALSE(lds::parse_cvca({}));
}

TEST_CASE("LDS_I_01 to LDS_I_03 DG15 with another tag or a length that lies is refused") {
    const auto file = der(0x6F, from_hex("30123010 06072A8648CE3D0201 06052B81040022"));
    CHECK(lds::parse_dg15(file));
    auto tag = file, small = file, big = file;
    tag[0] = 0x70;
    --small[1];
    ++big[1];
    CHECK_FALSE(lds::parse_dg15(tag));
    CHECK_FALSE(lds::parse_dg15(small));
    CHECK_FALSE(lds::parse_dg15(big));
}

TEST_CASE("LDS_J_01 more SecurityInfos in EF.CardSecurity than in EF.CardAccess are accepted") {
    CHECK(card_access_against(pace_info, join({pace_info, chip_info, key_info})) == Verdict::passed);
}

TEST_CASE("LDS_J_02 a PACEInfo of EF.CardAccess that EF.CardSecurity lacks fails") {
    CHECK(card_access_against(join({pace_info, pace_other}), join({pace_info, chip_info})) == Verdict::failed);
}

TEST_CASE("LDS_J_03 a PACEInfo of EF.CardAccess that differs from the one of EF.CardSecurity fails") {
    CHECK(card_access_against(pace_other, join({pace_info, chip_info})) == Verdict::failed);
}

TEST_CASE("LDS_J_04 with another static key the chip mapping does not hold") {
    const auto group = crypto::Group::standardized(13);
    REQUIRE(group);
    const auto element = [](const char* point) { return from_hex(std::string("04") + point); };
    const auto data = from_hex("85DC3FA93D0952BFA82F5FD189EE75BD82F11D1F0B8ED4BF5319AC9B53C426B3");
    const auto mapping = element("A234236AA9B9621E8EFB73B5245C0E09D2576E5277183C1208BDD55280CAE8B3"
                                 "04F365713A356E65A451E165ECC9AC0AC46E3771342C8FE5AEDD092685338E23");
    const auto right = element("1872709494399E7470A6431BE25E83EEE24FEA568C2ED28DB48E05DB3A610DC8"
                               "84D256A40E35EFCB59BF6753D3A489D28C7A4D973C2DA138A6E7A4A08F68E16F");
    const auto wrong = element("02AD566F3C6EC7F9324509AD50A51FA52030782A4968FCFEDF737DAEA9933331"
                               "11C3B9B4C2287789BD137E7F8AA882E2A3C633CCD6ECC2C63C57AD401A09C2E1");
    const auto holds = access::chip_mapping_holds(*group, data, right, mapping);
    REQUIRE(holds);
    CHECK(*holds);
    const auto other = access::chip_mapping_holds(*group, data, wrong, mapping);
    CHECK((!other || !*other));
}

TEST_CASE("LDS_K_01 and LDS_K_02 buffer sizes of two and three octets are read") {
    const auto two = lds::parse_atr_info(from_hex("7F6608 020203E8 020203E8"));
    REQUIRE(two);
    REQUIRE(two->buffer_sizes);
    CHECK(two->buffer_sizes->command == 1000);
    const auto three = lds::parse_atr_info(from_hex("7F660A 0203010000 0203010000"));
    REQUIRE(three);
    REQUIRE(three->buffer_sizes);
    CHECK(three->buffer_sizes->response == 65536);
}

TEST_CASE("LDS_K_03 extended length information with a single value is refused") {
    CHECK_FALSE(lds::parse_atr_info(from_hex("7F6604 020203E8")));
}

TEST_CASE("LDS_K_04 under another tag no buffer sizes are announced") {
    const auto info = lds::parse_atr_info(from_hex("47038601E0 7F6708 020203E8 020203E8"));
    REQUIRE(info);
    CHECK_FALSE(info->buffer_sizes.has_value());
    CHECK(lds::has_remark(info->remarks, "atr_info.buffer_sizes_missing"));
}
