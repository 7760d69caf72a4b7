// BSI TR-03105 part 5.1, unit LDS_H (security object), as far as its titles tell what to do; tests/conformance.md says
// where we differ and why. "refused": some check is not passed, or the file is no security object. "remarked": every
// check passes, and the report carries a warning, so that the document never counts as genuine without a remark.
#include "made_document.hpp"

#include <cccd/document.hpp>

using namespace made;
using namespace support::pki;

namespace {

MadeDocument signed_with(const Key& key, const Algorithm& algorithm) {
    return {make_authority(ec_key(0), ecdsa("SHA256")), key, algorithm};
}

/// Takes the nth element out of a SEQUENCE; all elements must have short or two-octet lengths.
Octets without(const Octets& sequence_octets, std::size_t index) {
    const auto header = [](const Octets& octets, std::size_t at) {
        const std::size_t first = octets[at + 1];
        if (first < 0x80) return std::pair<std::size_t, std::size_t>{2, first};
        if (first == 0x81) return std::pair<std::size_t, std::size_t>{3, octets[at + 2]};
        return std::pair<std::size_t, std::size_t>{4, static_cast<std::size_t>(octets[at + 2]) << 8 | octets[at + 3]};
    };
    Octets content;
    std::size_t at = header(sequence_octets, 0).first;
    for (std::size_t i = 0; at < sequence_octets.size(); ++i) {
        const auto [size, length] = header(sequence_octets, at);
        if (i != index)
            content.insert(content.end(), sequence_octets.begin() + static_cast<std::ptrdiff_t>(at),
                           sequence_octets.begin() + static_cast<std::ptrdiff_t>(at + size + length));
        at += size + length;
    }
    return der(sequence_octets[0], content);
}

Octets sod_around(const Octets& content_info) {
    return der(0x77, content_info);
}

Octets signed_data_of(const Octets& sod) {
    // 77 L 30 L OID [0] L SEQUENCE: three headers of four octets, the identifier of eleven.
    return {sod.begin() + 4 + 4 + 11 + 4, sod.end()};
}

Octets sod_with(const Octets& signed_data) {
    return sod_around(sequence({oid("1.2.840.113549.1.7.2"), der(0xA0, signed_data)}));
}

} // namespace

TEST_CASE("LDS_H_01 to 14, 70 to 73, 79 to 83, 94 to 98: every signature algorithm with every hash is accepted") {
    struct Algorithms {
        const char* id;
        Algorithm algorithm;
        const char* key;
    };
    static const Key dsa_key = Key::dsa();
    const std::vector<Algorithms> all{
        {"LDS_H_01", pkcs1("SHA1"), "rsa"},        {"LDS_H_02", pss("SHA1"), "rsa"},
        {"LDS_H_03", pss("SHA256"), "rsa"},        {"LDS_H_04", pkcs1("SHA224"), "rsa"},
        {"LDS_H_05", pkcs1("SHA256"), "rsa"},      {"LDS_H_06", pkcs1("SHA384"), "rsa"},
        {"LDS_H_07", pkcs1("SHA512"), "rsa"},      {"LDS_H_08", dsa("SHA1"), "dsa"},
        {"LDS_H_09", ecdsa("SHA1"), "ec"},         {"LDS_H_10", ecdsa_plain("SHA1"), "ec"},
        {"LDS_H_11", ecdsa_plain("SHA224"), "ec"}, {"LDS_H_12", ecdsa_plain("SHA256"), "ec"},
        {"LDS_H_13", ecdsa_plain("SHA384"), "ec"}, {"LDS_H_14", ecdsa_plain("SHA512"), "ec"},
        {"LDS_H_70", ecdsa("SHA224"), "ec"},       {"LDS_H_71", ecdsa("SHA256"), "ec"},
        {"LDS_H_72", ecdsa("SHA384"), "ec"},       {"LDS_H_73", ecdsa("SHA512"), "ec"},
        {"LDS_H_79", bare_rsa("SHA1"), "rsa"},     {"LDS_H_80", bare_rsa("SHA224"), "rsa"},
        {"LDS_H_81", bare_rsa("SHA256"), "rsa"},   {"LDS_H_82", bare_rsa("SHA384"), "rsa"},
        {"LDS_H_83", bare_rsa("SHA512"), "rsa"},   {"LDS_H_94", pss("SHA224"), "rsa"},
        {"LDS_H_95", pss("SHA384"), "rsa"},        {"LDS_H_96", pss("SHA512"), "rsa"},
        {"LDS_H_97", dsa("SHA224"), "dsa"},        {"LDS_H_98", dsa("SHA256"), "dsa"},
    };
    for (const auto& each : all) {
        CAPTURE(each.id);
        const std::string kind = each.key;
        const Key& key = kind == "rsa" ? rsa_key(0) : kind == "dsa" ? dsa_key : ec_key(1);
        const MadeDocument document = signed_with(key, each.algorithm);
        const auto result = document.verify();
        CHECK(sound(result));
        CHECK(has(result, "pki.sha1") == (each.algorithm.hash == "SHA1"));
        const std::string id = each.id;
        CHECK(has(result, "pki.bare_key_algorithm") == (id >= "LDS_H_79" && id <= "LDS_H_83"));
        // The same with one bit of the signature changed.
        Octets sod = document.sod();
        sod.back() ^= 1;
        CHECK(reason(document.verify(sod), CheckId::sod_signature) == "signature_mismatch");
    }
}

TEST_CASE("ECDSA with every hash on every curve, named and explicit, is accepted") {
    for (const char* curve : {"P-224", "P-256", "P-384", "P-521", "brainpoolP224r1", "brainpoolP256r1",
                              "brainpoolP320r1", "brainpoolP384r1", "brainpoolP512r1"})
        for (const bool explicit_parameters : {false, true}) {
            CAPTURE(curve);
            const Key key = Key::ec(curve, explicit_parameters);
            for (const char* hash : {"SHA1", "SHA224", "SHA256", "SHA384", "SHA512"})
                CHECK(sound(signed_with(key, ecdsa(hash)).verify()));
        }
}

TEST_CASE("RSASSA-PSS with any salt is accepted, another hash in its mask function is remarked") {
    for (const int salt : {0, 8, 20, 32, 64, 190}) {
        CAPTURE(salt);
        CHECK(outcome_of(signed_with(rsa_key(0), pss("SHA256", salt)),
                         signed_with(rsa_key(0), pss("SHA256", salt)).sod()) == Outcome::accepted);
    }
    const MadeDocument document = signed_with(rsa_key(0), pss("SHA256", 32, "SHA384"));
    CHECK(outcome_of(document, document.sod()) == Outcome::remarked);
    CHECK(has(document.verify(), "pki.pss_mask_hash"));
}

TEST_CASE("LDS_H_15: a signer's certificate that is not in EF.SOD may come from the trust files") {
    MadeDocument document = signed_with(rsa_key(0), pkcs1("SHA256"));
    document.certificate_inside = false;
    CHECK(reason(document.verify(), CheckId::sod_signature) == "signer_certificate_missing");
    document.trusted.push_back(document.signer());
    CHECK(sound(document.verify()));
}

TEST_CASE("LDS_H_17 to 19, 21, 23, 25, 27, 31, 38: what is cut or lacks a field is no security object") {
    const MadeDocument document = good();
    const Octets sod = document.sod();
    const auto refused = [&](const char* id, const Octets& spoiled) {
        CAPTURE(id);
        const auto result = document.try_verify(spoiled);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().code == ErrorCode::file_malformed);
    };
    Octets spoiled = sod;
    spoiled[0] = 0x78;
    refused("LDS_H_17", spoiled);
    spoiled = sod;
    --spoiled[3];
    refused("LDS_H_18", spoiled);
    spoiled = sod;
    ++spoiled[3];
    refused("LDS_H_19", spoiled);
    const Octets data = signed_data_of(sod);
    refused("LDS_H_21", sod_with(without(data, 0)));
    refused("LDS_H_23", sod_with(without(data, 1)));
    const Octets content = make_object(document.object);
    const auto with_signer = [&](const Octets& signer) {
        return sod_with(sequence({integer(3), der(0x31, hash_algorithm("SHA256")),
                                  sequence({oid("2.23.136.1.1.1"), der(0xA0, der(0x04, content))}),
                                  der(0xA0, document.signer()), der(0x31, signer)}));
    };
    const Octets signer =
        make_signer_info(document.cms, content, document.algorithm, document.key, issuer_and_serial(document.signer()));
    CHECK(outcome_of(document, with_signer(signer)) == Outcome::accepted);
    refused("LDS_H_27", with_signer(without(signer, 0)));
    refused("LDS_H_38", with_signer(without(signer, 5)));
    // Without digestAlgorithm the signed attributes stand in its place: no signer can be read.
    refused("LDS_H_31", with_signer(without(signer, 2)));
    MadeDocument no_type = good();
    no_type.cms.content_type_field = Octets{};
    refused("LDS_H_25", no_type.sod());
}

TEST_CASE("LDS_H_20, 22, 24, 26, 28 to 30, 32, 33, 36, 37, 84, 85: fields of CMS that are wrong") {
    const auto content = [](const MadeDocument& document) { return make_object(document.object); };
    run({
        {"LDS_H_20", Outcome::remarked, [](MadeDocument& d) { d.cms.version = integer(4); }, "pki.signed_data_version"},
        {"LDS_H_22", Outcome::remarked,
         [](MadeDocument& d) { d.cms.digest_algorithms = der(0x31, hash_algorithm("MD5")); },
         "pki.digest_algorithm_not_listed"},
        {"LDS_H_24", Outcome::refused, [](MadeDocument& d) { d.cms.content_type = "2.23.136.1.1.99"; },
         "content_type_unexpected"},
        {"LDS_H_26", Outcome::remarked, [](MadeDocument& d) { d.cms.signer_version = integer(2); },
         "pki.signer_info_version"},
        {"LDS_H_28", Outcome::refused,
         [](MadeDocument& d) {
             d.cms.signer_identifier = sequence({name("UT", "CSCA Utopia"), integer(4712)});
         },
         "signer_certificate_missing"},
        {"LDS_H_29", Outcome::refused,
         [](MadeDocument& d) {
             d.cms.signer_version = integer(3);
             d.cms.signer_identifier = der(0x80, Octets(20, 0x11));
         },
         "signer_certificate_missing"},
        {"LDS_H_30", Outcome::refused, [](MadeDocument& d) { d.cms.signer_digest_algorithm = hash_algorithm("MD5"); },
         "digest_algorithm_unknown"},
        {"LDS_H_32", Outcome::refused,
         [](MadeDocument& d) {
             d.cms.attributes = join({attribute("1.2.840.113549.1.9.3", oid("2.23.136.1.1.1")),
                                      attribute("1.2.840.113549.1.9.4", der(0x04, Octets(32, 0x5A)))});
         },
         "message_digest_mismatch"},
        {"LDS_H_33", Outcome::refused,
         [](MadeDocument& d) { d.cms.attributes = attribute("1.2.840.113549.1.9.3", oid("2.23.136.1.1.1")); },
         "message_digest_missing"},
        {"LDS_H_36", Outcome::refused,
         [](MadeDocument& d) {
             d.cms.signature_algorithm = sequence({oid("1.2.840.113549.1.1.4"), null()});
         },
         "signature_algorithm_unknown"},
        {"LDS_H_37", Outcome::refused,
         [&](MadeDocument& d) { d.cms.signature = der(0x04, sign(d.key, d.algorithm, content(d))); },
         "signature_mismatch"},
        {"LDS_H_84", Outcome::remarked, [](MadeDocument& d) { d.cms.signer_version = integer(3); },
         "pki.signer_info_version"},
        {"LDS_H_85", Outcome::remarked,
         [](MadeDocument& d) {
             d.cms.signer_version = integer(1);
             d.cms.signer_identifier = der(0x80, key_id_of(d.key));
         },
         "pki.signer_info_version"},
        {"a key identifier with version 3", Outcome::accepted,
         [](MadeDocument& d) {
             d.cms.signer_version = integer(3);
             d.cms.signer_identifier = der(0x80, key_id_of(d.key));
         }},
        {"no signed attributes at all", Outcome::refused, [](MadeDocument& d) { d.cms.attributes = Octets{}; },
         "no_signed_attributes"},
    });
}

TEST_CASE("LDS_H_39 to 44, 46, 47, 74, 86 to 89: the list of hashes") {
    const Octets version_info = sequence({text(0x13, "0108"), text(0x13, "040000")});
    run({
        {"LDS_H_39", Outcome::remarked, [](MadeDocument& d) { d.object.version = integer(5); },
         "pki.security_object_version"},
        {"LDS_H_40", Outcome::refused, [](MadeDocument& d) { d.object.version = Octets{}; },
         "security_object_malformed"},
        {"LDS_H_41", Outcome::refused, [](MadeDocument& d) { d.object.hash_algorithm_field = hash_algorithm("MD5"); },
         "security_object_malformed"},
        {"LDS_H_42", Outcome::refused, [](MadeDocument& d) { d.object.hash_algorithm_field = Octets{}; },
         "security_object_malformed"},
        {"LDS_H_43", Outcome::refused, [](MadeDocument& d) { d.files[File::dg2].back() ^= 1; }, "hash_mismatch"},
        {"LDS_H_44", Outcome::refused, [](MadeDocument& d) { d.object.groups.erase(1); }, "not_covered"},
        {"LDS_H_46", Outcome::refused,
         [](MadeDocument& d) {
             d.object.groups.erase(2);
             d.object.more_entries = {hash_entry(integer(17), digest("SHA256", d.files[File::dg2]))};
         },
         "not_covered"},
        {"LDS_H_47", Outcome::refused,
         [](MadeDocument& d) {
             d.object.groups.erase(2);
             d.object.more_entries = {sequence({der(0x04, digest("SHA256", d.files[File::dg2]))})};
         },
         "security_object_malformed"},
        {"LDS_H_74", Outcome::accepted, [](MadeDocument& d) { d.object.hash = "SHA512"; }},
        {"LDS_H_86", Outcome::accepted,
         [&](MadeDocument& d) {
             d.object.version = integer(1);
             d.object.version_info = version_info;
         }},
        {"LDS_H_87", Outcome::remarked, [&](MadeDocument& d) { d.object.version_info = version_info; },
         "pki.security_object_version"},
        {"LDS_H_88", Outcome::remarked, [](MadeDocument& d) { d.object.version = integer(1); },
         "pki.security_object_version"},
        {"LDS_H_89", Outcome::accepted,
         [](MadeDocument& d) {
             d.object.version = integer(1);
             d.object.version_info = sequence({text(0x13, "0109"), text(0x13, "040000")});
         }},
    });
}

TEST_CASE("LDS_H_45, 90 to 92: EF.COM and EF.SOD that list different groups are remarked") {
    const auto verified = [](const MadeDocument& document, const Octets& com_tags) {
        Evidence evidence;
        evidence.files = document.files;
        evidence.files[File::sod] = document.sod();
        evidence.files[File::com] =
            der(0x60, join({{0x5F, 0x01, 0x04, '0', '1', '0', '7', 0x5F, 0x36, 0x06, '0', '4', '0', '0', '0', '0'},
                            der(0x5C, com_tags)}));
        Trust trust;
        REQUIRE(trust.add(document.csca.certificate).has_value());
        auto result = cccd::verify(evidence, trust, document.policy, today);
        REQUIRE(result.has_value());
        return std::move(result->report);
    };
    MadeDocument document = good();
    CHECK_FALSE(verified(document, {0x61, 0x75, 0x6D}).has_finding("com.lacks_signed_group"));
    CHECK(verified(document, {0x61, 0x75}).has_finding("com.lacks_signed_group"));               // LDS_H_90
    CHECK(verified(document, {0x61, 0x75, 0x6D, 0x6B}).has_finding("com.lists_unsigned_group")); // LDS_H_91
    const auto different = verified(document, {0x61, 0x75, 0x6B});                               // LDS_H_92
    CHECK(different.has_finding("com.lists_unsigned_group"));
    CHECK(different.has_finding("com.lacks_signed_group"));
    document.object.more_entries = {hash_entry(integer(10), Octets(32, 0x10))}; // LDS_H_45
    CHECK(verified(document, {0x61, 0x75, 0x6D}).has_finding("com.lacks_signed_group"));
}
