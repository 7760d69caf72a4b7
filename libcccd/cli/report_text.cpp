#include "report_text.hpp"

#include <algorithm>
#include <array>

namespace cli {

namespace {

using namespace cccd;

void line(std::string& out, std::string_view label, std::string_view value, std::string_view remark = {}) {
    out.append("  ").append(label);
    // The labels are ASCII, so octets are columns.
    out.append(label.size() < 26 ? 26 - label.size() : 1, ' ').append(value);
    if (!remark.empty()) out.append("  (").append(remark).append(")");
    out.push_back('\n');
}

void put(std::string& out, std::string_view label, const TextValue& value) {
    if (!value) return;
    std::string text = value->value;
    std::replace(text.begin(), text.end(), '\n', ' ');
    line(out, label, text, value->file == File::none ? "derived" : name(value->file));
}

void put(std::string& out, std::string_view label, const DateValue& value) {
    if (value) line(out, label, value->value.display(), name(value->file));
}

std::string document_text(const Document& document) {
    std::string out;
    put(out, "personal number", document.personal_number);
    put(out, "full name", document.full_name);
    put(out, "date of birth", document.birth_date);
    put(out, "sex", document.sex);
    put(out, "nationality", document.nationality);
    put(out, "ethnicity", document.ethnicity);
    put(out, "religion", document.religion);
    put(out, "place of origin", document.place_of_origin);
    put(out, "place of residence", document.place_of_residence);
    put(out, "identification marks", document.identification_marks);
    put(out, "date of issue", document.issue_date);
    put(out, "date of expiry", document.expiry_date);
    put(out, "father", document.father_name);
    put(out, "mother", document.mother_name);
    for (const auto& spouse : document.spouse_names) line(out, "spouse", spouse.value, name(spouse.file));
    put(out, "old number (CMND)", document.old_number);
    put(out, "issuer", document.issuer);
    put(out, "MRZ", document.mrz);
    if (document.face)
        line(out, "portrait",
             std::string(name(document.face->format)) + ", " + std::to_string(document.face->image.size()) + " octets",
             name(File::dg2));
    return out;
}

std::string access_text(const AccessRecord& access) {
    std::string text(name(access.method));
    if (!access.suite.empty()) text = access.suite;
    if (access.commands != 0) text += ", " + std::to_string(access.commands) + " commands";
    return text;
}

void put_findings(std::string& out, const std::vector<Finding>& findings) {
    for (const auto& finding : findings)
        line(out, name(finding.kind), finding.id.view(),
             finding.file == File::none ? std::string_view() : name(finding.file));
}

} // namespace

std::string report_text(const Verified& verified, const VerifyPolicy& policy) {
    const auto& report = verified.report;
    std::string out;
    if (const auto text = document_text(verified.document); !text.empty())
        out.append("Holder (signature and hash hold)\n").append(text).push_back('\n');
    else
        out.append("Holder: nothing is shown, because no file's signature and hash both hold\n\n");
    out.append("Checks\n");
    line(out, "access", access_text(report.access));
    for (const auto& check : report.checks) {
        std::string label(name(check.id));
        if (check.id == CheckId::data_group_hash) label.append(" ").append(name(check.file));
        line(out, label, name(check.verdict), check.reason.view());
    }
    if (!report.findings.empty() || !report.access.findings.empty()) out.append("\nFindings\n");
    put_findings(out, report.access.findings);
    put_findings(out, report.findings);
    out.append("\nOverall: ").append(name(report.overall(policy))).push_back('\n');
    return out;
}

} // namespace cli
