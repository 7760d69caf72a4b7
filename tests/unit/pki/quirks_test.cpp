// One real certificate for each irregularity of the world's PKI: read, verified under its issuer, and the irregularity
// named by the finding that docs/trust.md lists, or found as the fact that it is.
#include "pki/chain.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>
#include <map>

using namespace cccd;
using namespace cccd::pki;

namespace {

constexpr auto folder = "certificates/quirks/";

/// What is told of one certificate on the way to its issuer.
struct Told {
    Certificate certificate;
    PublicKey key;
    SignatureScheme scheme;
    Chain::State chain = Chain::State::no_anchor;
    KeyFamily issuer_family = KeyFamily::rsa;
    Remarks remarks;
};

Certificate read(const std::string& file) {
    auto certificate = Certificate::parse(support::independent_file(folder + file));
    REQUIRE_MESSAGE(certificate.has_value(), file);
    return *std::move(certificate);
}

Told told_of(const nlohmann::json& row) {
    Told told;
    told.certificate = read(row["file"]);
    told.remarks.add(told.certificate.remarks);
    auto key = PublicKey::from_info(told.certificate.public_key_info, told.remarks);
    REQUIRE(key.has_value());
    told.key = *std::move(key);
    remark_issuer_profile(told.certificate, told.remarks);
    const auto scheme = signature_scheme(told.certificate.algorithm, std::nullopt, told.remarks);
    REQUIRE(scheme.has_value());
    told.scheme = *scheme;
    Trust::State trust;
    if (row["issuer"] == "self")
        CHECK(trust.add(told.certificate) == AddResult::anchor);
    else if (!row["issuer"].is_null())
        CHECK(trust.add_listed(read(row["issuer"])) == AddResult::anchor);
    const Chain chain = find_issuer(told.certificate, trust, told.remarks);
    told.chain = chain.state;
    if (chain.issuer != nullptr) told.issuer_family = chain.issuer->key.family();
    return told;
}

const std::map<std::string, std::string> findings{
    {"keyUsage not critical", "pki.key_usage_not_critical"},
    {"keyUsage BIT STRING not minimal", "pki.key_usage_not_minimal"},
    {"no keyUsage", "pki.issuer_key_usage_missing"},
    {"basicConstraints not critical", "pki.basic_constraints_not_critical"},
    {"basicConstraints cA FALSE or empty", "pki.basic_constraints_not_authority"},
    {"no basicConstraints", "pki.basic_constraints_missing"},
    {"no SKI", "pki.subject_key_id_not_wrapped"}, // OpenSSL reads none: the OCTET STRING is missing
    {"explicit EC params with seed", "pki.curve_seed"},
    {"explicit EC a/b not field-size octets (a=66 b=65 field=66)", "pki.curve_coefficient_length"},
    {"explicit EC a/b not field-size octets (a=49 b=49 field=48)", "pki.curve_coefficient_length"},
    {"ECDSA AlgorithmIdentifier carries params (NULL)", "pki.ecdsa_algorithm_with_parameters"},
    {"RSA AlgorithmIdentifier without NULL", "pki.rsa_algorithm_without_null"},
    {"rsaEncryption without NULL params", "pki.rsa_key_without_null"},
    {"RSA exponent 3", "pki.rsa_exponent_3"},
    {"PSS salt length != hash length (salt=20 hash=sha256)", "pki.pss_salt_length"},
    {"PSS salt length != hash length (salt=20 hash=sha512)", "pki.pss_salt_length"},
    {"PSS salt length != hash length (salt=64 hash=sha256)", "pki.pss_salt_length"},
    {"AKI issuer+serial do not match (name and keyid match)", "pki.authority_serial_differs"},
    {"issuer DN differs from signer subject DN (AKI key matches)",
     "pki.issuer_name_spelled_differently"}, // in order only
    {"issuer C differs in value/case from subject C", "pki.country_differs_from_issuer"},
    {"link certificate without AKI", "pki.link_without_authority_key_id"},
    {"countryName lower case", "pki.country_lower_case"},
    {"countryName not 2 letters: LTU", "pki.country_length"},
    {"subject without countryName", "pki.country_missing"},
    {"TeletexString used", "pki.teletex_string"},
    {"GeneralizedTime used for date before 2050", "pki.generalized_time_before_2050"},
    {"negative serial number", "pki.serial_negative"},
    {"zero serial number", "pki.serial_zero"},
    {"unhandled critical extension", "pki.name_change_critical"}, // Doc 9303-12 lists it, OpenSSL does not know it
};

const std::map<std::string, bool (*)(const Told&)> facts{
    {"EC named curve", [](const Told& told) { return !told.key.explicit_parameters(); }},
    {"RSA 6144", [](const Told& told) { return told.key.bits() == 6144; }},
    {"RSA public exponent not 3/65537",
     [](const Told& told) {
         return told.key.exponent() != Bytes{3} && told.key.exponent() != Bytes{1, 0, 1};
     }},
    {"EC key, RSA signature (algorithm-change link)",
     [](const Told& told) { return told.key.family() == KeyFamily::ec && told.issuer_family == KeyFamily::rsa; }},
    {"RSA key, ECDSA signature (algorithm-change link)",
     [](const Told& told) { return told.key.family() == KeyFamily::rsa && told.issuer_family == KeyFamily::ec; }},
    {"notAfter >= 2050 (GeneralizedTime)",
     [](const Told& told) {
         return told.certificate.not_after >= std::chrono::sys_days{std::chrono::year{2050} / 1 / 1} &&
                !told.remarks.has("pki.generalized_time_before_2050");
     }},
    {"link certificate whose issuer is in no list",
     [](const Told& told) { return told.chain == Chain::State::no_anchor; }},
};

bool begins(const std::string& text, const std::string& with) {
    return text.rfind(with, 0) == 0;
}

/// "sig ecdsa-SHA384", "sig sha512WithRSA", "RSASSA-PSS sha256 salt 20"
bool is_scheme(const std::string& quirk, const SignatureScheme& scheme) {
    using Kind = SignatureScheme::Kind;
    std::string hash(name(scheme.hash)), upper = hash;
    for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    if (quirk == "RSASSA-PSS " + hash + " salt " + std::to_string(scheme.salt)) return scheme.kind == Kind::rsa_pss;
    if (quirk == "sig " + hash + "WithRSA") return scheme.kind == Kind::rsa_pkcs1;
    return quirk == "sig ecdsa-" + upper && scheme.kind == Kind::ecdsa;
}

/// Whether the quirk was noticed, by the name of its finding or as the fact that it is.
bool noticed(const std::string& quirk, const Told& told) {
    if (const auto finding = findings.find(quirk); finding != findings.end()) return told.remarks.has(finding->second);
    if (const auto fact = facts.find(quirk); fact != facts.end()) return fact->second(told);
    if (begins(quirk, "unknown extension ")) return told.remarks.has("pki.unknown_extension");
    if (begins(quirk, "EC explicit "))
        return told.key.explicit_parameters() && quirk == "EC explicit " + std::string(told.key.curve()->name);
    return is_scheme(quirk, told.scheme);
}

} // namespace

TEST_CASE("each irregular certificate verifies under its issuer, and its irregularity is named") {
    if (!support::have_independent("certificates/quirks/index.json")) return;
    std::size_t rows = 0;
    for (const auto& row : support::independent_json("certificates/quirks/index.json")) {
        const std::string quirk = row["quirk"];
        CAPTURE(quirk);
        const Told told = told_of(row);
        CHECK(to_hex(told.certificate.fingerprint()) == to_hex(from_hex(row["sha256"].get<std::string>())));
        CHECK(told.chain == (row["issuer"].is_null() ? Chain::State::no_anchor : Chain::State::certified));
        CHECK_MESSAGE(noticed(quirk, told), quirk);
        ++rows;
    }
    CHECK(rows == 61);
}

TEST_CASE("the real signature without NULL in its DigestInfo holds, and one octet more or less does not") {
    const char* file = "vectors/quirk_pkcs1_digestinfo_without_null_icao_ml2023.json";
    if (!support::have_independent(file)) return;
    const auto vector = support::independent_json(file);
    const auto number = [&](const char* name) { return from_hex(vector[name].get<std::string>()); };
    Bytes exponent{1, 0, 1}, modulus = number("n");
    modulus.insert(modulus.begin(), 0);
    const Bytes key_octets = tlv::make(0x30, tlv::concat({tlv::make(0x02, modulus), tlv::make(0x02, exponent)}));
    Bytes bits{0};
    bits.insert(bits.end(), key_octets.begin(), key_octets.end());
    const Bytes algorithm = from_hex("300D06092A864886F70D0101010500");
    Remarks remarks;
    const auto key = PublicKey::from_info(tlv::make(0x30, tlv::concat({algorithm, tlv::make(0x03, bits)})), remarks);
    REQUIRE(key.has_value());
    const SignatureScheme scheme{SignatureScheme::Kind::rsa_pkcs1, Hash::sha256, Hash::sha256, 0};
    const Bytes message = number("message_signed_attributes_DER_SET"), signature = number("signature");
    CHECK(verify_signature(*key, scheme, message, signature, remarks) == SignatureVerdict::holds);
    CHECK(remarks.has("pki.digest_info_without_null"));
    CHECK(verify_signature(*key, scheme, ByteView(message).first(message.size() - 1), signature, remarks) ==
          SignatureVerdict::mismatch);
    Bytes longer = signature;
    longer.push_back(0);
    CHECK(verify_signature(*key, scheme, message, longer, remarks) == SignatureVerdict::mismatch);
}
