// Every security object that the independent data holds, and what it must come to.
#include "auth/passive_authentication.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

using namespace cccd;

namespace {

constexpr WallTime examined_on = std::chrono::sys_days{std::chrono::year{2026} / 6 / 1};

VerifyPolicy lenient() {
    VerifyPolicy policy;
    policy.accept_sha1 = true;
    policy.min_rsa_bits = 1024;
    return policy;
}

const Check& find(const std::vector<Check>& checks, CheckId id, File file = File::none) {
    for (const auto& check : checks)
        if (check.id == id && check.file == file) return check;
    throw std::runtime_error("check missing");
}

bool has(const std::vector<Finding>& findings, std::string_view id) {
    for (const auto& finding : findings)
        if (finding.id.view() == id) return true;
    return false;
}

std::map<File, Bytes> silver_files() {
    const std::string folder = "specimens/bsi_silver/";
    std::map<File, Bytes> files;
    for (const unsigned number : {1u, 2u, 3u, 4u, 14u, 15u})
        files[data_group(number)] = support::independent_file(folder + "Datagroup" + std::to_string(number) + ".bin");
    files[File::sod] = support::independent_file(folder + "EF_SOD.bin");
    return files;
}

auth::PassiveAuthentication run(std::map<File, Bytes> files, const VerifyPolicy& policy = lenient()) {
    auto result = auth::passive_authentication(files, Trust{}, policy, examined_on);
    REQUIRE(result.has_value());
    return *std::move(result);
}

Bytes variant(const std::string& name) {
    return support::independent_file("specimens/sod_variants/SOD_" + name + ".bin");
}

} // namespace

TEST_CASE("the BSI silver data set holds, and the groups that its EF.SOD leaves out are not covered") {
    if (!support::have_independent("specimens/bsi_silver")) return;
    const auto result = run(silver_files());
    CHECK(find(result.checks, CheckId::sod_signature).verdict == Verdict::passed);
    CHECK(find(result.checks, CheckId::signed_attributes).verdict == Verdict::passed);
    CHECK(find(result.checks, CheckId::signer_chain).verdict == Verdict::no_trust_anchor);
    for (const unsigned number : {1u, 2u, 3u, 14u})
        CHECK(find(result.checks, CheckId::data_group_hash, data_group(number)).verdict == Verdict::passed);
    for (const unsigned number : {4u, 15u}) {
        const auto& check = find(result.checks, CheckId::data_group_hash, data_group(number));
        CHECK(check.verdict == Verdict::not_attempted);
        CHECK(check.reason.view() == "not_covered");
    }
    CHECK(result.covered == Files{File::dg1, File::dg2, File::dg3, File::dg14});
    CHECK_FALSE(result.document_signer.empty());
}

TEST_CASE("a changed octet in any group names that group and no other") {
    if (!support::have_independent("specimens/bsi_silver")) return;
    for (const unsigned number : {1u, 2u, 3u, 14u}) {
        auto files = silver_files();
        files[data_group(number)].back() ^= 1;
        const auto result = run(files);
        for (const unsigned other : {1u, 2u, 3u, 14u}) {
            const auto& check = find(result.checks, CheckId::data_group_hash, data_group(other));
            CHECK(check.verdict == (other == number ? Verdict::failed : Verdict::passed));
            if (other == number) CHECK(check.reason.view() == "hash_mismatch");
        }
    }
}

TEST_CASE("each altered EF.SOD gives exactly what its alteration calls for") {
    if (!support::have_independent("specimens/sod_variants")) return;
    struct Row {
        std::string name;
        Verdict signature, attributes;
        std::string finding;
    };
    const std::vector<Row> rows{
        {"bsi_tr03105-5_referencedataset", Verdict::passed, Verdict::passed, ""},
        {"etsi_eacaa", Verdict::passed, Verdict::passed, ""},
        {"bsi_signeddata_v2", Verdict::passed, Verdict::passed, "pki.signed_data_version"},
        {"bsi_trailing_byte", Verdict::passed, Verdict::passed, "pki.trailing_octets"},
        {"bsi_lds_version2", Verdict::passed, Verdict::failed, ""},
        {"etsi_wrong_dg1_hash", Verdict::passed, Verdict::failed, ""},
        {"bsi_econtent_7.5_strict", Verdict::failed, Verdict::passed, ""},
        {"bsi_id-data_strict", Verdict::failed, Verdict::passed, "pki.content_type_data"},
        {"etsi_wrong_signature_lastbyte", Verdict::failed, Verdict::passed, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto result = run({{File::sod, variant(row.name)}});
        CHECK(find(result.checks, CheckId::sod_signature).verdict == row.signature);
        CHECK(find(result.checks, CheckId::signer_chain).verdict == Verdict::no_trust_anchor);
        if (row.attributes == Verdict::failed)
            CHECK(find(result.checks, CheckId::signed_attributes).reason.view() == "message_digest_mismatch");
        else if (row.signature == Verdict::passed)
            CHECK(find(result.checks, CheckId::signed_attributes).verdict == Verdict::passed);
        if (!row.finding.empty()) CHECK(has(result.findings, row.finding));
    }
}

TEST_CASE("what is not SignedData is refused as such") {
    if (!support::have_independent("specimens/sod_variants")) return;
    const std::map<File, Bytes> files{{File::sod, variant("bsi_bad_contenttype_7.4")}};
    const auto result = auth::passive_authentication(files, Trust{}, lenient(), examined_on);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ErrorCode::file_malformed);
}

TEST_CASE("the hashes of the BSI and ETSI reference objects hold for the groups that belong to them") {
    if (!support::have_independent("specimens/sod_variants")) return;
    auto files = silver_files();
    files.erase(File::dg4);
    files.erase(File::dg15);
    files[File::sod] = variant("bsi_tr03105-5_referencedataset");
    files[File::dg14] = support::independent_file("specimens/sod_variants/DG14_0.bin");
    auto result = run(files);
    for (const File file : {File::dg2, File::dg3, File::dg14})
        CHECK(find(result.checks, CheckId::data_group_hash, file).verdict == Verdict::passed);
    CHECK(find(result.checks, CheckId::data_group_hash, File::dg1).verdict == Verdict::failed);

    files[File::sod] = variant("etsi_eacaa");
    files[File::dg14] = support::independent_file("specimens/sod_variants/DG14_1.bin");
    result = run(files);
    for (const File file : {File::dg1, File::dg2, File::dg3, File::dg14})
        CHECK(find(result.checks, CheckId::data_group_hash, file).verdict == Verdict::passed);
}

TEST_CASE("without EF.SOD nothing was attempted and nothing failed") {
    const auto result = run({{File::dg1, Bytes{0x61, 0x00}}});
    CHECK(result.checks.size() == 6);
    for (const auto& check : result.checks) {
        CHECK(check.verdict == Verdict::not_attempted);
        CHECK(check.reason.view() == "sod_not_read");
    }
}
