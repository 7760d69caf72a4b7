// The main job over real parts: a card in another process, a real pcscd, the PC/SC driver, the library.
#include "soft_card.hpp"
#include "support/data.hpp"

#include <cccd/document.hpp>
#include <cccd/session.hpp>
#include <doctest/doctest.h>
#include <thread>

using namespace cccd;

namespace {

struct Visit {
    std::optional<Error> error;
    std::optional<Evidence> evidence;
    std::optional<Verified> verified;
    [[nodiscard]] Verdict verdict(CheckId id) const { return verified->report.verdict(id); }
};

/// One whole visit of the card in slot 1, with the trust anchors of this profile (none: an office that has imported
/// nothing yet).
Visit visit(const AccessKeys& keys, const std::string& anchors_of) {
    Visit result;
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    auto card = support::card_in_slot(*readers);
    if (!card) return result.error = card.error(), std::move(result);
    Session session(card->transport());
    auto channel = session.unlock(keys);
    if (!channel) return result.error = channel.error(), std::move(result);
    ReadRequest request;
    request.files.insert(File::com);
    request.active_authentication_always = true;
    auto evidence = session.read(*channel, request);
    if (!evidence) return result.error = evidence.error(), std::move(result);
    Trust trust;
    if (!anchors_of.empty()) {
        const std::filesystem::path anchor[] = {support::profile(anchors_of) / "csca.pem"};
        auto loaded = load_trust(anchor);
        REQUIRE(loaded);
        trust = std::move(*loaded);
    }
    auto verified = verify(*evidence, trust, VerifyPolicy{}, system_clock().wall());
    REQUIRE(verified);
    result.evidence = std::move(*evidence);
    result.verified = std::move(*verified);
    return result;
}

AccessKeys one(Result<AccessKey> key) {
    REQUIRE(key);
    AccessKeys keys;
    keys.push_back(std::move(*key));
    return keys;
}

AccessKeys by_number(const nlohmann::json& card) {
    auto keys = access_keys_from_number(card["number"].get<std::string>());
    REQUIRE(keys);
    return std::move(*keys);
}

std::string mrz_of(const nlohmann::json& card) {
    std::string mrz;
    for (const auto& line : card["mrz"]) mrz += line.get<std::string>() + "\n";
    return mrz;
}

void check_text(const TextValue& value, const nlohmann::json& fields, const char* key) {
    INFO(key);
    if (!fields.contains(key) || fields[key].is_null() || fields[key] == "") {
        CHECK_FALSE(value.has_value());
    } else {
        REQUIRE(value.has_value());
        CHECK((value->value == fields[key].get<std::string>()));
        CHECK(value->standing == Standing::verified);
    }
}

void check_date(const DateValue& value, const nlohmann::json& fields, const char* key) {
    INFO(key);
    if (!fields.contains(key) || fields[key].is_null() || fields[key] == "") {
        CHECK_FALSE(value.has_value());
    } else {
        REQUIRE(value.has_value());
        CHECK((value->value.display() == fields[key].get<std::string>()));
    }
}

} // namespace

TEST_CASE("every profile is read through pcscd by number, CAN, MRZ and QR, every octet and every field right") {
    if (!support::have_private_pcscd()) return;
    for (const std::string name : {"cccd-2021", "can-cuoc-2024", "bac-only", "plain"}) {
        const auto card = support::expected(name);
        const support::SoftCard chip(support::profile(name));
        const bool can_opens = name != "bac-only";
        for (const std::string way : {"number", "can", "mrz", "qr"}) {
            INFO(name << " by " << way);
            AccessKeys keys;
            if (way == "number") keys = by_number(card);
            if (way == "can") keys = one(AccessKey::from_can(card["can"].get<std::string>()));
            if (way == "mrz") keys = one(AccessKey::from_mrz(mrz_of(card)));
            if (way == "qr") keys = std::move(*access_keys_from_qr(card["qr"].get<std::string>()));
            const auto seen = visit(keys, name);
            if (!can_opens && (way == "can" || way == "number")) {
                REQUIRE(seen.error); // BAC knows the MRZ key only
                CHECK(seen.error->code == ErrorCode::access_not_offered);
                continue;
            }
            if (seen.error) FAIL_CHECK(describe(*seen.error));
            if (seen.error) continue;
            for (const auto& [file_name, facts] : card["files"].items()) {
                INFO(file_name);
                const auto file = file_from_name(file_name);
                REQUIRE(file);
                if (facts["closed"].get<bool>() || !seen.evidence->files.contains(*file)) continue;
                CHECK(equal(seen.evidence->file(*file), support::read_file(support::profile(name) / file_name)));
            }
            for (const File file : {File::com, File::sod, File::dg1, File::dg2, File::dg13})
                CHECK(seen.evidence->files.contains(file));
            const auto& document = seen.verified->document;
            const auto& fields = card["fields"];
            check_text(document.personal_number, fields, "personal_number");
            check_text(document.full_name, fields, "full_name");
            check_date(document.birth_date, fields, "birth_date");
            check_text(document.sex, fields, "sex");
            check_text(document.nationality, fields, "nationality");
            check_text(document.ethnicity, fields, "ethnicity");
            check_text(document.religion, fields, "religion");
            check_text(document.place_of_origin, fields, "place_of_origin");
            check_text(document.place_of_residence, fields, "place_of_residence");
            check_text(document.identification_marks, fields, "identification_marks");
            check_date(document.issue_date, fields, "issue_date");
            check_date(document.expiry_date, fields, "expiry_date");
            check_text(document.father_name, fields, "father");
            check_text(document.mother_name, fields, "mother");
            check_text(document.old_number, fields, "old_number");
            REQUIRE(document.face);
            CHECK(equal(document.face->image, support::read_file(support::profile(name) / card["portrait"]["file"])));
            const bool can_prove_itself = card["files"].contains("EF.DG15");
            CHECK(seen.verified->report.acceptable(VerifyPolicy{}) == can_prove_itself);
            CHECK(seen.verdict(CheckId::active_authentication) ==
                  (can_prove_itself ? Verdict::passed : Verdict::not_offered));
            CHECK(seen.verdict(CheckId::signer_chain) == Verdict::passed);
        }
    }
}

TEST_CASE("a wrong CAN and a wrong MRZ are named, and the card opens with the right ones afterwards") {
    if (!support::have_private_pcscd()) return;
    const auto card = support::expected("cccd-2021");
    const support::SoftCard chip(support::profile("cccd-2021"));
    CHECK(visit(one(AccessKey::from_can("999999")), "cccd-2021").error->code == ErrorCode::access_denied_wrong_key);
    CHECK(visit(one(AccessKey::from_document("123456789", "900101", "300101")), "cccd-2021").error->code ==
          ErrorCode::access_denied_wrong_key);
    CHECK_FALSE(visit(by_number(card), "cccd-2021").error);
}

TEST_CASE("a card pulled at any moment of the read is an error of its own, never a crash or a wrong verdict") {
    if (!support::have_private_pcscd()) return;
    const auto card = support::expected("cccd-2021");
    for (const int after : {1, 3, 5, 8, 12, 20, 40}) {
        INFO("removed after " << after << " answers");
        const support::SoftCard chip(support::profile("cccd-2021"), {"--remove-after", std::to_string(after)});
        const auto seen = visit(by_number(card), "cccd-2021");
        REQUIRE(seen.error);
        INFO(describe(*seen.error));
        CHECK(seen.error->code == ErrorCode::card_removed);
    }
}

TEST_CASE("a card process that is killed in the middle is a removed card") {
    if (!support::have_private_pcscd()) return;
    support::SoftCard chip(support::profile("cccd-2021"));
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    auto card = support::card_in_slot(*readers);
    REQUIRE(card);
    Session session(card->transport());
    auto channel = session.unlock(by_number(support::expected("cccd-2021")));
    REQUIRE(channel);
    chip.kill();
    const auto evidence = session.read(*channel);
    REQUIRE_FALSE(evidence);
    INFO(describe(evidence.error()));
    CHECK(evidence.error().code == ErrorCode::card_removed);
}

TEST_CASE("a forged DG13 fails that group's hash, and its values are withheld") {
    if (!support::have_private_pcscd()) return;
    support::ChangedProfile forged("cccd-2021");
    forged.flip("EF.DG13", 10);
    const support::SoftCard chip(forged.folder());
    const auto seen = visit(by_number(support::expected("cccd-2021")), "cccd-2021");
    REQUIRE(seen.verified);
    CHECK(seen.verified->report.hash_verdict(File::dg13) == Verdict::failed);
    CHECK(seen.verified->report.hash_verdict(File::dg1) == Verdict::passed);
    CHECK(seen.verified->report.overall(VerifyPolicy{}) == Overall::not_genuine);
    CHECK_FALSE(seen.verified->document.place_of_origin.has_value());
}

TEST_CASE("a forged SOD fails its signature, and nothing personal is shown") {
    if (!support::have_private_pcscd()) return;
    support::ChangedProfile forged("cccd-2021");
    forged.flip("EF.SOD", 4); // inside the signature value
    const support::SoftCard chip(forged.folder());
    const auto seen = visit(by_number(support::expected("cccd-2021")), "cccd-2021");
    REQUIRE(seen.verified);
    CHECK(seen.verdict(CheckId::sod_signature) == Verdict::failed);
    CHECK(seen.verified->report.overall(VerifyPolicy{}) == Overall::not_genuine);
    CHECK_FALSE(seen.verified->document.full_name.has_value());
    CHECK_FALSE(seen.verified->document.face.has_value());
}

TEST_CASE("an office without an anchor and one with another state's anchor both learn that they can not tell") {
    if (!support::have_private_pcscd()) return;
    const support::SoftCard chip(support::profile("cccd-2021"));
    const auto seen = visit(by_number(support::expected("cccd-2021")), "");
    REQUIRE(seen.verified);
    CHECK(seen.verdict(CheckId::signer_chain) == Verdict::no_trust_anchor);
    CHECK(seen.verdict(CheckId::sod_signature) == Verdict::passed);
    CHECK(seen.verified->report.overall(VerifyPolicy{}) == Overall::cannot_tell);
    REQUIRE(seen.verified->document.full_name);
    CHECK(seen.verified->document.full_name->standing == Standing::unanchored);
}

TEST_CASE("a card signed under a CSCA that the office does not know is neither genuine nor forged") {
    if (!support::have_private_pcscd()) return;
    support::ChangedProfile stranger("cccd-2021");
    stranger.replace("EF.SOD", support::profile("cccd-2021") / "variants" / "EF.SOD.stranger");
    const support::SoftCard chip(stranger.folder());
    const auto seen = visit(by_number(support::expected("cccd-2021")), "cccd-2021");
    REQUIRE(seen.verified);
    CHECK(seen.verdict(CheckId::sod_signature) == Verdict::passed);
    CHECK(seen.verdict(CheckId::signer_chain) == Verdict::no_trust_anchor);
    CHECK(seen.verified->report.overall(VerifyPolicy{}) == Overall::cannot_tell);
}

TEST_CASE("a cloned chip, all data right and another Active Authentication key, is not genuine") {
    if (!support::have_private_pcscd()) return;
    support::ChangedProfile clone("cccd-2021");
    const auto key = clone.folder() / "TEST-ONLY-active-authentication.key.der";
    const std::string make_key = "openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER -out " +
                                 key.string() + " 2>/dev/null";
    REQUIRE(std::system(make_key.c_str()) == 0);
    const support::SoftCard chip(clone.folder());
    const auto seen = visit(by_number(support::expected("cccd-2021")), "cccd-2021");
    REQUIRE(seen.verified);
    CHECK(seen.verdict(CheckId::sod_signature) == Verdict::passed);
    CHECK(seen.verified->report.hash_verdict(File::dg15) == Verdict::passed);
    CHECK(seen.verdict(CheckId::active_authentication) == Verdict::failed);
    CHECK(seen.verified->report.overall(VerifyPolicy{}) == Overall::not_genuine);
}

TEST_CASE("two readers are read at the same time, each by its own thread, and neither sees the other's card") {
    if (!support::have_private_pcscd()) return;
    const char* const names[] = {"cccd-2021", "can-cuoc-2024"};
    const support::SoftCard first(support::profile(names[0]), {}, 0);
    const support::SoftCard second(support::profile(names[1]), {}, 1);
    std::optional<Error> failures[2];
    Bytes portraits[2][3];
    const auto read = [&](unsigned slot) -> Status {
        auto readers = pcsc::Readers::open();
        if (!readers) return readers.error();
        for (auto& portrait : portraits[slot]) {
            auto card = support::card_in_slot(*readers, slot);
            if (!card) return card.error();
            Session session(card->transport());
            auto channel = session.unlock(by_number(support::expected(names[slot])));
            if (!channel) return channel.error();
            auto evidence = session.read(*channel);
            if (!evidence) return evidence.error();
            portrait = evidence->files.at(File::dg2);
        }
        return {};
    };
    {
        std::vector<std::jthread> counters;
        for (const unsigned slot : {0u, 1u})
            counters.emplace_back([&, slot] {
                if (const auto done = read(slot); !done) failures[slot] = done.error();
            });
    }
    for (const unsigned slot : {0u, 1u}) {
        if (failures[slot]) FAIL_CHECK(describe(*failures[slot]));
        for (const auto& portrait : portraits[slot])
            CHECK(equal(portrait, support::read_file(support::profile(names[slot]) / "EF.DG2")));
    }
}
