// BSI TR-03105 part 5.1, unit ISO7816_G (PACE). Known by title only but for G_36: the tests say what the titles say.
#include "rig.hpp"

using namespace conformance;

namespace {

/// 1 to 4, the step of PACE whose GENERAL AUTHENTICATE this is; 0: another command.
int step_of(const Bytes& command) {
    if (command.at(1) != 0x86 || (command.at(0) & 0x0C) != 0) return 0;
    for (std::size_t i = 5; i + 1 < command.size(); ++i) {
        if (command[i] != 0x7C) continue;
        const auto inside = command[i + 1] >= 0x80 ? i + 2 + (command[i + 1] & 0x7Fu) : i + 2;
        if (command[i + 1] == 0) return 1;
        return command.at(inside) == 0x81 ? 2 : command.at(inside) == 0x83 ? 3 : 4;
    }
    return 0;
}

/// The value inside 7C of an answer of PACE, replaced by what `make` makes of its objects.
void remake(Bytes& answer, const std::function<Bytes(const std::vector<tlv::Element>&)>& make) {
    const auto inside = tlv::only(ByteView(answer).first(answer.size() - 2), 0x7C);
    REQUIRE(inside);
    const auto objects = tlv::children(*inside);
    REQUIRE(objects);
    answer = concat({tlv::make(0x7C, make(*objects)), from_hex("9000")});
}

/// A visit in which the answer of one step of PACE is changed.
Outcome with_step(const softchip::Profile& chip, int step, const std::function<void(Bytes&)>& spoil) {
    Inspection inspection{chip, small_request()};
    inspection.change = [&](const Bytes& command, Bytes& answer) {
        if (step_of(command) == step) spoil(answer);
    };
    return inspection.run();
}

Outcome with_status(const softchip::Profile& chip, int step, std::uint16_t status) {
    return with_step(chip, step, [=](Bytes& answer) {
        answer = {static_cast<std::uint8_t>(status >> 8), static_cast<std::uint8_t>(status)};
    });
}

/// The first object of the answer under another tag, or with another value.
Outcome with_tag(const softchip::Profile& chip, int step, tlv::Tag tag) {
    return with_step(chip, step, [=](Bytes& answer) {
        remake(answer, [=](const auto& objects) { return tlv::make(tag, objects.at(0).value); });
    });
}

Outcome with_value(const softchip::Profile& chip, int step, const Bytes& value) {
    return with_step(chip, step, [&](Bytes& answer) {
        remake(answer, [&](const auto& objects) { return tlv::make(objects.at(0).tag, value); });
    });
}

softchip::Profile gm() {
    static const auto chip = built(pace_builder());
    return chip;
}
softchip::Profile im() {
    static const auto chip = built(pace_builder(Mapping::integrated));
    return chip;
}
softchip::Profile dh() {
    static const auto chip = built(pace_builder(Mapping::generic, 0, Agreement::dh));
    return chip;
}
softchip::ProfileBuilder cam_builder(Cipher cipher = Cipher::aes128, int parameter_id = 13) {
    auto chip = pace_builder(Mapping::chip_authentication, parameter_id, Agreement::ecdh, cipher);
    chip.chip_key(Agreement::ecdh, cipher, parameter_id, 7);
    return chip;
}
softchip::Profile cam() {
    static const auto chip = built(cam_builder());
    return chip;
}

Outcome read(const softchip::Profile& chip, TransportLimits limits = demo::ChipTransport::short_reader()) {
    Inspection inspection{chip, small_request()};
    inspection.limits = limits;
    return inspection.run();
}

void check_opened(const Outcome& outcome) {
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK(outcome.evidence->access.method == AccessMethod::pace);
    CHECK(outcome.evidence->access.suite == outcome.evidence->access.strongest_offered);
    CHECK(outcome.verdict(CheckId::sod_signature) == Verdict::passed);
}

/// No keys, no BAC in their place, and no word of a wrong password.
void check_aborted(const Outcome& outcome, const char* error = "access_protocol_failed") {
    CHECK(outcome.text == error);
    CHECK(outcome.count(0x82) == 0);
    CHECK(outcome.count(0xB0) <= 2); // EF.CardAccess alone
}

/// Public keys that no chip may send: short, long, off the curve, at infinity, with a coordinate at or above p.
std::vector<Bytes> bad_points() {
    const auto good = from_hex("048BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262"
                               "547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997"); // G of the curve
    auto off = good, compressed = good, no_form = good, beyond_x = good, beyond_y = good;
    off.back() ^= 1;
    compressed.resize(33);
    compressed[0] = 0x03;
    no_form.erase(no_form.begin());
    std::fill(beyond_x.begin() + 1, beyond_x.begin() + 33, static_cast<std::uint8_t>(0xFF));
    std::fill(beyond_y.begin() + 33, beyond_y.end(), static_cast<std::uint8_t>(0xFF));
    auto longer = good, hybrid = good;
    longer.push_back(0);
    hybrid[0] = 0x07; // y is odd
    return {off, compressed, hybrid, no_form, beyond_x, beyond_y, longer, from_hex("00"), Bytes(65), from_hex("04")};
}

/// Numbers that no chip may send: 0, 1, p - 1, p, above p, too long, outside the subgroup.
std::vector<Bytes> bad_numbers() {
    const auto p =
        from_hex("B10B8F96A080E01DDE92DE5EAE5D54EC52C99FBCFB06A3C69A6A9DCA52D23B616073E28675A23D189838EF1E2EE652C0"
                 "13ECB4AEA906112324975C3CD49B83BFACCBDD7D90C4BD7098488E9C219A73724EFFD6FAE5644738FAA31A4FF55BCCC0"
                 "A151AF5F0DC8B4BD45BF37DF365C1A65E68CFDA76D4DA708DF1FB2BC2E4A4371");
    auto below = p;
    below.back() -= 1;
    auto longer = p;
    longer.insert(longer.begin(), 0x01);
    return {from_hex("00"), from_hex("01"), below, p, Bytes(128, 0xFF), longer, from_hex("02")};
}

} // namespace

TEST_CASE("ISO7816_G_01 PACE is run from EF.CardAccess to the application") {
    const auto outcome = read(gm());
    check_opened(outcome);
    CHECK(outcome.text == "cannot_tell"); // this chip has neither Chip nor Active Authentication
    for (int step = 1; step <= 4; ++step)
        CHECK(std::count_if(outcome.commands.begin(), outcome.commands.end(),
                            [=](const Bytes& command) { return step_of(command) == step; }) == 1);
}

TEST_CASE("ISO7816_G_02 generic mapping opens with all standardised domain parameters") {
    for (int id = 8; id <= 18; ++id) check_opened(read(built(pace_builder(Mapping::generic, id))));
    for (int id = 0; id <= 2; ++id)
        check_opened(
            read(built(pace_builder(Mapping::generic, id, Agreement::dh)), demo::ChipTransport::extended_reader()));
}

TEST_CASE("a key of PACE that is longer than the reader passes is told apart from a chip that errs") {
    check_aborted(read(built(pace_builder(Mapping::generic, 2, Agreement::dh))), "not_supported");
}

TEST_CASE("ISO7816_G_03 integrated mapping opens with all standardised domain parameters that have it") {
    for (int id = 8; id <= 18; ++id)
        if (id != 10) check_opened(read(built(pace_builder(Mapping::integrated, id))));
    for (int id = 0; id <= 2; ++id)
        check_opened(
            read(built(pace_builder(Mapping::integrated, id, Agreement::dh)), demo::ChipTransport::extended_reader()));
}

TEST_CASE("ISO7816_G_04 every cipher opens with every mapping") {
    for (const auto cipher : {Cipher::des3, Cipher::aes128, Cipher::aes192, Cipher::aes256}) {
        for (const auto mapping : {Mapping::generic, Mapping::integrated}) {
            check_opened(read(built(pace_builder(mapping, 13, Agreement::ecdh, cipher))));
            check_opened(
                read(built(pace_builder(mapping, 1, Agreement::dh, cipher)), demo::ChipTransport::extended_reader()));
        }
        if (cipher != Cipher::des3) check_opened(read(built(cam_builder(cipher))));
    }
}

TEST_CASE("ISO7816_G_05 further entries in EF.CardAccess do no harm") {
    const auto outcome = read(built(pace_builder()
                                        .announce(from_hex("300F060A04007F00070309010101020102"))
                                        .announce(from_hex("300D060804007F0007020202020101"))));
    check_opened(outcome);
}

TEST_CASE("ISO7816_G_06 of several parameters and algorithms the strongest is taken and named to the chip") {
    auto chip = pace_builder(Mapping::generic, 12);
    chip.pace({Mapping::generic, Agreement::ecdh, Cipher::aes128, 15});
    chip.pace({Mapping::generic, Agreement::ecdh, Cipher::des3, 12});
    auto of = built(chip);
    of.behaviour.wants_parameter_reference = true;
    const auto outcome = read(of);
    check_opened(outcome);
    const auto set_at = std::find_if(outcome.commands.begin(), outcome.commands.end(),
                                     [](const Bytes& command) { return command.at(1) == 0x22; });
    REQUIRE(set_at != outcome.commands.end());
    const auto objects = tlv::children(ByteView(*set_at).subspan(5));
    REQUIRE(objects);
    REQUIRE(objects->size() == 3);
    CHECK(objects->at(2).tag == 0x84);
}

TEST_CASE("ISO7816_G_07 two PACEInfo beside a PACEDomainParameterInfo") {
    // id-PACE-ECDH-GM with the standardised parameters 13 as its own numbers would have them, parameterId 32.
    auto chip = pace_builder();
    chip.pace({Mapping::generic, Agreement::ecdh, Cipher::aes256, 16});
    chip.announce(from_hex("301C060904007F000702020402300C060704007F0007010202010D020120"));
    check_opened(read(built(chip)));
}

TEST_CASE("ISO7816_G_08 an error in MSE:Set AT ends PACE, and BAC is not tried") {
    for (const std::uint16_t status : {0x6A80, 0x6A88, 0x6985, 0x6F00}) {
        CAPTURE(status);
        Inspection inspection{gm(), small_request()};
        inspection.change = [&](const Bytes& command, Bytes& answer) {
            if (command.at(1) == 0x22)
                answer = {static_cast<std::uint8_t>(status >> 8), static_cast<std::uint8_t>(status)};
        };
        const auto outcome = inspection.run();
        check_aborted(outcome, "access_not_offered");
        CHECK(outcome.count(0x86) == 0);
    }
}

TEST_CASE("ISO7816_G_09 a changed nonce opens nothing") {
    for (const auto& chip : {gm(), im()}) {
        const auto outcome = with_step(chip, 1, [](Bytes& answer) { answer.at(answer.size() - 4) ^= 1; });
        check_aborted(outcome, "access_denied_wrong_key"); // a wrong password looks the same
    }
}

TEST_CASE("ISO7816_G_10 an error in step 1 ends PACE") {
    for (const std::uint16_t status : {0x6A80, 0x6982, 0x6F00})
        check_aborted(with_status(gm(), 1, status), "access_not_offered");
}

TEST_CASE("ISO7816_G_11 tag 90 in step 1 ends PACE") {
    check_aborted(with_tag(gm(), 1, 0x90));
}

TEST_CASE("ISO7816_G_12 an error in step 2 ends PACE") {
    for (const std::uint16_t status : {0x6A80, 0x6982, 0x6F00}) check_aborted(with_status(gm(), 2, status));
}

TEST_CASE("ISO7816_G_13 tag 92 in step 2 ends PACE") {
    check_aborted(with_tag(gm(), 2, 0x92));
}

TEST_CASE("ISO7816_G_14 an answer to step 2 of generic mapping without its key ends PACE") {
    check_aborted(with_step(gm(), 2, [](Bytes& answer) { answer = from_hex("7C009000"); }));
    check_aborted(with_step(gm(), 2, [](Bytes& answer) { answer = from_hex("9000"); }));
}

TEST_CASE("ISO7816_G_15 mapping data in step 2 of integrated mapping ends PACE") {
    check_aborted(with_step(im(), 2, [](Bytes& answer) { answer = from_hex("7C0682040102030490 00"); }));
    check_aborted(with_status(im(), 2, 0x6A80));
}

TEST_CASE("ISO7816_G_16 mapping data that is no point of the curve ends PACE") {
    for (const auto& point : bad_points()) {
        CAPTURE(to_hex(point));
        check_aborted(with_value(gm(), 2, point));
    }
}

TEST_CASE("ISO7816_G_17 mapping data that is no element of the field's subgroup ends PACE") {
    for (const auto& number : bad_numbers()) {
        CAPTURE(to_hex(number));
        check_aborted(with_value(dh(), 2, number));
    }
}

TEST_CASE("ISO7816_G_18 an error in step 3 ends PACE") {
    for (const std::uint16_t status : {0x6A80, 0x6982, 0x6F00}) check_aborted(with_status(gm(), 3, status));
}

TEST_CASE("ISO7816_G_19 tag 94 in step 3 ends PACE") {
    check_aborted(with_tag(gm(), 3, 0x94));
}

TEST_CASE("ISO7816_G_20 an answer to step 3 without its key ends PACE") {
    check_aborted(with_step(gm(), 3, [](Bytes& answer) { answer = from_hex("7C009000"); }));
    check_aborted(with_step(gm(), 3, [](Bytes& answer) { answer = from_hex("9000"); }));
}

TEST_CASE("ISO7816_G_21 an ephemeral key that is no point of the curve ends PACE") {
    for (const auto& point : bad_points()) {
        CAPTURE(to_hex(point));
        check_aborted(with_value(gm(), 3, point));
        check_aborted(with_value(im(), 3, point));
    }
}

TEST_CASE("ISO7816_G_22 an ephemeral key that is no element of the field's subgroup ends PACE") {
    for (const auto& number : bad_numbers()) {
        CAPTURE(to_hex(number));
        check_aborted(with_value(dh(), 3, number));
    }
}

TEST_CASE("ISO7816_G_23 a chip that sends the terminal's own key ends PACE") {
    for (auto chip : {gm(), im(), dh()}) {
        chip.hostile.equal_public_key = true;
        check_aborted(read(chip));
    }
}

TEST_CASE("ISO7816_G_24 an error in step 4 ends PACE, told apart from a refused token") {
    for (const std::uint16_t status : {0x6300, 0x63C2, 0x6982, 0x6A80})
        check_aborted(with_status(gm(), 4, status), "access_denied_wrong_key");
    check_aborted(with_status(gm(), 4, 0x6F00));
    check_aborted(with_status(gm(), 4, 0x6983), "access_blocked");
}

TEST_CASE("ISO7816_G_25 tag 96 in step 4 ends PACE") {
    check_aborted(with_tag(gm(), 4, 0x96));
}

TEST_CASE("ISO7816_G_26 a wrong token, or one of another length, ends PACE") {
    check_aborted(with_value(gm(), 4, Bytes(8, 0x5A)));
    for (const std::size_t length : {0u, 4u, 7u, 9u, 16u}) check_aborted(with_value(gm(), 4, Bytes(length, 0x5A)));
    for (const auto mapping : {Mapping::generic, Mapping::integrated}) {
        auto chip = built(pace_builder(mapping));
        chip.hostile.wrong_pace_token = true;
        check_aborted(read(chip));
    }
}

TEST_CASE("ISO7816_G_27 a malformed EF.CardAccess is remarked; PACE is tried as its constant would have it") {
    auto chip = gm();
    auto& card_access = chip.master_files.at(softchip::fid::ef_card_access);
    card_access.at(3) += 1; // the first SecurityInfo claims to be longer
    const auto outcome = read(chip);
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK(outcome.verified->report.has_finding("access.card_access_malformed"));
    CHECK(outcome.verified->report.has_finding("access.assumed_card_access"));
    CHECK_FALSE(outcome.verified->report.acceptable({}));
    Inspection strict{chip, small_request()};
    strict.policy.assume_card_access = false;
    strict.policy.bac = BacRule::never;
    CHECK(strict.run().text == "access_not_offered");
}

TEST_CASE("ISO7816_G_28 a parameterId that the standard has not is refused by name") {
    for (const std::uint8_t id : {3, 7, 19, 31}) {
        auto chip = gm();
        chip.master_files.at(softchip::fid::ef_card_access).back() = id;
        check_aborted(read(chip), "access_parameters_refused");
    }
}

TEST_CASE("ISO7816_G_29 PACE-CAM without tag 8A is not opened") {
    check_aborted(with_step(cam(), 4, [](Bytes& answer) {
        remake(answer, [](const auto& objects) { return to_bytes(objects.at(0).whole); });
    }));
}

namespace {

/// The token as it is, and beside it whatever is made of the encrypted chip authentication data.
Outcome with_cam_data(const std::function<Bytes(ByteView data)>& make) {
    return with_step(cam(), 4, [&](Bytes& answer) {
        remake(answer, [&](const auto& objects) {
            const auto other = make(objects.at(1).value);
            return concat({objects.at(0).whole, other});
        });
    });
}

} // namespace

TEST_CASE("ISO7816_G_30 chip authentication data that is no whole number of blocks is not opened") {
    check_aborted(with_cam_data([](ByteView data) { return tlv::make(0x8A, data.first(data.size() - 1)); }));
    check_aborted(with_cam_data([](ByteView data) { return tlv::make(0x8A, tlv::make(0x02, data)); }));
}

TEST_CASE("ISO7816_G_31 wrong chip authentication data proves no chip") {
    // The first block changes the number and leaves the padding; the last one spoils the padding.
    const auto outcome = with_cam_data([](ByteView data) {
        auto changed = to_bytes(data);
        changed.at(0) ^= 1;
        return tlv::make(0x8A, changed);
    });
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK(outcome.verdict(CheckId::pace_chip_mapping) == Verdict::failed);
    CHECK(outcome.text == "not_genuine");
    check_aborted(with_cam_data([](ByteView data) {
        auto changed = to_bytes(data);
        changed.at(changed.size() - 17) ^= 0x80;
        changed.back() ^= 1;
        return tlv::make(0x8A, changed);
    }));
}

TEST_CASE("ISO7816_G_32 chip authentication data under tag 8B is not opened") {
    check_aborted(with_cam_data([](ByteView data) { return tlv::make(0x8B, data); }));
}

TEST_CASE("ISO7816_G_33 tag 8A without data is not opened") {
    check_aborted(with_cam_data([](ByteView) { return from_hex("8A00"); }));
}

TEST_CASE("ISO7816_G_34 PACE-CAM with Passive Authentication proves the chip") {
    const auto outcome = read(cam());
    check_opened(outcome);
    CHECK(outcome.verdict(CheckId::card_security_signature) == Verdict::passed);
    CHECK(outcome.verdict(CheckId::pace_chip_mapping) == Verdict::passed);
    CHECK(outcome.text == "genuine");
}

TEST_CASE("ISO7816_G_35 tag 8A in generic mapping, which did not ask for it, is not opened") {
    check_aborted(with_step(gm(), 4, [](Bytes& answer) {
        remake(answer, [](const auto& objects) {
            const auto data = tlv::make(0x8A, Bytes(48, 0x33));
            return concat({objects.at(0).whole, data});
        });
    }));
}

TEST_CASE(
    "ISO7816_G_36 an invalid object identifier for PACE-CAM is passed over, and a valid one of the file is used") {
    // id-PACE-ECDH-CAM with a fifth cipher beside the true entry.
    auto chip = gm();
    auto& card_access = chip.master_files.at(softchip::fid::ef_card_access);
    card_access = concat({from_hex("3128 3012060A04007F0007020204060502010202010D"),
                          ByteView(card_access).last(card_access.size() - 2)});
    const auto outcome = read(chip);
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK(outcome.verified->report.has_finding("access.unknown_pace_suite"));
    const auto set_at = std::find_if(outcome.commands.begin(), outcome.commands.end(),
                                     [](const Bytes& command) { return command.at(1) == 0x22; });
    REQUIRE(set_at != outcome.commands.end());
    const auto objects = tlv::children(ByteView(*set_at).subspan(5));
    REQUIRE(objects);
    CHECK(objects->at(0).tag == 0x80);
    CHECK(to_bytes(objects->at(0).value) == from_hex("04007F00070202040202"));
    CHECK(objects->at(1).tag == 0x83);
    CHECK(to_bytes(objects->at(1).value) == from_hex("02"));

    auto alone = cam();
    auto& only = alone.master_files.at(softchip::fid::ef_card_access);
    const auto oid = from_hex("04007F00070202040602");
    const auto found = std::search(only.begin(), only.end(), oid.begin(), oid.end());
    REQUIRE(found != only.end());
    *(found + 9) = 5;
    check_aborted(read(alone), "access_suite_unknown");
}

TEST_CASE("ISO7816_G_38 with a DG14 that holds no SecurityInfo PACE-CAM rests on EF.CardSecurity") {
    const auto outcome = read(built(cam_builder().group(14, from_hex("6E023100"))));
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK(outcome.verdict(CheckId::pace_chip_mapping) == Verdict::passed);
    CHECK(outcome.verdict(CheckId::security_infos_match) != Verdict::passed);
    CHECK(outcome.text != "genuine");
}

TEST_CASE("ISO7816_G_39 another key in EF.CardSecurity fails PACE-CAM") {
    auto chip = cam();
    chip.master_files[softchip::fid::ef_card_security] =
        built(cam_builder()).master_files.at(softchip::fid::ef_card_security);
    const auto outcome = read(chip);
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK(outcome.verdict(CheckId::card_security_signature) == Verdict::passed);
    CHECK(outcome.verdict(CheckId::pace_chip_mapping) == Verdict::failed);
    CHECK(outcome.reason(CheckId::pace_chip_mapping) == "chip_mapping_mismatch");
}

TEST_CASE("ISO7816_G_40 EF.CardSecurity without a key fails PACE-CAM") {
    auto chip = cam();
    chip.master_files[softchip::fid::ef_card_security] = gm().master_files.at(softchip::fid::ef_card_security);
    const auto outcome = read(chip);
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK(outcome.verdict(CheckId::pace_chip_mapping) == Verdict::failed);
    CHECK(outcome.reason(CheckId::pace_chip_mapping) == "key_not_in_card_security");
}

TEST_CASE("ISO7816_G_41 chip authentication mapping opens and proves the chip on all standardised curves") {
    for (int id = 8; id <= 18; ++id) {
        CAPTURE(id);
        const auto outcome = read(built(cam_builder(Cipher::aes128, id)));
        check_opened(outcome);
        CHECK(outcome.verdict(CheckId::pace_chip_mapping) == Verdict::passed);
    }
}
