#include "session/document_builder.hpp"

#include "lds/dg1.hpp"
#include "lds/dg13.hpp"
#include "lds/dg2.hpp"

#include <algorithm>
#include <cccd/cross_check.hpp>

namespace cccd {

namespace {

using std::chrono::year_month_day;

constexpr auto vietnam = "VNM";
/// The law on identification of 2023 came into force: cards from this day on are "thẻ Căn cước" (card.md).
constexpr year_month_day can_cuoc_begins{std::chrono::year(2024), std::chrono::month(7), std::chrono::day(1)};

/// A value is put where none stands yet, so the better source goes first.
struct Source {
    File file;
    Standing standing;

    void text(TextValue& into, const std::optional<std::string>& value) const {
        if (!into && value && !value->empty()) into = Value<std::string>{*value, file, standing};
    }
    void text(TextValue& into, const std::string& value) const {
        if (!into && !value.empty()) into = Value<std::string>{value, file, standing};
    }
    void date(DateValue& into, const std::optional<Date>& value) const {
        if (!into && value) into = Value<Date>{*value, file, standing};
    }
};

bool signed_soundly(const Report& report) noexcept {
    return report.verdict(CheckId::sod_signature) == Verdict::passed &&
           report.verdict(CheckId::signed_attributes) == Verdict::passed &&
           report.verdict(CheckId::signer_chain) != Verdict::failed &&
           report.verdict(CheckId::revocation) != Verdict::failed;
}

Standing standing_of(const Report& report) noexcept {
    const bool anchored = report.verdict(CheckId::signer_chain) == Verdict::passed &&
                          report.verdict(CheckId::signer_validity) != Verdict::failed;
    return anchored ? Standing::verified : Standing::unanchored;
}

/// The content of a group that holds; empty otherwise.
ByteView proved(const Evidence& evidence, const Report& report, File file) noexcept {
    return report.hash_verdict(file) == Verdict::passed ? evidence.file(file) : ByteView{};
}

void warn(Report& report, Literal id, File file) {
    report.findings.push_back({FindingKind::warning, id, file});
}

void note_remarks(Report& report, const lds::Remarks& remarks, File file) {
    for (const auto& remark : remarks) report.findings.push_back({FindingKind::notice, remark, file});
}

void fill_from_dg13(Document& document, const lds::Dg13& dg13, Standing standing) {
    const Source from{File::dg13, standing};
    from.text(document.personal_number, dg13.personal_number);
    from.text(document.full_name, dg13.full_name);
    from.date(document.birth_date, dg13.birth_date);
    from.text(document.sex, dg13.sex);
    from.text(document.nationality, dg13.nationality);
    from.text(document.ethnicity, dg13.ethnicity);
    from.text(document.religion, dg13.religion);
    from.text(document.place_of_origin, dg13.place_of_origin);
    from.text(document.place_of_residence, dg13.place_of_residence);
    from.text(document.identification_marks, dg13.identification_marks);
    from.date(document.issue_date, dg13.issue_date);
    from.date(document.expiry_date, dg13.expiry_date);
    from.text(document.father_name, dg13.father_name);
    from.text(document.mother_name, dg13.mother_name);
    for (const auto& spouse : dg13.spouse_names)
        document.spouse_names.push_back(Value<std::string>{spouse, File::dg13, standing});
    from.text(document.old_number, dg13.old_number);
}

std::string sex_word(const std::string& mrz_sex) {
    return mrz_sex == "M" ? "Nam" : mrz_sex == "F" ? "Nữ" : "";
}

void fill_from_dg1(Document& document, const mrz::Mrz& mrz, Standing standing, year_month_day today) {
    const Source from{File::dg1, standing};
    std::string lines;
    for (const auto& line : mrz.lines) lines.append(lines.empty() ? "" : "\n").append(line);
    from.text(document.mrz, lines);
    from.text(document.mrz_name, mrz.full_name());
    from.text(document.document_number, mrz.document_number);
    from.text(document.issuing_state, mrz.issuing_state);
    from.text(document.personal_number, mrz.personal_number());
    from.text(document.full_name, mrz.full_name());
    from.date(document.birth_date, mrz::birth_date(mrz.birth_date, today));
    from.text(document.sex, sex_word(mrz.sex));
    from.text(document.nationality, mrz.nationality == vietnam ? std::string("Việt Nam") : mrz.nationality);
    from.date(document.expiry_date, mrz::expiry_date(mrz.expiry_date, mrz.issuing_state == vietnam));
}

/// Two files of one card that tell different things: never a refusal, corrected records exist.
void compare(Report& report, const Document& document, const Evidence& evidence, year_month_day today) {
    const bool no_portrait = std::any_of(evidence.missing.begin(), evidence.missing.end(), [](const auto& missing) {
        return missing.file == File::dg2 && missing.error.code == ErrorCode::file_not_found;
    });
    CrossCheckInput input;
    input.document = &document;
    input.portrait = no_portrait ? PortraitPresence::absent : PortraitPresence::unknown;
    input.today = today;
    for (const auto& difference : cross_check(input)) {
        const auto file = difference.id.view() == "data.portrait_missing"                               ? File::dg2
                          : difference.first == DataSource::dg1 && difference.second == DataSource::dg1 ? File::dg1
                                                                                                        : File::dg13;
        report.findings.push_back({difference.kind, difference.id, file});
    }
}

CardGeneration generation_of(const Document& document, bool has_dg13) noexcept {
    if (document.issuing_state && document.issuing_state->value != vietnam) return CardGeneration::other;
    if (!has_dg13) return CardGeneration::unknown;
    if (document.issue_date && document.issue_date->value.kind == Date::Kind::full)
        return document.issue_date->value.day >= can_cuoc_begins ? CardGeneration::can_cuoc_2024
                                                                 : CardGeneration::cccd_2021;
    return document.place_of_residence ? CardGeneration::unknown : CardGeneration::can_cuoc_2024;
}

void derive_issuer(Document& document, Standing standing) {
    const Source derived{File::none, standing};
    if (document.generation == CardGeneration::cccd_2021)
        derived.text(document.issuer, std::string("Cục Cảnh sát quản lý hành chính về trật tự xã hội"));
    if (document.generation == CardGeneration::can_cuoc_2024) derived.text(document.issuer, std::string("Bộ Công an"));
}

void fill_face(Document& document, Report& report, ByteView content, Standing standing) {
    if (content.empty()) return;
    const auto dg2 = lds::parse_dg2(content);
    if (!dg2) return warn(report, "data.unreadable", File::dg2);
    note_remarks(report, dg2->remarks, File::dg2);
    if (dg2->faces.empty()) return;
    const auto& face = dg2->faces.front();
    document.face = FaceValue{face.format, to_bytes(face.image), standing};
}

} // namespace

Document DocumentBuilder::build(const Evidence& evidence, Report& report, WallTime now) {
    Document document;
    if (!signed_soundly(report)) return document;
    const auto standing = standing_of(report);
    const year_month_day today(std::chrono::floor<std::chrono::days>(now));

    std::optional<lds::Dg13> dg13;
    if (const auto content = proved(evidence, report, File::dg13); !content.empty()) {
        if (auto parsed = lds::parse_dg13(content))
            dg13 = *std::move(parsed);
        else
            warn(report, "data.unreadable", File::dg13);
    }
    if (dg13) {
        note_remarks(report, dg13->remarks, File::dg13);
        fill_from_dg13(document, *dg13, standing);
    }
    if (const auto content = proved(evidence, report, File::dg1); !content.empty()) {
        if (const auto dg1 = lds::parse_dg1(content)) {
            fill_from_dg1(document, dg1->mrz, standing, today);
        } else
            warn(report, "data.unreadable", File::dg1);
    }
    document.generation = generation_of(document, dg13.has_value());
    derive_issuer(document, standing);
    fill_face(document, report, proved(evidence, report, File::dg2), standing);
    compare(report, document, evidence, today);
    return document;
}

} // namespace cccd
