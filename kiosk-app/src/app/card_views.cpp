// Consent, result and failure.
#include "app/views.hpp"
#include "text/failures.hpp"
#include "text/masking.hpp"
#include "text/phrases.hpp"

#include <QLocale>

namespace views {
namespace {

using screens::ResultScreen;

const QStringList& sensitive_names() {
    static const QStringList names{forms::key::ethnicity, forms::key::religion};
    return names;
}

// Name and number say whose card it is: they are always read.
QStringList wanted(const forms::FormDefinition& form, const QString& role) {
    QStringList names = form.wanted_values(role);
    for (const QString& name : {forms::key::personal_number, forms::key::full_name})
        if (!names.contains(name)) names.prepend(name);
    names.removeAll(forms::key::portrait);
    names.removeAll(forms::key::identity_line);
    return names;
}

QString label_list(const QStringList& names, Language language) {
    QStringList labels;
    for (const QString& name : names) {
        const QString label = phrases::value(name).in(language);
        labels.append(labels.isEmpty() ? label : label.left(1).toLower() + label.mid(1));
    }
    return labels.join(QStringLiteral(", "));
}

ResultScreen::Outcome outcome(cccd::Verdict verdict) {
    switch (verdict) {
    case cccd::Verdict::passed:
        return ResultScreen::Outcome::Passed;
    case cccd::Verdict::failed:
        return ResultScreen::Outcome::Failed;
    case cccd::Verdict::not_offered:
        return ResultScreen::Outcome::NotOffered;
    case cccd::Verdict::no_trust_anchor:
        return ResultScreen::Outcome::NoAnchor;
    case cccd::Verdict::not_attempted:
        break;
    }
    return ResultScreen::Outcome::NotAttempted;
}

ResultScreen::Answer answer(cccd::Overall overall) {
    switch (overall) {
    case cccd::Overall::genuine:
        return ResultScreen::Answer::Genuine;
    case cccd::Overall::genuine_remarks:
        return ResultScreen::Answer::GenuineRemarks;
    case cccd::Overall::cannot_tell:
        return ResultScreen::Answer::CannotTell;
    case cccd::Overall::not_genuine:
        break;
    }
    return ResultScreen::Answer::NotGenuine;
}

bool chip_proved(const cccd::Report& report) {
    for (const auto id :
         {cccd::CheckId::active_authentication, cccd::CheckId::chip_authentication, cccd::CheckId::pace_chip_mapping})
        if (report.verdict(id) == cccd::Verdict::passed) return true;
    return false;
}

// Checks that a card does not have and that no one misses are left out; all others are told. One proof that the chip
// is the original is enough.
bool worth_a_line(const cccd::Check& check, const cccd::Report& report) {
    if (check.verdict == cccd::Verdict::passed || check.verdict == cccd::Verdict::failed) return true;
    if (check.verdict == cccd::Verdict::no_trust_anchor) return true;
    switch (check.id) {
    case cccd::CheckId::active_authentication:
        return !chip_proved(report);
    case cccd::CheckId::sod_signature:
    case cccd::CheckId::signer_chain:
        return true;
    default:
        return false;
    }
}

// The hashes of several groups are one line as long as they agree.
QList<QVariantList> check_rows(const cccd::Report& report, Language language) {
    QList<QVariantList> rows;
    bool hashes_told = false;
    bool hash_failed = false;
    for (const auto& check : report.checks)
        hash_failed =
            hash_failed || (check.id == cccd::CheckId::data_group_hash && check.verdict == cccd::Verdict::failed);
    for (const auto& check : report.checks) {
        if (!worth_a_line(check, report)) continue;
        QString label = phrases::check(check.id).in(language);
        if (check.id == cccd::CheckId::data_group_hash) {
            if (hash_failed)
                label += QStringLiteral(": ") + phrases::file(check.file).in(language);
            else if (hashes_told)
                continue;
            hashes_told = true;
        }
        rows.append(
            {label, QVariant::fromValue(int(outcome(check.verdict))), phrases::outcome(check.verdict).in(language)});
    }
    return rows;
}

// One source of all values is said once.
void say_source_once(screens::ResultScreen::View& view) {
    constexpr int source = 2;
    constexpr int sure = 3;
    if (view.values.isEmpty()) return;
    const auto first = view.values.first();
    for (const auto& row : view.values)
        if (row[source] != first[source]) return;
    view.source = first[source].toString();
    view.sure = first[sure].toBool();
    for (auto& row : view.values) row[source] = QString();
}

} // namespace

QString shown_value(const QString& name, const QString& text) {
    const bool number = name == forms::key::personal_number || name == forms::key::old_number;
    return number ? masking::number(text) : text;
}

ConsentView consent(const forms::FormDefinition& form, const QString& role, Language language) {
    const QStringList names = wanted(form, role);
    QStringList plain;
    QStringList sensitive;
    for (const QString& name : names) (sensitive_names().contains(name) ? sensitive : plain).append(name);

    ConsentView view;
    const auto add = [&](Purpose kind, const forms::Text& title, const QString& detail, bool needed) {
        view.kinds.append(kind);
        view.boxes.append({title.in(language), detail, needed});
    };
    const forms::Text code{"Nếu ông/bà quét mã QR in trên thẻ: mục nào ở trên chip không có thì lấy từ mã đó.",
                           "If you scan the QR code on the card: what the chip lacks of these is taken from it."};
    add(Purpose::fill,
        {QStringLiteral("Đọc chip để điền tờ khai %1").arg(form.code),
         QStringLiteral("Read the chip to fill form %1").arg(form.code)},
        label_list(plain, language) + QStringLiteral(". ") + code.in(language), true);
    if (!sensitive.isEmpty())
        add(Purpose::sensitive, {"Dùng cả dữ liệu nhạy cảm", "Use sensitive data as well"},
            label_list(sensitive, language), false);
    const forms::Text shown{"Hiện ảnh chân dung trên màn hình để đối chiếu; ảnh không được lưu.",
                            "Shows the portrait on this screen for comparison; it is not kept."};
    const forms::Text printed{"Hiện ảnh chân dung và in vào tờ khai.", "Shows the portrait and prints it on the form."};
    add(Purpose::portrait, {"Đọc ảnh chân dung trên chip", "Read the portrait on the chip"},
        (form.needs_portrait() ? printed : shown).in(language), false);
    return view;
}

QStringList allowed_values(const forms::FormDefinition& form, const QString& role, const QList<Purpose>& agreed) {
    QStringList names = wanted(form, role);
    if (!agreed.contains(Purpose::sensitive))
        for (const QString& name : sensitive_names()) names.removeAll(name);
    if (agreed.contains(Purpose::portrait)) names.append(forms::key::portrait);
    return names;
}

screens::ResultScreen::View result(const services::CardData& card, Language language) {
    ResultScreen::View view;
    const auto& verdict = phrases::verdict(card.overall);
    view.answer = answer(card.overall);
    view.title = verdict.title.in(language);
    view.sentence = verdict.sentence.in(language);
    view.usable = card.overall != cccd::Overall::not_genuine;
    view.checks = check_rows(card.report, language);
    for (const auto& remark : card.report.findings) {
        if (remark.kind == cccd::FindingKind::notice) continue; // for a technician; docs/report.md
        const QVariantList row{phrases::finding(remark).in(language)};
        if (!view.remarks.contains(row)) view.remarks.append(row); // several findings share a sentence
    }
    if (!view.usable) return view; // nothing personal is shown of a card that failed
    view.portrait = card.person.portrait;
    if (const auto name = card.person.value(forms::key::full_name)) view.name = name->text;
    for (const QString& name : phrases::value_order()) {
        const auto value = card.person.value(name);
        if (!value || value->empty() || name == forms::key::full_name) continue;
        view.values.append({phrases::value(name).in(language), shown_value(name, value->text),
                            forms::provenance_phrase(value->provenance).in(language),
                            value->provenance == forms::Provenance::chip_verified});
    }
    say_source_once(view);
    return view;
}

screens::FailureScreen::View failure(const cccd::Error& error, Language language) {
    const auto& row = failures::of(error.code);
    return {failures::shown_code(error.code), row.happened.in(language), row.citizen.in(language),
            row.clerk.in(language), row.other_number};
}

QString write_failure(Language language) {
    const auto& row = failures::of(cccd::ErrorCode::store_write_failed);
    const forms::Text advice{"Xin báo cán bộ, rồi thử lại.", "Please call an officer, then try again."};
    return QStringLiteral("%1 %2 (%3)")
        .arg(row.happened.in(language), advice.in(language), failures::shown_code(cccd::ErrorCode::store_write_failed));
}

QString byte_amount(quint64 done, quint64 total) {
    const QLocale locale(QLocale::Vietnamese, QLocale::Vietnam);
    return QStringLiteral("%1 / %2 byte").arg(locale.toString(done), locale.toString(total));
}

} // namespace views
