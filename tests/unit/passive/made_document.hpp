// A document of the test country Utopia: its CSCA, its signer, three data groups, and room to spoil any of it.
#pragma once

#include "auth/passive_authentication.hpp"
#include "support/test_pki.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <functional>

namespace made {

using namespace cccd;
namespace pki_support = support::pki;
using support::pki::Algorithm;
using support::pki::Key;
using support::pki::Octets;

inline constexpr WallTime today = std::chrono::sys_days{std::chrono::year{2026} / 2 / 1};

/// Keys are made once a program; which key it is matters to no test.
inline const Key& rsa_key(unsigned number) {
    static const std::vector<Key> keys{Key::rsa(2048), Key::rsa(2048)};
    return keys.at(number);
}
inline const Key& ec_key(unsigned number) {
    static const std::vector<Key> keys{Key::ec("P-256"), Key::ec("P-256"), Key::ec("P-256")};
    return keys.at(number);
}

struct MadeDocument {
    pki_support::Authority csca;
    Key key;
    Algorithm algorithm;
    pki_support::CertificateSpec signer_spec;
    pki_support::CmsSpec cms;
    pki_support::ObjectSpec object;
    std::optional<Octets> content; ///< in place of the security object
    bool certificate_inside = true;
    std::map<File, Bytes> files;
    std::vector<Octets> trusted; ///< in place of the CSCA certificate
    std::vector<Octets> revocation_lists;
    VerifyPolicy policy;

    MadeDocument(pki_support::Authority authority, Key signer_key, Algorithm signer_algorithm)
        : csca(std::move(authority)), key(std::move(signer_key)), algorithm(std::move(signer_algorithm)),
          signer_spec(pki_support::signer_spec(csca, key)) {
        object.hash = cms.digest = algorithm.hash;
        files[File::dg1] = Bytes{0x61, 0x02, 0x01, 0x02};
        files[File::dg2] = Bytes{0x75, 0x02, 0x03, 0x04};
        files[File::dg13] = Bytes{0x6D, 0x02, 0x05, 0x06};
        for (const auto& [file, octets] : files) object.groups[data_group_number(file)] = octets;
        policy.accept_sha1 = true;
        trusted = {csca.certificate};
    }

    [[nodiscard]] Octets signer() const { return pki_support::make_certificate(signer_spec, csca.algorithm, csca.key); }
    [[nodiscard]] Octets sod() const {
        pki_support::CmsSpec spec = cms;
        const Octets certificate = signer();
        if (certificate_inside) spec.certificates.push_back(certificate);
        const Octets identifier =
            spec.signer_identifier ? *spec.signer_identifier : pki_support::issuer_and_serial(certificate);
        return pki_support::der(0x77, pki_support::make_cms(spec, content.value_or(pki_support::make_object(object)),
                                                            algorithm, key, identifier));
    }
    [[nodiscard]] Result<auth::PassiveAuthentication> try_verify(const Octets& sod_file) const {
        Trust trust;
        for (const auto& certificate : trusted) static_cast<void>(trust.add(certificate));
        for (const auto& list : revocation_lists) static_cast<void>(trust.add(list));
        auto all = files;
        all[File::sod] = sod_file;
        return auth::passive_authentication(all, trust, policy, today);
    }
    [[nodiscard]] auth::PassiveAuthentication verify(const Octets& sod_file) const {
        auto result = try_verify(sod_file);
        if (!result) MESSAGE(describe(result.error()));
        REQUIRE(result.has_value());
        return *std::move(result);
    }
    [[nodiscard]] auth::PassiveAuthentication verify() const { return verify(sod()); }
};

/// ECDSA throughout, all right: what most tests begin with.
inline MadeDocument good() {
    return {pki_support::make_authority(ec_key(0), pki_support::ecdsa("SHA256")), ec_key(1),
            pki_support::ecdsa("SHA256")};
}

inline const Check& check(const auth::PassiveAuthentication& result, CheckId id, File file = File::none) {
    for (const auto& each : result.checks)
        if (each.id == id && each.file == file) return each;
    throw std::runtime_error("check missing");
}
inline Verdict verdict(const auth::PassiveAuthentication& result, CheckId id, File file = File::none) {
    return check(result, id, file).verdict;
}
inline std::string reason(const auth::PassiveAuthentication& result, CheckId id, File file = File::none) {
    return std::string(check(result, id, file).reason.view());
}
inline bool has(const auth::PassiveAuthentication& result, std::string_view id) {
    for (const auto& finding : result.findings)
        if (finding.id.view() == id) return true;
    return false;
}

/// Everything that must pass for "genuine" passes.
inline bool sound(const auth::PassiveAuthentication& result) {
    for (const auto& each : result.checks)
        if (each.verdict != Verdict::passed && each.id != CheckId::revocation) return false;
    return true;
}
/// Signature, attributes and chain all pass: what a forgery must never reach.
inline bool trusted_signature(const auth::PassiveAuthentication& result) {
    return verdict(result, CheckId::sod_signature) == Verdict::passed &&
           verdict(result, CheckId::signed_attributes) == Verdict::passed &&
           verdict(result, CheckId::signer_chain) == Verdict::passed;
}

enum class Outcome { accepted, remarked, refused };

inline bool warned(const std::vector<Finding>& findings) {
    for (const auto& finding : findings)
        if (finding.kind != FindingKind::notice) return true;
    return false;
}

inline Outcome outcome_of(const MadeDocument& document, const Octets& sod) {
    const auto result = document.try_verify(sod);
    if (!result || !sound(*result)) return Outcome::refused;
    return warned(result->findings) ? Outcome::remarked : Outcome::accepted;
}

using Spoil = std::function<void(MadeDocument&)>;

struct Row {
    const char* id;
    Outcome expected;
    Spoil spoil;
    const char* why = ""; ///< the reason of a check or the finding that must name it; empty for what is accepted
};

/// The reasons of all checks and the names of all findings.
inline std::vector<std::string> told(const auth::PassiveAuthentication& result) {
    std::vector<std::string> out;
    for (const auto& each : result.checks)
        if (each.verdict != Verdict::passed) out.emplace_back(each.reason.view());
    for (const auto& finding : result.findings) out.emplace_back(finding.id.view());
    return out;
}

inline void run(const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        CAPTURE(row.id);
        MadeDocument document = good();
        row.spoil(document);
        const Octets sod = document.sod();
        CHECK(outcome_of(document, sod) == row.expected);
        CHECK((row.expected == Outcome::accepted) == std::string(row.why).empty());
        if (row.expected == Outcome::accepted) continue;
        const auto names = told(document.verify(sod));
        CHECK_MESSAGE(std::count(names.begin(), names.end(), row.why) > 0, row.why);
    }
}

} // namespace made
