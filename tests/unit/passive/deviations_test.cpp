// Deviations of form that leave a document sound: each is named, and none hides another.
#include "made_document.hpp"

using namespace made;
using namespace support::pki;

namespace {

/// A private key usage period.
Octets period(const char* from, const char* until) {
    return extension("2.5.29.16", false, sequence({text(0x80, from), text(0x81, until)}));
}

void add_to_signer(MadeDocument& document, const Octets& extension_octets) {
    document.signer_spec.extensions.push_back(extension_octets);
}

/// The CSCA certificate once more, with these extensions beside the usual ones.
void change_csca(MadeDocument& document, const std::vector<Octets>& extensions) {
    auto spec = authority_spec(document.csca.subject, document.csca.key);
    spec.extensions = extensions;
    document.trusted = {make_certificate(spec, document.csca.algorithm, document.csca.key)};
}

struct Deviation {
    const char* finding;
    Spoil make;
};

} // namespace

TEST_CASE("each deviation of a sound document is named") {
    const std::vector<Deviation> deviations{
        {"pki.serial_too_long", [](MadeDocument& d) { d.signer_spec.serial = der(0x02, Octets(22, 0x11)); }},
        {"pki.signer_key_usage_wider",
         [](MadeDocument& d) {
             d.signer_spec.extensions[2] = extension("2.5.29.15", true, {0x03, 0x02, 0x06, 0xC0});
         }},
        {"pki.signer_is_authority",
         [](MadeDocument& d) {
             d.signer_spec.extensions[2] = extension("2.5.29.15", true, {0x03, 0x02, 0x02, 0x84});
             add_to_signer(d, authority());
         }},
        {"pki.signer_extended_usage", [](MadeDocument& d) { add_to_signer(d, extended_usage("1.2.3.4")); }},
        {"pki.subject_key_id_not_wrapped",
         [](MadeDocument& d) { d.signer_spec.extensions[1] = extension("2.5.29.14", false, Octets(20, 0x5A)); }},
        {"pki.authority_key_id_differs",
         [](MadeDocument& d) { d.signer_spec.extensions[0] = authority_key_id(Octets(20, 0x5A)); }},
        {"pki.extension_malformed",
         [](MadeDocument& d) {
             add_to_signer(d, extension("2.23.136.1.1.6.2", false, {0x05, 0x00}));
         }},
        {"pki.unknown_extension",
         [](MadeDocument& d) {
             add_to_signer(d, extension("1.2.3.4", false, {0x05, 0x00}));
         }},
        {"pki.unknown_critical_extension",
         [](MadeDocument& d) {
             add_to_signer(d, extension("1.2.3.4", true, {0x05, 0x00}));
         }},
        {"pki.name_change_critical",
         [](MadeDocument& d) {
             add_to_signer(d, extension("2.23.136.1.1.6.1", true, {0x05, 0x00}));
         }},
        {"pki.path_length",
         [](MadeDocument& d) {
             change_csca(d, {subject_key_id(key_id_of(d.csca.key)), usage_certifies(),
                             extension("2.5.29.19", true, sequence({{0x01, 0x01, 0xFF}, integer(2)}))});
         }},
        {"pki.issuer_key_usage_missing",
         [](MadeDocument& d) {
             change_csca(d, {subject_key_id(key_id_of(d.csca.key)), authority()});
         }},
        {"pki.basic_constraints_missing",
         [](MadeDocument& d) {
             change_csca(d, {subject_key_id(key_id_of(d.csca.key)), usage_certifies()});
         }},
        {"pki.subject_key_id_missing",
         [](MadeDocument& d) {
             change_csca(d, {usage_certifies(), authority()});
         }},
        {"pki.signer_issued_outside_key_usage_period",
         [](MadeDocument& d) {
             change_csca(d, {subject_key_id(key_id_of(d.csca.key)), usage_certifies(), authority(),
                             period("20200101000000Z", "20230101000000Z")});
         }},
        {"pki.security_object_few_hashes",
         [](MadeDocument& d) {
             d.files = {{File::dg1, d.files[File::dg1]}};
             d.object.groups = {{1, d.files[File::dg1]}};
         }},
        {"pki.security_object_trailing",
         [](MadeDocument& d) {
             d.object.version = integer(1);
             d.object.version_info = join({sequence({text(0x13, "0108"), text(0x13, "040000")}), integer(7)});
         }},
        {"pki.data_group_number",
         [](MadeDocument& d) { d.object.more_entries = {hash_entry(integer(17), Octets(32, 0x17))}; }},
        {"pki.digest_algorithm_differs",
         [](MadeDocument& d) {
             d.algorithm = ecdsa("SHA384");
             d.cms.digest = "SHA256";
         }},
        {"pki.several_signers",
         [](MadeDocument& d) {
             const Octets content = make_object(d.object);
             d.cms.more_signers = {make_signer_info(d.cms, content, d.algorithm, d.key, issuer_and_serial(d.signer()))};
         }},
    };
    for (const auto& deviation : deviations) {
        CAPTURE(deviation.finding);
        MadeDocument document = good();
        CHECK_FALSE(has(document.verify(), deviation.finding));
        deviation.make(document);
        const auto result = document.verify();
        CHECK(sound(result));
        CHECK(has(result, deviation.finding));
    }
}

TEST_CASE("a signing time that is none counts as none and is told") {
    MadeDocument document = good();
    document.cms.signing_time = "2025-06-01";
    auto result = document.verify();
    CHECK(sound(result));
    CHECK_FALSE(result.signed_at.has_value());
    CHECK(has(result, "pki.signing_time_malformed"));
    CHECK(has(result, "pki.no_signing_time"));
    document.signer_spec.not_after = "251231000000Z"; // expired: when it signed would have to be known
    CHECK(reason(document.verify(), CheckId::signer_validity) == "no_signing_time");
}

TEST_CASE("a short RSA key is named where the policy does not accept it") {
    const MadeDocument document{make_authority(ec_key(0), ecdsa("SHA256")), Key::rsa(1024), pkcs1("SHA256")};
    const auto result = document.verify();
    CHECK(reason(result, CheckId::sod_signature) == "rsa_key_too_short");
    CHECK(has(result, "pki.rsa_key_short"));
    const MadeDocument by_csca{make_authority(Key::rsa(1024), pkcs1("SHA256")), ec_key(1), ecdsa("SHA256")};
    CHECK(reason(by_csca.verify(), CheckId::signer_chain) == "rsa_key_too_short");
}

TEST_CASE("a deviation list of the signer's own state is told when a document of that signer is verified") {
    MadeDocument document = good();
    auto spec = signer_spec(document.csca, ec_key(2));
    spec.extensions.push_back(extended_usage("2.23.136.1.1.8"));
    const Octets list_signer = make_certificate(spec, document.csca.algorithm, document.csca.key);
    const auto list_of = [&](unsigned serial) {
        CmsSpec cms;
        cms.content_type = "2.23.136.1.1.7";
        cms.certificates = {list_signer};
        const Octets documents = sequence({der(0xA1, join({document.csca.subject, integer(serial)}))});
        const Octets content =
            sequence({integer(0), hash_algorithm("SHA256"), der(0x31, sequence({documents, der(0x31, Octets{})}))});
        return make_cms(cms, content, ecdsa("SHA256"), ec_key(2), issuer_and_serial(list_signer));
    };
    document.revocation_lists = {list_of(4711)}; // the serial number of the made signer
    auto result = document.verify();
    CHECK(sound(result)); // the state told of a defect, it did not take the document back
    CHECK(has(result, "pki.deviation_listed"));
    document.revocation_lists = {list_of(4712)};
    CHECK_FALSE(has(document.verify(), "pki.deviation_listed"));
}
