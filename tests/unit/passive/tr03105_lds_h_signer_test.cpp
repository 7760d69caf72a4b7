// BSI TR-03105 part 5.1, unit LDS_H: the tests about the signer's certificate. See tr03105_lds_h_test.cpp.
#include "made_document.hpp"

using namespace made;
using namespace support::pki;

namespace {

/// A signer certificate that lacks an outer element; it goes in as it is.
void replace_signer(MadeDocument& document, const Octets& certificate) {
    document.cms.signer_identifier = issuer_and_serial(document.signer());
    document.certificate_inside = false;
    document.cms.certificates = {certificate};
}

} // namespace

TEST_CASE("LDS_H_48 to 66: fields of the signer's certificate that are wrong or missing") {
    const auto extensions = [](std::initializer_list<Octets> all) { return std::vector<Octets>(all); };
    run({
        {"LDS_H_48", Outcome::remarked, [](MadeDocument& d) { d.signer_spec.version = der(0xA0, integer(1)); },
         "pki.certificate_version"},
        {"LDS_H_49", Outcome::remarked, [](MadeDocument& d) { d.signer_spec.version = Octets{}; },
         "pki.certificate_version"},
        {"LDS_H_51", Outcome::refused,
         [](MadeDocument& d) {
             replace_signer(d, [&] {
                 auto spec = d.signer_spec;
                 spec.inner_algorithm = ecdsa("SHA512").identifier;
                 return make_certificate(spec, d.csca.algorithm, d.csca.key);
             }());
         },
         "pki.certificate_unreadable"},
        {"LDS_H_53", Outcome::remarked,
         [](MadeDocument& d) {
             d.signer_spec.issuer = sequence({der(0x31, sequence({oid("2.5.4.3"), text(0x0C, "no country")}))});
         },
         "pki.issuer_name_differs"},
        {"LDS_H_54", Outcome::remarked, [](MadeDocument& d) { d.signer_spec.issuer = name("UT", "Another CSCA"); },
         "pki.issuer_name_differs"},
        {"LDS_H_60", Outcome::remarked,
         [&](MadeDocument& d) {
             d.signer_spec.extensions = extensions({extension("2.5.29.35", false, sequence({der(0x82, {0x01})})),
                                                    subject_key_id(key_id_of(d.key)), usage_signs_documents()});
         },
         "pki.authority_key_id_without_key"},
        {"LDS_H_61", Outcome::remarked,
         [&](MadeDocument& d) {
             d.signer_spec.extensions = extensions({subject_key_id(key_id_of(d.key)), usage_signs_documents()});
         },
         "pki.authority_key_id_missing"},
        {"LDS_H_62", Outcome::remarked,
         [&](MadeDocument& d) {
             d.signer_spec.extensions = extensions({authority_key_id(key_id_of(d.csca.key)), usage_certifies()});
         },
         "pki.signer_key_usage"},
        {"LDS_H_63", Outcome::remarked,
         [&](MadeDocument& d) {
             d.signer_spec.extensions = extensions(
                 {authority_key_id(key_id_of(d.csca.key)), extension("2.5.29.15", true, {0x03, 0x02, 0x06, 0x40})});
         },
         "pki.signer_key_usage"},
        {"LDS_H_64", Outcome::remarked,
         [&](MadeDocument& d) { d.signer_spec.extensions = extensions({authority_key_id(key_id_of(d.csca.key))}); },
         "pki.signer_key_usage_missing"},
        {"LDS_H_65", Outcome::refused,
         [](MadeDocument& d) {
             d.signer_spec.inner_algorithm = d.signer_spec.outer_algorithm =
                 sequence({oid("1.2.840.113549.1.1.4"), null()});
         },
         "signature_algorithm_unknown"},
    });
    using Field = std::optional<Octets> CertificateSpec::*;
    const std::vector<std::pair<const char*, Field>> missing{
        {"LDS_H_50", &CertificateSpec::serial},   {"LDS_H_52", &CertificateSpec::inner_algorithm},
        {"LDS_H_55", &CertificateSpec::issuer},   {"LDS_H_57", &CertificateSpec::validity},
        {"LDS_H_59", &CertificateSpec::key_info}, {"LDS_H_66", &CertificateSpec::outer_algorithm},
        {"LDS_H_68", &CertificateSpec::signature}};
    for (const auto& [id, field] : missing) {
        CAPTURE(id);
        MadeDocument document = good();
        auto spec = document.signer_spec;
        spec.*field = Octets{};
        replace_signer(document, make_certificate(spec, document.csca.algorithm, document.csca.key));
        CHECK(outcome_of(document, document.sod()) == Outcome::refused);
        CHECK(has(document.verify(), "pki.certificate_unreadable"));
    }
}

TEST_CASE("LDS_H_56, 58, 67, 69: validity, kind of key and signatures of the signer's certificate") {
    MadeDocument document = good();
    auto spec = document.signer_spec;
    std::swap(spec.not_before, spec.not_after);
    replace_signer(document, make_certificate(spec, document.csca.algorithm, document.csca.key));
    CHECK(outcome_of(document, document.sod()) == Outcome::refused); // LDS_H_56
    CHECK(has(document.verify(), "pki.certificate_unreadable"));

    document = good();
    spec = document.signer_spec;
    spec.key_info = Key::of(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")).info;
    replace_signer(document, make_certificate(spec, document.csca.algorithm, document.csca.key));
    CHECK(reason(document.verify(), CheckId::sod_signature) == "key_unusable"); // LDS_H_58

    document = good();
    document.signer_spec.signature = bit_string(sign(ec_key(2), ecdsa("SHA256"), {0x00}));
    CHECK(reason(document.verify(), CheckId::signer_chain) == "signer_not_certified"); // LDS_H_67

    // LDS_H_69: a wrong signature and a wrong hash; the report names both, neither hides the other.
    document = good();
    document.cms.signature = der(0x04, sign(ec_key(2), ecdsa("SHA256"), {0x00}));
    document.files[File::dg2].back() ^= 1;
    const auto result = document.verify();
    CHECK(reason(result, CheckId::sod_signature) == "signature_mismatch");
    CHECK(reason(result, CheckId::data_group_hash, File::dg2) == "hash_mismatch");
}

TEST_CASE("LDS_H_75 to 78: the CSCA may sign by another algorithm than the signer") {
    const std::vector<std::tuple<const char*, Key, Algorithm, Key, Algorithm>> rows{
        {"LDS_H_75", rsa_key(1), pkcs1("SHA256"), ec_key(1), ecdsa("SHA256")},
        {"LDS_H_76", rsa_key(1), pss("SHA512"), ec_key(1), ecdsa("SHA224")},
        {"LDS_H_77", ec_key(0), ecdsa("SHA384"), rsa_key(0), pss("SHA256")},
        {"LDS_H_78", rsa_key(1), pss("SHA256"), rsa_key(0), pkcs1("SHA512")}};
    for (const auto& [id, csca_key, csca_algorithm, key, algorithm] : rows) {
        CAPTURE(id);
        CHECK(sound(MadeDocument(make_authority(csca_key, csca_algorithm), key, algorithm).verify()));
    }
}
