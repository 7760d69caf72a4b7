// Forgeries: none may come out as certified, and none may be taken for something it is not.
#include "made_document.hpp"
#include "support/forged_curve.hpp"

using namespace made;
using namespace support::pki;

namespace {

/// A PKCS#1 v1.5 block that OpenSSL would not make, "signed" with e = 3 by taking a cube root: the hash stands early,
/// and rubbish follows where nothing may follow.
Octets cube_root_forgery(const Key& key, const Octets& message) {
    BIGNUM* n = nullptr;
    EVP_PKEY_get_bn_param(key.handle.get(), OSSL_PKEY_PARAM_RSA_N, &n);
    const auto size = static_cast<std::size_t>(BN_num_bytes(n));
    const Octets info = sequence({hash_algorithm("SHA256"), der(0x04, digest("SHA256", message))});
    Octets block{0x00, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00};
    block.insert(block.end(), info.begin(), info.end());
    block.resize(size, 0xFF);
    BIGNUM* target = BN_bin2bn(block.data(), static_cast<int>(size), nullptr);
    BIGNUM *low = BN_new(), *high = BN_new(), *middle = BN_new(), *cube = BN_new();
    BN_CTX* context = BN_CTX_new();
    BN_zero(low);
    BN_one(high);
    BN_lshift(high, high, static_cast<int>(size) * 8 / 3 + 2);
    while (true) { // the largest number whose cube is not above the target
        BN_sub(cube, high, low);
        if (BN_is_one(cube)) break;
        BN_add(middle, low, high);
        BN_rshift1(middle, middle);
        BN_sqr(cube, middle, context);
        BN_mul(cube, cube, middle, context);
        BN_copy(BN_cmp(cube, target) > 0 ? high : low, middle);
    }
    Octets signature(size);
    BN_bn2binpad(low, signature.data(), static_cast<int>(size));
    for (BIGNUM* number : {n, target, low, high, middle, cube}) BN_free(number);
    BN_CTX_free(context);
    return signature;
}

} // namespace

TEST_CASE("the made document is sound, so that each forgery below fails for its own reason") {
    const auto result = good().verify();
    CHECK(sound(result));
    CHECK(reason(result, CheckId::revocation) == "no_revocation_list");
}

TEST_CASE("a self-made CSCA of the same name certifies nothing") {
    MadeDocument document = good();
    const auto real = document.csca;
    document.csca = make_authority(ec_key(2), ecdsa("SHA256"));
    document.signer_spec = signer_spec(document.csca, document.key);
    document.trusted = {real.certificate};
    CHECK(verdict(document.verify(), CheckId::signer_chain) == Verdict::no_trust_anchor);

    // It may even claim the real key identifier: then it contradicts the anchor and is a forgery for certain.
    document.signer_spec.extensions[0] = authority_key_id(key_id_of(real.key));
    const auto result = document.verify();
    CHECK(verdict(result, CheckId::signer_chain) == Verdict::failed);
    CHECK(reason(result, CheckId::signer_chain) == "signer_not_certified");

    // Sending its own certificate along inside the CMS does not help.
    document.cms.certificates = {document.csca.certificate};
    CHECK_FALSE(trusted_signature(document.verify()));
}

TEST_CASE("a document signer can not certify another document signer") {
    MadeDocument document = good();
    const auto real = document.csca;
    const Octets first_signer = make_signer(real, ec_key(1));
    Authority middle{ec_key(1), ecdsa("SHA256"), name("UT", "Document Signer 1"), first_signer};
    document.csca = middle;
    document.key = ec_key(2);
    document.signer_spec = signer_spec(middle, ec_key(2));
    document.cms.certificates = {first_signer};
    document.trusted = {real.certificate};
    CHECK(verdict(document.verify(), CheckId::signer_chain) == Verdict::no_trust_anchor);
    // Nor when the operator gives the first signer as if it were an anchor.
    document.trusted = {real.certificate, first_signer};
    CHECK(verdict(document.verify(), CheckId::signer_chain) == Verdict::no_trust_anchor);
}

TEST_CASE("a cube root under exponent 3 is no signature") {
    const Key key = Key::rsa(2048, 3);
    MadeDocument document{make_authority(ec_key(0), ecdsa("SHA256")), key, pkcs1("SHA256")};
    CHECK(sound(document.verify()));
    const Octets attributes = usual_attributes(document.cms, make_object(document.object));
    document.cms.signature = der(0x04, cube_root_forgery(key, der(0x31, attributes)));
    const auto result = document.verify();
    CHECK(verdict(result, CheckId::sod_signature) == Verdict::failed);
    CHECK(reason(result, CheckId::sod_signature) == "signature_mismatch");
}

TEST_CASE("explicit parameters with another generator are refused, in the signer and in an anchor") {
    MadeDocument document = good();
    document.signer_spec.key_info = info_with_generator_of(document.key);
    auto result = document.verify();
    CHECK(verdict(result, CheckId::sod_signature) == Verdict::failed);
    CHECK(reason(result, CheckId::sod_signature) == "curve_unknown");

    // The same for a CSCA: whoever takes the parameters as they come finds it self-signed, and we do not.
    const Octets csca = forged_certificate(authority_spec(document.csca.subject, document.csca.key), document.csca.key);
    REQUIRE(holds_under_its_own_key(csca));
    Trust trust;
    const auto import = trust.add(csca);
    REQUIRE(import.has_value());
    CHECK(import->refused == 1);
    CHECK(trust.empty());
    document = good();
    document.trusted.push_back(csca);
    CHECK(sound(document.verify())); // the real one is unharmed by its neighbour
}

TEST_CASE("a signer that forged the CSCA's signature with a generator of his own is not certified") {
    MadeDocument document = good();
    const auto spec = signer_spec(document.csca, ec_key(2));
    document.key = ec_key(2);
    document.signer_spec = spec;
    const Octets honest = document.signer();
    const std::size_t length = static_cast<std::size_t>(honest[6]) << 8 | honest[7];
    const Octets tbs(honest.begin() + 4, honest.begin() + static_cast<std::ptrdiff_t>(8 + length));
    document.signer_spec.signature = bit_string(sign_with_generator_of(document.csca.key, tbs));
    const auto result = document.verify();
    CHECK(verdict(result, CheckId::sod_signature) == Verdict::passed);
    CHECK(reason(result, CheckId::signer_chain) == "signer_not_certified");
}

TEST_CASE("a swapped hash algorithm does not hold") {
    MadeDocument document = good();
    document.cms.signature_algorithm = ecdsa("SHA384").identifier;
    CHECK(verdict(document.verify(), CheckId::sod_signature) == Verdict::failed);
    document = good();
    document.cms.signer_digest_algorithm = hash_algorithm("SHA384");
    CHECK(reason(document.verify(), CheckId::signed_attributes) == "message_digest_mismatch");
    document = good();
    document.object.hash_algorithm_field = hash_algorithm("SHA384");
    for (const File file : {File::dg1, File::dg2, File::dg13})
        CHECK(reason(document.verify(), CheckId::data_group_hash, file) == "hash_mismatch");
}

TEST_CASE("two hashes for one group let neither file pass") {
    MadeDocument document = good();
    const Bytes other{0x61, 0x01, 0x00};
    document.object.more_entries = {hash_entry(integer(1), digest("SHA256", other))};
    auto result = document.verify();
    CHECK(reason(result, CheckId::data_group_hash, File::dg1) == "hash_ambiguous");
    CHECK(verdict(result, CheckId::data_group_hash, File::dg1) == Verdict::failed);
    CHECK(verdict(result, CheckId::data_group_hash, File::dg2) == Verdict::passed);
    CHECK(has(result, "pki.data_group_twice"));
    document.files[File::dg1] = other;
    CHECK(verdict(document.verify(), CheckId::data_group_hash, File::dg1) == Verdict::failed);
}

TEST_CASE("trailing octets inside the signed parts are refused, after the object they are named") {
    MadeDocument document = good();
    Octets sod = document.sod();
    sod.push_back(0x00);
    auto result = document.verify(sod);
    CHECK(sound(result));
    CHECK(has(result, "pki.trailing_octets"));

    document.content = join({make_object(document.object), {0x05, 0x00}});
    result = document.verify();
    CHECK(reason(result, CheckId::data_group_hash, File::dg1) == "security_object_malformed");

    document = good();
    Octets certificate = document.signer();
    Octets longer = sequence({Octets(certificate.begin() + 4, certificate.end()), {0x05, 0x00}});
    document.certificate_inside = false;
    document.cms.certificates = {longer};
    result = document.verify();
    CHECK_FALSE(trusted_signature(result));
    CHECK(has(result, "pki.certificate_unreadable"));

    document = good();
    const Octets attributes = usual_attributes(document.cms, make_object(document.object));
    document.cms.signature = der(0x04, join({sign(document.key, document.algorithm, der(0x31, attributes)), {0x00}}));
    CHECK(reason(document.verify(), CheckId::sod_signature) == "signature_mismatch");
}

TEST_CASE("a signature over the attributes in another order does not hold") {
    MadeDocument document = good();
    const Octets content = make_object(document.object);
    const Octets type = attribute("1.2.840.113549.1.9.3", oid("2.23.136.1.1.1"));
    const Octets message = attribute("1.2.840.113549.1.9.4", der(0x04, digest("SHA256", content)));
    document.cms.attributes = join({message, type});
    document.cms.signed_attributes = join({type, message});
    CHECK(reason(document.verify(), CheckId::sod_signature) == "signature_mismatch");
    // Signed in the order in which they stand it holds, and the order is named.
    document.cms.signed_attributes = document.cms.attributes;
    const auto result = document.verify();
    CHECK(sound(result));
    CHECK(has(result, "pki.signed_attributes_not_sorted"));
}

TEST_CASE("an attribute that stands twice or has two values is refused") {
    MadeDocument document = good();
    const Octets usual = usual_attributes(document.cms, make_object(document.object));
    document.cms.attributes = join({usual, attribute("1.2.840.113549.1.9.4", der(0x04, Octets(32, 0xAA)))});
    CHECK(reason(document.verify(), CheckId::signed_attributes) == "signed_attributes_malformed");
}

TEST_CASE("what was signed as another kind of content says nothing about data groups") {
    MadeDocument document = good();
    document.cms.content_type = "0.4.0.127.0.7.3.2.1";
    const auto result = document.verify();
    CHECK(verdict(result, CheckId::signed_attributes) == Verdict::failed);
    CHECK(reason(result, CheckId::signed_attributes) == "content_type_unexpected");
}

TEST_CASE("certificates for TLS and for lists may not sign documents though the CSCA certified them") {
    for (const char* purpose : {"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "2.23.136.1.1.3", "2.23.136.1.1.8"}) {
        MadeDocument document = good();
        document.signer_spec.extensions.push_back(extended_usage(purpose));
        const auto result = document.verify();
        CHECK(verdict(result, CheckId::signer_chain) == Verdict::failed);
        CHECK(reason(result, CheckId::signer_chain) == "signer_for_other_purpose");
    }
}

TEST_CASE("a second signer who fails does not spoil a sound one, and a sound stranger does not save a forgery") {
    MadeDocument document = good();
    const Octets content = make_object(document.object);
    CmsSpec other = document.cms;
    other.signature = der(0x04, sign(ec_key(2), ecdsa("SHA256"), content));
    const Octets identifier = issuer_and_serial(document.signer());
    document.cms.more_signers = {make_signer_info(other, content, document.algorithm, document.key, identifier)};
    const auto result = document.verify();
    CHECK(trusted_signature(result));
    CHECK(has(result, "pki.another_signature_fails"));

    // The stranger has no certificate from the CSCA; the certified signer's signature is wrong.
    MadeDocument forged = good();
    const auto stranger_office = make_authority(ec_key(2), ecdsa("SHA256"), "UT", "CSCA Stranger");
    const Octets stranger = make_signer(stranger_office, ec_key(2));
    forged.cms.signature = der(0x04, sign(ec_key(2), ecdsa("SHA256"), content));
    forged.cms.certificates = {stranger};
    forged.cms.more_signers = {
        make_signer_info(CmsSpec{}, content, ecdsa("SHA256"), ec_key(2), issuer_and_serial(stranger))};
    CHECK_FALSE(trusted_signature(forged.verify()));
}
