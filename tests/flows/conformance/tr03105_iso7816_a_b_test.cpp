// BSI TR-03105 part 5.1, units ISO7816_A (application selection) and ISO7816_B (Basic Access Control). Known by title
// only: the tests say what the titles say.
#include "../../unit/passive/made_document.hpp"
#include "access/bac_messages.hpp"
#include "access/password.hpp"
#include "crypto/mac.hpp"
#include "rig.hpp"

using namespace conformance;

namespace {

bool is_mutual_authenticate(const Bytes& command) {
    return command[0] == 0x00 && command[1] == 0x82;
}

Inspection bac_inspection(const Change& change = {}) {
    Inspection inspection;
    inspection.chip = profile("bac-only");
    inspection.request = small_request();
    inspection.change = change;
    return inspection;
}

/// Changes the fifth answer of the secure channel, which brings data of a file.
std::string with_spoiled_answer(const std::function<void(Bytes&)>& spoil) {
    int number = 0;
    return bac_inspection([&](const Bytes& command, Bytes& answer) {
               if ((command[0] & 0x0C) != 0x0C || command[1] != 0xB0 || ++number != 2) return;
               spoil(answer);
           })
        .run()
        .text;
}

/// The answer without the data object, or with the object's last octet changed.
void change_object(Bytes& answer, tlv::Tag tag, bool remove) {
    const Bytes status(answer.end() - 2, answer.end());
    const auto objects = tlv::children(ByteView(answer).first(answer.size() - 2));
    REQUIRE(objects);
    Bytes out;
    for (const auto& object : *objects) {
        if (object.tag == tag && remove) continue;
        out.insert(out.end(), object.whole.begin(), object.whole.end());
        if (object.tag == tag) out.back() ^= 1;
    }
    out.insert(out.end(), status.begin(), status.end());
    answer = out;
}

} // namespace

TEST_CASE("ISO7816_A_01 a chip without access control is read in plain, and the report says so") {
    Inspection inspection{profile("plain"), small_request()};
    const auto outcome = inspection.run();
    REQUIRE(outcome.evidence);
    CHECK(outcome.evidence->access.method == AccessMethod::plain);
    CHECK(outcome.verified->report.has_finding("access.plain"));
    CHECK(outcome.verdict(CheckId::sod_signature) == Verdict::passed);
}

TEST_CASE("ISO7816_A_02 a chip with BAC is opened and read") {
    const auto outcome = bac_inspection().run();
    REQUIRE(outcome.evidence);
    CHECK(outcome.evidence->access.method == AccessMethod::bac);
    CHECK(outcome.verified->document.full_name.has_value());
}

TEST_CASE("ISO7816_A_03 a chip that does not let its application be selected is no eMRTD") {
    for (const std::uint8_t sw1 : {0x6A, 0x6D, 0x6F}) {
        CAPTURE(sw1);
        const auto outcome = bac_inspection([&](const Bytes& command, Bytes& answer) {
                                 if (command[1] == 0xA4 && command[2] == 0x04) answer = {sw1, 0x82};
                             }).run();
        CHECK(outcome.text == "not_an_emrtd");
    }
}

TEST_CASE("ISO7816_B_01 a wrong MAC in mutual authentication is refused") {
    const auto spoil = [](const Bytes& command, Bytes& answer) {
        if (is_mutual_authenticate(command)) answer.at(answer.size() - 3) ^= 1;
    };
    CHECK(bac_inspection(spoil).run().text == "access_protocol_failed");
}

TEST_CASE("ISO7816_B_02 a wrong cryptogram in mutual authentication is refused, under a right MAC too") {
    auto inspection = bac_inspection();
    const auto all = keys_of(inspection.chip);
    const auto mrz = std::find_if(all.begin(), all.end(), [](const auto& k) { return k.kind() == PasswordKind::mrz; });
    REQUIRE(mrz != all.end());
    const auto document_keys = access::document_basic_access_keys(*mrz);
    REQUIRE(document_keys);
    for (const bool right_mac : {false, true})
        for (const std::size_t octet : {0u, 8u}) {
            CAPTURE(octet);
            inspection.change = [&](const Bytes& command, Bytes& answer) {
                if (!is_mutual_authenticate(command)) return;
                answer.at(octet) ^= 1;
                const auto mac =
                    crypto::mac_padded(crypto::Cipher::des3, document_keys->mac.expose(), ByteView(answer).first(32));
                if (right_mac) std::copy(mac->begin(), mac->end(), answer.begin() + 32);
            };
            CHECK(inspection.run().text == "access_protocol_failed");
        }
}

TEST_CASE("ISO7816_B_03 mutual authentication that the chip refuses is a wrong key, and is tried once") {
    for (const std::uint16_t status : {0x6300, 0x6982, 0x63C1}) {
        CAPTURE(status);
        const auto outcome =
            bac_inspection([&](const Bytes& command, Bytes& answer) {
                if (is_mutual_authenticate(command))
                    answer = {static_cast<std::uint8_t>(status >> 8), static_cast<std::uint8_t>(status)};
            }).run();
        CHECK(outcome.text == "access_denied_wrong_key");
        CHECK(outcome.count(0x82) == 1);
    }
}

TEST_CASE("ISO7816_B_04 an error of secure messaging from the chip closes the channel") {
    for (const std::uint8_t sw2 : {0x87, 0x88})
        CHECK(with_spoiled_answer([&](Bytes& answer) { answer = {0x69, sw2}; }) == "secure_messaging_missing");
}

TEST_CASE("ISO7816_B_05 an answer without its MAC closes the channel") {
    CHECK(with_spoiled_answer([](Bytes& answer) { change_object(answer, 0x8E, true); }) == "secure_messaging_missing");
}

TEST_CASE("ISO7816_B_06 an answer without its cryptogram closes the channel") {
    CHECK(with_spoiled_answer([](Bytes& answer) { change_object(answer, 0x87, true); }) == "secure_messaging_mac");
}

TEST_CASE("ISO7816_B_07 an answer without its protected status closes the channel") {
    CHECK(with_spoiled_answer([](Bytes& answer) { change_object(answer, 0x99, true); }) == "secure_messaging_mac");
}

TEST_CASE("ISO7816_B_08 an answer with a wrong MAC closes the channel") {
    CHECK(with_spoiled_answer([](Bytes& answer) { change_object(answer, 0x8E, false); }) == "secure_messaging_mac");
}

TEST_CASE("ISO7816_B_09 an answer with a wrong cryptogram closes the channel") {
    CHECK(with_spoiled_answer([](Bytes& answer) { change_object(answer, 0x87, false); }) == "secure_messaging_mac");
}

TEST_CASE("ISO7816_B_10 a signer that a revocation list names fails Passive Authentication") {
    using namespace made;
    MadeDocument document(pki_support::make_authority(ec_key(0), pki_support::ecdsa("SHA256")), ec_key(1),
                          pki_support::ecdsa("SHA256"));
    pki_support::RevocationSpec list;
    list.issuer = document.csca.subject;
    const auto verdict_with_list = [&] {
        document.revocation_lists = {
            pki_support::make_revocation_list(list, document.csca.algorithm, document.csca.key)};
        const auto result = document.verify();
        for (const auto& check : result.checks)
            if (check.id == CheckId::revocation) return check.verdict;
        return Verdict::not_offered;
    };
    CHECK(verdict_with_list() == Verdict::passed);
    list.serials = {4711};
    CHECK(verdict_with_list() == Verdict::failed);
}
