#include "cells.hpp"
#include "forms/schema_check.hpp"
#include "handover/handover.hpp"
#include "support.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace forms;
using namespace forms_test;

namespace {

const std::vector<const char*> shipped{"ct01",      "khai_sinh",     "ket_hon",     "hon_nhan", "khai_tu",
                                       "trich_luc", "tk01",          "tk01a",       "tk1_ts",   "tgxh_1c",
                                       "lltp",      "ho_kinh_doanh", "mo_tai_khoan"};

enum class Visitor { card_2021, card_2024, typed };

/// The visit of one person: the holder's card, other people's cards, the rest typed.
FilledForm filled_by(const FormPointer& form, Visitor visitor) {
    FormSession session(form, visit());
    int seed = 0;
    if (visitor != Visitor::typed) {
        session.set_person(form->holder().id, visitor == Visitor::card_2021 ? card_2021() : card_2024());
        for (const auto& role : form->roles) {
            if (role.holder || session.person(role.id)) continue;
            session.set_person(role.id, role.id == u"child" ? some_child() : some_person(++seed));
        }
    }
    for (const auto& table : form->tables) session.add_row(table.id);
    type_the_rest(session, true);
    INFO(form->id.toStdString(), ": ", session.open_paths().join(QLatin1Char(' ')).toStdString());
    CHECK(session.complete());
    return session.filled();
}

/// The text of the page as it reads; boxes and wrapped lines differ in blanks only.
QString packed_text_of(const QString& pdf) {
    const auto text =
        QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), pdf, QStringLiteral("-")}));
    CHECK(text == text.normalized(QString::NormalizationForm_C));
    return without_blanks(text);
}

/// The value must follow its label, so that it stands in its place.
void check_in_place(const FilledForm& filled, const QString& packed) {
    for (const auto& item : filled.values) {
        INFO(filled.form->id.toStdString(), " ", item.path.toStdString());
        const QString value = without_blanks(item.value.text);
        CHECK(packed.contains(value));
        const auto* field = filled.form->field(item.path);
        if (!field || !on_a_line(*filled.form, item.path)) continue;
        const QString label = without_blanks(field->print_label);
        const QString colon = label.endsWith(QLatin1Char('?')) ? QString() : QStringLiteral(":");
        CHECK_MESSAGE(packed.contains(label + colon + value), (label + colon + value).toStdString());
    }
}

/// One paper as it leaves the kiosk: with the codes of its data.
struct FilledPaper {
    Visitor visitor;
    FilledForm filled;
    QByteArray json;
    QString path;
};

struct FilledPapers {
    QTemporaryDir folder;
    std::vector<FilledPaper> all;

    void make(const char* id, Visitor visitor) {
        FilledPaper paper{visitor, filled_by(form(id), visitor), {}, {}};
        paper.json = handover::make_json(paper.filled, {QStringLiteral("KIOSK-01"), QStringLiteral("0.1.0")}, nullptr);
        PaperOptions options;
        options.code_caption = {QStringLiteral("Mã để cán bộ quét"), {}};
        for (const auto& text : handover::make_codes(paper.json)) options.codes.push_back(handover::code_image(text));
        paper.path = folder.filePath(QStringLiteral("%1-%2.pdf").arg(QLatin1String(id)).arg(int(visitor)));
        REQUIRE(QFile::rename(pdf_of(paper.filled, options, folder.path()), paper.path));
        all.push_back(std::move(paper));
    }
};

/// Each form filled by each kind of visitor; made once for the tests of this file.
const FilledPapers& filled_papers() {
    static const auto made = [] {
        auto made_now = std::make_unique<FilledPapers>();
        for (const auto* id : shipped)
            for (const auto visitor : {Visitor::card_2021, Visitor::card_2024, Visitor::typed})
                made_now->make(id, visitor);
        return made_now;
    }();
    return *made;
}

} // namespace

TEST_CASE("the thirteen forms are there and no other file is broken") {
    CHECK(catalogue().problems().empty());
    for (const auto* id : shipped) CHECK(catalogue().find(QString::fromLatin1(id)) != nullptr);
}

TEST_CASE("each form filled by a 2021 card, a 2024 card and by typing stands on paper value by value, cell by cell") {
    for (const auto& paper : filled_papers().all) {
        INFO(paper.path.toStdString());
        check_in_place(paper.filled, packed_text_of(paper.path));
        const auto faults = cell_faults(paper.filled, paper.path);
        CHECK_MESSAGE(faults.isEmpty(), faults.join(QLatin1Char('\n')).toStdString());
    }
}

TEST_CASE("the look at cells sees values of bride and groom in each other's column, and rows in each other's place") {
    const auto& all = filled_papers().all;
    const auto paper_of = [&](const char* id) {
        return *std::find_if(all.begin(), all.end(),
                             [&](const FilledPaper& paper) { return paper.filled.form->id == QLatin1String(id); });
    };
    const auto swapped = [](const FilledPaper& paper, const QString& one, const QString& other) {
        auto filled = paper.filled;
        const auto at = [&](const QString& path) {
            return std::find_if(filled.values.begin(), filled.values.end(),
                                [&](const auto& value) { return value.path == path; });
        };
        REQUIRE(at(one) != filled.values.end());
        REQUIRE(at(other) != filled.values.end());
        std::swap(at(one)->value, at(other)->value);
        return cell_faults(filled, paper.path).size();
    };
    CHECK(swapped(paper_of("ket_hon"), QStringLiteral("bride_name"), QStringLiteral("groom_name")) == 2);
    CHECK(swapped(paper_of("ct01"), cell_path(QStringLiteral("members"), 0, QStringLiteral("name")),
                  cell_path(QStringLiteral("members"), 1, QStringLiteral("name"))) == 1);
}

TEST_CASE("each form's paper, with its codes, is PDF/A-1b for pdfbox preflight, whoever filled it") {
    const auto verdict = preflight(filled_papers().folder.path());
    if (!verdict) {
        std::printf("SKIPPED pdfbox preflight or java missing\n");
        return;
    }
    INFO(verdict->toStdString());
    for (const auto& paper : filled_papers().all) {
        const QString name = QFileInfo(paper.path).fileName();
        CHECK_MESSAGE(verdict->contains(QStringLiteral("The file %1 is a valid PDF/A-1b file").arg(name)),
                      name.toStdString());
    }
}

TEST_CASE("each form's hand-over codes are decoded from its page by an independent reader") {
    for (const auto& paper : filled_papers().all) {
        if (paper.visitor != Visitor::card_2021) continue;
        INFO(paper.path.toStdString());
        const QTemporaryDir folder;
        CHECK(join_codes(codes_on(paper.path, folder.path())) == paper.json);
    }
}

TEST_CASE("each form's hand-over data keeps to the published schema") {
    QFile schema(QStringLiteral(CCCD_SOURCE_DIR "/docs/handover.schema.json"));
    REQUIRE(schema.open(QIODevice::ReadOnly));
    const QByteArray rules = schema.readAll();
    for (const auto* id : shipped) {
        INFO(id);
        const auto json = handover::make_json(filled_by(form(id), Visitor::card_2021), {}, nullptr);
        const auto findings = schema_findings(rules, QJsonDocument::fromJson(json).object());
        CHECK_MESSAGE(findings.isEmpty(), findings.join(QLatin1Char('\n')).toStdString());
    }
    CHECK_FALSE(
        schema_findings(rules, QJsonDocument::fromJson("{\"handover\": {\"portrait\": \"x\"}}").object()).isEmpty());
}

TEST_CASE("a 2024 card leaves what its chip keeps closed to typing") {
    FormSession session(form("tk01"), visit());
    session.set_person(QStringLiteral("holder"), card_2024());
    const auto open = session.open_paths();
    CHECK(open.contains(QStringLiteral("ethnicity")));
    CHECK(open.contains(QStringLiteral("permanent_address")));
    CHECK_FALSE(open.contains(QStringLiteral("family_name")));
    FormSession older(form("tk01"), visit());
    older.set_person(QStringLiteral("holder"), card_2021());
    CHECK_FALSE(older.open_paths().contains(QStringLiteral("ethnicity")));
    CHECK(older.filled().text(QStringLiteral("given_names")) == QStringLiteral("THỊ THÙY ĐƯƠNG"));
    CHECK(older.filled().value(QStringLiteral("father_name"))->provenance == Provenance::chip_verified);
}

TEST_CASE("bride and groom find their columns by the card's sex") {
    FormSession session(form("ket_hon"), visit());
    session.set_person(QStringLiteral("holder"), card_2024());
    CHECK(session.filled().text(QStringLiteral("groom_name")) == QStringLiteral("ĐẶNG VŨ KHÔI NGUYÊN"));
    CHECK_FALSE(session.filled().value(QStringLiteral("groom_name"))->other_person);
    CHECK(session.filled().value(QStringLiteral("bride_name")) == nullptr);
    session.set_person(QStringLiteral("bride"), card_2021());
    CHECK(session.filled().value(QStringLiteral("bride_name"))->other_person);
    CHECK(session.undo());
    CHECK(session.filled().value(QStringLiteral("bride_name")) == nullptr);
}

TEST_CASE("a child's place of origin is offered from the parents and never filled in") {
    FormSession session(form("khai_sinh"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    CHECK(session.field(QStringLiteral("origin"))->suggestions.empty());
    REQUIRE(session.use_person_of(QStringLiteral("mother"), QStringLiteral("holder")));
    const auto origin = session.field(QStringLiteral("origin"));
    REQUIRE(origin->suggestions.size() == 1);
    CHECK(origin->suggestions.front().vi == card_2021().value(key::place_of_origin)->text);
    CHECK(origin->value.empty());
    session.set_text(QStringLiteral("child_birth"), QStringLiteral("2/9/2026"));
    CHECK(session.filled().text(QStringLiteral("child_birth_words")) ==
          QStringLiteral("Ngày hai tháng chín năm hai nghìn không trăm hai mươi sáu"));
}

TEST_CASE("ages that a form rules out keep it open even when they come from a card") {
    FormSession passport(form("tk01"), visit());
    passport.set_person(QStringLiteral("holder"), some_child());
    CHECK(passport.open_paths().contains(QStringLiteral("birth_date")));
    CHECK_FALSE(passport.field(QStringLiteral("birth_date"))->error.vi.isEmpty());
    FormSession child(form("tk01a"), visit());
    child.set_person(QStringLiteral("child"), some_person(1));
    CHECK(child.open_paths().contains(QStringLiteral("child_birth")));
}

TEST_CASE("only the bank's form wants the portrait, and no hand-over data carries it") {
    for (const auto* id : shipped) {
        const bool bank = std::string_view(id) == "mo_tai_khoan";
        CHECK(form(id)->wanted_groups().contains(2) == bank);
        CHECK_FALSE(form(id)->wanted_groups().contains(3));
        const auto filled = filled_by(form(id), Visitor::card_2021);
        CHECK(filled.portrait.isNull() != bank);
        CHECK(handover::make_json(filled, {}, nullptr).size() < 8000);
    }
}

TEST_CASE("a question that hangs on an answer is asked only then") {
    FormSession session(form("tgxh_1c"), visit());
    CHECK_FALSE(session.field(QStringLiteral("allowance_detail")).has_value());
    session.set_text(QStringLiteral("allowance"), QStringLiteral("Có"));
    CHECK(session.field(QStringLiteral("allowance_detail"))->missing);
    session.set_text(QStringLiteral("allowance"), QStringLiteral("Không"));
    CHECK_FALSE(session.field(QStringLiteral("allowance_detail")).has_value());
}
