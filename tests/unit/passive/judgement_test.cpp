// What a report says of time, revocation, succession of CSCAs, countries and weak means.
#include "made_document.hpp"
#include "pki/country.hpp"

using namespace made;
using namespace support::pki;

namespace {

MadeDocument dated(const std::string& signing_time) {
    MadeDocument document = good();
    document.cms.signing_time = signing_time;
    return document;
}

Bytes dg1(const std::string& mrz) {
    return der(0x61, join({{0x5F}, text(0x1F, mrz)}));
}

} // namespace

TEST_CASE("validity is judged for the time of signing, and today's is remarked") {
    MadeDocument document = dated("250601000000Z");
    document.signer_spec.not_after = "251231000000Z"; // over when we look
    auto result = document.verify();
    CHECK(verdict(result, CheckId::signer_validity) == Verdict::passed);
    CHECK(has(result, "pki.signer_not_valid_today"));
    REQUIRE(result.signed_at.has_value());
    CHECK(*result.signed_at == WallTime(std::chrono::sys_days{std::chrono::year{2025} / 6 / 1}));

    document.policy.require_current_validity = true;
    CHECK(reason(document.verify(), CheckId::signer_validity) == "signer_not_valid_today");

    document = dated("230601000000Z"); // before the signer began
    result = document.verify();
    CHECK(verdict(result, CheckId::signer_validity) == Verdict::failed);
    CHECK(reason(result, CheckId::signer_validity) == "signer_not_valid_when_signed");
}

TEST_CASE("an expired signer that does not say when it signed can not be judged, and is no forgery") {
    MadeDocument document = good();
    document.signer_spec.not_after = "251231000000Z";
    const auto result = document.verify();
    CHECK(verdict(result, CheckId::signer_validity) == Verdict::not_attempted);
    CHECK(reason(result, CheckId::signer_validity) == "no_signing_time");
    CHECK(verdict(result, CheckId::signer_chain) == Verdict::passed);
    CHECK(has(result, "pki.no_signing_time"));
}

TEST_CASE("a signer from tomorrow fails, a signing time from next week is remarked") {
    MadeDocument document = good();
    document.signer_spec.not_before = "260601000000Z";
    CHECK(reason(document.verify(), CheckId::signer_validity) == "signer_not_valid_yet");
    CHECK(has(dated("260208000000Z").verify(), "pki.signed_in_future"));
}

TEST_CASE("an expired CSCA still vouches for what was signed in its time") {
    MadeDocument document = dated("250601000000Z");
    auto spec = authority_spec(document.csca.subject, document.csca.key);
    spec.not_after = "251231000000Z";
    document.trusted = {make_certificate(spec, document.csca.algorithm, document.csca.key)};
    auto result = document.verify();
    CHECK(sound(result));
    CHECK(has(result, "pki.issuer_not_valid_today"));
    spec.not_after = "250101000000Z";
    document.trusted = {make_certificate(spec, document.csca.algorithm, document.csca.key)};
    CHECK(reason(document.verify(), CheckId::signer_validity) == "issuer_not_valid_when_signed");
}

TEST_CASE("a signature outside the private key usage period is remarked") {
    MadeDocument document = dated("250601000000Z");
    const Octets period = sequence({text(0x80, "20240101000000Z"), text(0x81, "20240401000000Z")});
    document.signer_spec.extensions.push_back(extension("2.5.29.16", false, period));
    const auto result = document.verify();
    CHECK(sound(result));
    CHECK(has(result, "pki.signed_outside_key_usage_period"));
    CHECK_FALSE(has(result, "pki.private_key_usage_missing"));
}

TEST_CASE("a revoked signer fails, a list that is old says so, a list by a stranger counts for nothing") {
    MadeDocument document = good();
    RevocationSpec list;
    list.issuer = document.csca.subject;
    const auto by_csca = [&] { return make_revocation_list(list, document.csca.algorithm, document.csca.key); };
    document.revocation_lists = {by_csca()};
    CHECK(verdict(document.verify(), CheckId::revocation) == Verdict::passed);

    list.next_update = "260115000000Z";
    document.revocation_lists = {by_csca()};
    auto result = document.verify();
    CHECK(verdict(result, CheckId::revocation) == Verdict::passed);
    CHECK(has(result, "pki.revocation_list_stale"));
    document.policy.require_fresh_revocation = true;
    CHECK(reason(document.verify(), CheckId::revocation) == "revocation_list_stale");
    Report report;
    report.checks = document.verify().checks;
    document.policy.require_genuine_chip = false;
    CHECK(report.overall(document.policy) == Overall::cannot_tell);
    document.policy.require_fresh_revocation = false;
    CHECK(report.acceptable(document.policy));

    list.serials = {17, 4711, 90000};
    document.revocation_lists = {by_csca()};
    result = document.verify();
    CHECK(verdict(result, CheckId::revocation) == Verdict::failed);
    CHECK(reason(result, CheckId::revocation) == "signer_revoked");

    document.revocation_lists = {make_revocation_list(list, ecdsa("SHA256"), ec_key(2))};
    CHECK(reason(document.verify(), CheckId::revocation) == "no_revocation_list");
    list.issuer = name("UT", "Another office");
    document.revocation_lists = {by_csca()};
    CHECK(reason(document.verify(), CheckId::revocation) == "no_revocation_list");
}

TEST_CASE("a link certificate carries trust from the old CSCA to the new one, in any order of the files") {
    const auto old_office = make_authority(ec_key(2), ecdsa("SHA256"), "UT", "CSCA Utopia 1");
    MadeDocument document = good(); // its CSCA is the new one
    auto link = authority_spec(document.csca.subject, document.csca.key);
    link.issuer = old_office.subject;
    link.extensions.push_back(authority_key_id(key_id_of(old_office.key)));
    const Octets link_certificate = make_certificate(link, old_office.algorithm, old_office.key);
    document.trusted = {link_certificate};
    CHECK(verdict(document.verify(), CheckId::signer_chain) == Verdict::no_trust_anchor);
    document.trusted = {link_certificate, old_office.certificate};
    CHECK(sound(document.verify()));
    document.trusted = {old_office.certificate, link_certificate};
    CHECK(sound(document.verify()));

    // The other way round: the new office vouches for the old key.
    MadeDocument old_document{old_office, ec_key(1), ecdsa("SHA256")};
    auto back = authority_spec(old_office.subject, old_office.key);
    back.issuer = document.csca.subject;
    old_document.trusted = {make_certificate(back, document.csca.algorithm, document.csca.key),
                            document.csca.certificate};
    CHECK(sound(old_document.verify()));
}

TEST_CASE("a link certificate of the same name on both sides looks self-signed and is none") {
    MadeDocument document = good();
    const auto old_office = make_authority(ec_key(2), ecdsa("SHA256")); // same name, other key
    auto link = authority_spec(document.csca.subject, document.csca.key);
    const Octets link_certificate = make_certificate(link, old_office.algorithm, old_office.key);
    Trust trust;
    const auto import = trust.add(link_certificate);
    REQUIRE(import.has_value());
    CHECK(import->pending == 1);
    CHECK(trust.empty());
    document.trusted = {link_certificate, old_office.certificate};
    CHECK(sound(document.verify()));
}

TEST_CASE("the signer is found whatever way its issuer is named") {
    MadeDocument document = good();
    const Octets reordered = sequence({der(0x31, sequence({oid("2.5.4.3"), text(0x13, "csca  utopia")})),
                                       der(0x31, sequence({oid("2.5.4.6"), text(0x13, "ut")})),
                                       der(0x31, sequence({oid("2.5.4.10"), text(0x13, "TEST OFFICE")}))});
    document.cms.signer_identifier = sequence({reordered, integer(4711)});
    CHECK(sound(document.verify()));
    document.signer_spec.issuer = reordered;
    document.signer_spec.extensions = {subject_key_id(key_id_of(document.key)), usage_signs_documents()};
    const auto result = document.verify();
    CHECK(sound(result));
    CHECK(has(result, "pki.issuer_name_spelled_differently"));
    CHECK(has(result, "pki.country_lower_case"));
}

TEST_CASE("countries of signer, CSCA and MRZ are compared in all their spellings") {
    using cccd::pki::country_key;
    for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"VN", "VNM"},
                                                                               {"vn", "VNM"},
                                                                               {"DE", "D"},
                                                                               {"DE", "DEU"},
                                                                               {"GB", "GBR"},
                                                                               {"GB", "GBD"},
                                                                               {"GB", "GBN"},
                                                                               {"GB", "GBO"},
                                                                               {"GB", "GBP"},
                                                                               {"GB", "GBS"},
                                                                               {"GB", "UK"},
                                                                               {"UN", "UNO"},
                                                                               {"UN", "UNA"},
                                                                               {"EU", "EUE"},
                                                                               {"XK", "UNK"},
                                                                               {"XK", "RKS"},
                                                                               {"LT", "LTU"}})
        CHECK(country_key(a) == country_key(b));
    CHECK(country_key("VN") != country_key("DE"));
    CHECK(country_key("UT") == "UT");

    MadeDocument document = good();
    const auto with = [&](const std::string& mrz) {
        document.files[File::dg1] = dg1(mrz);
        document.object.groups[1] = document.files[File::dg1];
        return document.verify();
    };
    CHECK_FALSE(has(with("IDUT<0012345678"), "pki.document_country_differs"));
    CHECK(has(with("IDVNM0012345678"), "pki.document_country_differs"));
    document.signer_spec.extensions.push_back(
        extension("2.23.136.1.1.6.2", false, sequence({integer(0), der(0x31, text(0x13, "P"))})));
    CHECK(has(with("IDUT<0012345678"), "pki.document_type_differs"));
    CHECK_FALSE(has(with("P<UT<TESTER<<AN"), "pki.document_type_differs"));

    // The same in a whole verification, where the MRZ writes "D<<".
    for (const auto& [country, state] : std::vector<std::pair<std::string, std::string>>{
             {"DE", "D<<"}, {"de", "D<<"}, {"GB", "GBD"}, {"UN", "UNO"}, {"EU", "EUE"}, {"VN", "VNM"}}) {
        CAPTURE(state);
        MadeDocument of_state{make_authority(ec_key(0), ecdsa("SHA256"), country), ec_key(1), ecdsa("SHA256")};
        of_state.signer_spec = signer_spec(of_state.csca, of_state.key, country);
        for (const auto& printed : {state, std::string("UTO")}) {
            of_state.files[File::dg1] = dg1("P<" + printed + "TESTER<<AN");
            of_state.object.groups[1] = of_state.files[File::dg1];
            const auto verified = of_state.verify();
            CHECK(sound(verified));
            CHECK(has(verified, "pki.document_country_differs") == (printed == "UTO"));
            CHECK_FALSE(has(verified, "pki.signer_country_differs"));
        }
    }

    document = good();
    document.signer_spec = signer_spec(document.csca, document.key, "UX");
    const auto result = document.verify();
    CHECK(sound(result));
    CHECK(has(result, "pki.signer_country_differs"));
}

TEST_CASE("weak means prove nothing under a strict policy, and are no forgery") {
    MadeDocument document{make_authority(ec_key(0), ecdsa("SHA256")), rsa_key(0), pkcs1("SHA1")};
    document.policy.accept_sha1 = false;
    auto result = document.verify();
    CHECK(verdict(result, CheckId::sod_signature) == Verdict::not_attempted);
    CHECK(reason(result, CheckId::sod_signature) == "sha1_not_accepted");
    CHECK(reason(result, CheckId::data_group_hash, File::dg1) == "sha1_not_accepted");
    document.files[File::dg1].back() ^= 1;
    CHECK(verdict(document.verify(), CheckId::data_group_hash, File::dg1) == Verdict::failed);

    MadeDocument by_sha1{make_authority(ec_key(0), ecdsa("SHA1")), ec_key(1), ecdsa("SHA256")};
    by_sha1.policy.accept_sha1 = false;
    result = by_sha1.verify();
    CHECK(verdict(result, CheckId::sod_signature) == Verdict::passed);
    CHECK(reason(result, CheckId::signer_chain) == "sha1_not_accepted");

    MadeDocument short_key{make_authority(ec_key(0), ecdsa("SHA256")), Key::rsa(1024), pkcs1("SHA256")};
    CHECK(reason(short_key.verify(), CheckId::sod_signature) == "rsa_key_too_short");
    short_key.policy.min_rsa_bits = 1024;
    CHECK(sound(short_key.verify()));
    CHECK(has(short_key.verify(), "pki.rsa_key_short") == false);
}

TEST_CASE("EF.CardSecurity passes when signed, attributed and certified, and hands out what was signed") {
    MadeDocument document = good();
    const Octets infos = der(0x31, sequence({oid("0.4.0.127.0.7.2.2.4.6.2"), integer(2), integer(13)}));
    document.cms.content_type = "0.4.0.127.0.7.3.2.1";
    document.content = infos;
    const auto file = [&] {
        const Octets sod = document.sod();
        return Octets(sod.begin() + 4, sod.end()); // without tag 77
    };
    Trust trust;
    REQUIRE(trust.add(document.csca.certificate).has_value());
    auto result = auth::verify_card_security(file(), trust, document.policy, today);
    REQUIRE(result.has_value());
    REQUIRE(result->checks.size() == 1);
    CHECK(result->checks[0].id == CheckId::card_security_signature);
    CHECK(result->checks[0].verdict == Verdict::passed);
    CHECK(result->security_infos == infos);
    result = auth::verify_card_security(file(), Trust{}, document.policy, today);
    CHECK(result->checks[0].verdict == Verdict::no_trust_anchor);
    Octets spoiled = file();
    spoiled.back() ^= 1;
    result = auth::verify_card_security(spoiled, trust, document.policy, today);
    CHECK(result->checks[0].verdict == Verdict::failed);
    CHECK(result->checks[0].reason.view() == "signature_mismatch");
    document.cms.content_type = "2.23.136.1.1.1";
    CHECK_FALSE(auth::verify_card_security(file(), trust, document.policy, today).has_value());
}

TEST_CASE("BER with indefinite lengths is read in the CMS layer and refused inside certificates") {
    MadeDocument document = good();
    const Octets content = make_object(document.object);
    const Octets certificate = document.signer();
    const auto endless = [](unsigned tag, const Octets& inner) {
        return join({{static_cast<std::uint8_t>(tag), 0x80}, inner, {0x00, 0x00}});
    };
    const auto sod_with = [&](const Octets& inside) {
        const std::size_t half = content.size() / 2;
        const Octets pieces = endless(
            0x24, join({der(0x04, Octets(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(half))),
                        der(0x04, Octets(content.begin() + static_cast<std::ptrdiff_t>(half), content.end()))}));
        const Octets signer =
            make_signer_info(document.cms, content, document.algorithm, document.key, issuer_and_serial(certificate));
        const Octets data = endless(0x30, join({integer(3), der(0x31, hash_algorithm("SHA256")),
                                                endless(0x30, join({oid("2.23.136.1.1.1"), endless(0xA0, pieces)})),
                                                endless(0xA0, inside), endless(0x31, signer)}));
        return der(0x77, endless(0x30, join({oid("1.2.840.113549.1.7.2"), endless(0xA0, data)})));
    };
    auto result = document.verify(sod_with(certificate));
    CHECK(sound(result));
    CHECK(has(result, "pki.indefinite_length"));
    result = document.verify(sod_with(endless(0x30, Octets(certificate.begin() + 4, certificate.end()))));
    CHECK_FALSE(trusted_signature(result));
    CHECK(has(result, "pki.certificate_unreadable"));
}
