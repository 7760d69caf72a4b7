// The steps of Doc 9303-11 §5.1, and the same for EF.CardSecurity.
#include "auth/passive_authentication.hpp"

#include "auth/document_signer.hpp"
#include "base/try.hpp"
#include "pki/ber.hpp"
#include "pki/country.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"
#include "pki/security_object.hpp"

#include <algorithm>

namespace cccd::auth {

namespace {

constexpr pki::Oid id_lds_security_object{"2.23.136.1.1.1"};
constexpr pki::Oid id_data{"1.2.840.113549.1.7.1"};
constexpr pki::Oid id_security_object{"0.4.0.127.0.7.3.2.1"};

constexpr Error no_signed_data(Literal text) noexcept {
    return {ErrorCode::file_malformed, Stage::passive_authentication, 0, 0, text};
}

void keep(std::vector<Finding>& out, const pki::Remarks& remarks, File file) {
    for (Finding finding : remarks.all()) {
        finding.file = file;
        out.push_back(finding);
    }
}

std::vector<File> data_groups_of(const std::map<File, Bytes>& files) {
    std::vector<File> groups;
    for (const auto& [file, content] : files)
        if (data_group_number(file) != 0) groups.push_back(file);
    return groups;
}

PassiveAuthentication without_sod(const std::map<File, Bytes>& files) {
    PassiveAuthentication out;
    for (const auto id : {CheckId::sod_signature, CheckId::signed_attributes, CheckId::signer_chain,
                          CheckId::signer_validity, CheckId::revocation})
        out.checks.push_back({id, Verdict::not_attempted, File::none, "sod_not_read"});
    for (const File group : data_groups_of(files))
        out.checks.push_back({CheckId::data_group_hash, Verdict::not_attempted, group, "sod_not_read"});
    return out;
}

/// Step 1: the file is a data object with tag 77 around a SignedData (Doc 9303-10 §4.6.2).
Result<pki::SignedData> read_sod(ByteView file, pki::Remarks& remarks) {
    Cursor cursor(file);
    const auto wrapped = pki::ber::expect(cursor, 0x77);
    if (!wrapped) return no_signed_data("EF.SOD does not begin with tag 77, or it is cut");
    if (!cursor.at_end()) remarks.warning("pki.trailing_octets");
    auto data = pki::SignedData::parse(wrapped->value);
    if (!data) return no_signed_data(data.error().text);
    if (data->content_type == id_data) remarks.warning("pki.content_type_data");
    return data;
}

/// Step 4: the hash of each file against the signed one.
void check_hashes(const std::map<File, Bytes>& files, const pki::SignedData& data, const VerifyPolicy& policy,
                  PassiveAuthentication& out, pki::Remarks& remarks) {
    const auto object = pki::SecurityObject::parse(data.content, remarks);
    if (object) out.covered = object->covered();
    const bool weak = object && object->hash == pki::Hash::sha1;
    if (weak) remarks.warning("pki.sha1");
    for (const File group : data_groups_of(files)) {
        Check check{CheckId::data_group_hash, Verdict::failed, group, "security_object_malformed"};
        if (object) check = object->check(group, files.at(group));
        if (weak && !policy.accept_sha1 && check.verdict == Verdict::passed) {
            check.verdict = Verdict::not_attempted;
            check.reason = "sha1_not_accepted";
        }
        out.checks.push_back(check);
    }
}

/// A single letter stands for all types that begin with it (Doc 9303-12 §7.1.1.6).
bool allows(const std::vector<std::string>& types, const std::string& code) {
    return std::any_of(types.begin(), types.end(), [&](std::string type) {
        while (!type.empty() && type.back() == '<') type.pop_back();
        return type == code || (type.size() == 1 && type[0] == code[0]);
    });
}

/// State and type of the document against the signer's certificate, where the MRZ is proved.
void compare_mrz(const std::map<File, Bytes>& files, const pki::Certificate& signer, const std::vector<Check>& checks,
                 pki::Remarks& remarks) {
    const auto proved = [](const Check& check) {
        return check.id == CheckId::data_group_hash && check.file == File::dg1 && check.verdict == Verdict::passed;
    };
    if (std::none_of(checks.begin(), checks.end(), proved)) return;
    const pki::MrzHead head = pki::mrz_head(files.at(File::dg1));
    if (!head.issuing_state.empty() && pki::country_key(head.issuing_state) != pki::country_key(signer.country()))
        remarks.warning("pki.document_country_differs");
    const auto& types = signer.extensions.document_types;
    if (!types.empty() && !head.document_code.empty() && !allows(types, head.document_code))
        remarks.warning("pki.document_type_differs");
}

} // namespace

Result<PassiveAuthentication> passive_authentication(const std::map<File, Bytes>& files, const Trust& trust,
                                                     const VerifyPolicy& policy, WallTime now) {
    const auto sod = files.find(File::sod);
    if (sod == files.end()) return without_sod(files);
    pki::Remarks remarks;
    CCCD_TRY(const pki::SignedData data, read_sod(sod->second, remarks));
    SignerJudgement judged = judge_signers(data, trust, policy, now);
    remarks.add(judged.remarks);

    PassiveAuthentication out;
    // Signed, but as something else: what it says about data groups was never meant so.
    if (!(data.content_type == id_lds_security_object) && !(data.content_type == id_data) &&
        judged.attributes.verdict == Verdict::passed) {
        judged.attributes.verdict = Verdict::failed;
        judged.attributes.reason = "content_type_unexpected";
    }
    out.checks = {judged.signature, judged.attributes, judged.chain, judged.validity, judged.revocation};
    out.signed_at = judged.signing_time;
    if (judged.certificate) {
        out.document_signer = to_bytes(judged.certificate->der);
        out.document_signer_name = pki::name_text(judged.certificate->subject);
    }
    check_hashes(files, data, policy, out, remarks);
    if (judged.certificate) compare_mrz(files, *judged.certificate, out.checks, remarks);
    keep(out.findings, remarks, File::sod);
    return out;
}

Result<CardSecurity> verify_card_security(ByteView file, const Trust& trust, const VerifyPolicy& policy, WallTime now) {
    auto data = pki::SignedData::parse(file);
    if (!data) return no_signed_data(data.error().text);
    if (!(data->content_type == id_security_object)) return no_signed_data("content is no id-SecurityObject");
    const SignerJudgement judged = judge_signers(*data, trust, policy, now);
    CardSecurity out;
    Check check{CheckId::card_security_signature, Verdict::passed, File::card_security, ""};
    // The first step that does not pass speaks for the whole; "no revocation list" is no step that failed.
    for (const Check* step :
         {&judged.revocation, &judged.validity, &judged.chain, &judged.attributes, &judged.signature}) {
        const bool open = step->id == CheckId::revocation || step->id == CheckId::signer_validity;
        if (step->verdict == Verdict::passed || (open && step->verdict != Verdict::failed)) continue;
        check.verdict = step->verdict;
        check.reason = step->reason;
    }
    out.checks.push_back(check);
    keep(out.findings, judged.remarks, File::card_security);
    out.security_infos = std::move(data->content);
    return out;
}

} // namespace cccd::auth
