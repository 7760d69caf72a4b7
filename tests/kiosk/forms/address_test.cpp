// Old addresses of cards: put to the visitor, never changed by themselves, and told as what they are.
#include "forms/form_reader.hpp"
#include "forms/schema_check.hpp"
#include "handover/handover.hpp"
#include "support.hpp"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace forms;
using namespace forms_test;

namespace {

const QString permanent = QStringLiteral("permanent_address");
const QString today = QStringLiteral("Số 125/34/7B, Phường Tân Sơn Nhì, Thành phố Hồ Chí Minh");
const QString neighbour = QStringLiteral("Số 125/34/7B, Phường Tân Phú, Thành phố Hồ Chí Minh");

QString old_address() {
    return card_2021().value(key::place_of_residence)->text;
}

/// A table that knows one old address only.
VisitContext with_candidates() {
    auto context = visit();
    context.address_candidates = [](const QString& address) {
        if (address != old_address()) return AddressCandidates{};
        return AddressCandidates{{{today, QStringLiteral("Phường Tân Sơn Nhì, Thành phố Hồ Chí Minh")},
                                  {neighbour, QStringLiteral("Phường Tân Phú, Thành phố Hồ Chí Minh")}},
                                 QStringLiteral("01/07/2025"),
                                 QStringLiteral("Nghị quyết 202/2025/QH15")};
    };
    return context;
}

struct Visit : FormSession {
    explicit Visit(const char* id = "tk01") : FormSession(forms_test::form(id), with_candidates()) {
        set_person(form_pointer()->holder().id, card_2021());
    }
    Value address() const { return field(permanent)->value; }
};

QJsonArray handed_over(const FilledForm& filled) {
    const auto json = QJsonDocument::fromJson(handover::make_json(filled, {}, nullptr)).object();
    QFile schema(QStringLiteral(CCCD_SOURCE_DIR "/docs/handover.schema.json"));
    REQUIRE(schema.open(QIODevice::ReadOnly));
    CHECK(schema_findings(schema.readAll(), json).isEmpty());
    return json[u"handover"].toObject()[u"fields"].toObject()[permanent].toArray();
}

QString paper_of(const FilledForm& filled) {
    const QTemporaryDir folder;
    const QString pdf = pdf_of(filled, {}, folder.path());
    return without_blanks(
        QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), pdf, QStringLiteral("-")})));
}

} // namespace

TEST_CASE("an old address of a card waits for the visitor, and stays the card's meanwhile") {
    for (const auto* id : {"tk01", "tgxh_1c", "mo_tai_khoan", "lltp"}) {
        const Visit visit(id);
        const auto field = visit.field(permanent);
        REQUIRE(field);
        CHECK(field->unconfirmed);
        CHECK(field->card_text == old_address());
        REQUIRE(field->candidates.all.size() == 2);
        CHECK(field->value.text == old_address());
        CHECK(field->value.provenance == Provenance::chip_verified);
        CHECK(visit.open_paths().contains(permanent));
        CHECK(handed_over(visit.filled()) == QJsonArray{old_address(), QStringLiteral("chip")});
    }
}

TEST_CASE("an address of today that was chosen is told as confirmed, with the card's own beside it") {
    Visit visit;
    CHECK_FALSE(visit.set_text(permanent, neighbour).has_value());
    CHECK(visit.address() == Value{neighbour, Provenance::confirmed, false, old_address(), Provenance::chip_verified});
    CHECK_FALSE(visit.field(permanent)->unconfirmed);
    const auto filled = visit.filled();
    CHECK(handed_over(filled) ==
          QJsonArray{neighbour, QStringLiteral("confirmed"), old_address(), QStringLiteral("chip")});
    const QString paper = paper_of(filled);
    CHECK(paper.contains(without_blanks(neighbour + QStringLiteral("X (trên thẻ: ") + old_address())));
    CHECK(paper.contains(without_blanks(QStringLiteral("X – suy từ địa chỉ cũ trên thẻ, người khai xác nhận"))));
}

TEST_CASE("an address kept as on the card stays read from the chip, however long it is") {
    Visit visit;
    CHECK_FALSE(visit.set_text(permanent, old_address()).has_value());
    CHECK(visit.address().provenance == Provenance::chip_verified);
    CHECK_FALSE(visit.open_paths().contains(permanent));
    CHECK(handed_over(visit.filled()) == QJsonArray{old_address(), QStringLiteral("chip")});
}

TEST_CASE("an address that is neither the card's nor a candidate is typed") {
    Visit visit;
    visit.set_text(permanent, QStringLiteral("Số 9, Phường Tây Thạnh, Thành phố Hồ Chí Minh"));
    CHECK(visit.address().provenance == Provenance::typed);
    CHECK(visit.address().card_text.isEmpty());
    CHECK_FALSE(visit.open_paths().contains(permanent));
}

TEST_CASE("what follows from another person's card says so twice") {
    FormSession session(form("khai_tu"), with_candidates());
    session.set_person(QStringLiteral("dead"), card_2021());
    session.set_text(QStringLiteral("dead_residence"), today);
    const auto json = QJsonDocument::fromJson(handover::make_json(session.filled(), {}, nullptr)).object();
    CHECK(json[u"handover"].toObject()[u"fields"].toObject()[u"dead_residence"].toArray() ==
          QJsonArray{today, QStringLiteral("confirmed/other"), old_address(), QStringLiteral("chip/other")});
}

TEST_CASE("an answer about one card's address does not stay for the next card's") {
    Visit visit;
    visit.set_text(permanent, today);
    visit.set_person(QStringLiteral("holder"), card_2021()); // the same card again
    CHECK(visit.address().text == today);
    visit.set_person(QStringLiteral("holder"), some_person(3));
    CHECK(visit.address().text == some_person(3).value(key::place_of_residence)->text);
    CHECK(visit.address().provenance == Provenance::chip_verified);
    CHECK(visit.undo());
    CHECK(visit.address().text == today);
}

TEST_CASE("an address that no table knows, and one of today, are not asked") {
    FormSession session(form("tk01"), with_candidates());
    session.set_person(QStringLiteral("holder"), some_person(1));
    CHECK_FALSE(session.field(permanent)->unconfirmed);
    CHECK(session.field(permanent)->candidates.empty());
    CHECK_FALSE(session.open_paths().contains(permanent));
}

TEST_CASE("an old address offered for another field brings its candidates along") {
    Visit visit("tk1_ts");
    QStringList offered;
    const auto field = visit.field(QStringLiteral("address"));
    REQUIRE(field);
    for (const auto& text : field->suggestions) offered << text.vi;
    CHECK(offered == QStringList{old_address(), today, neighbour});
}

TEST_CASE("candidates are for addresses that the visitor may change") {
    QFile file(QStringLiteral(FORMS_FOLDER "/tk01.form.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    const auto findings = [&](const char* from, const char* to) {
        QByteArray changed = json;
        const auto at = changed.indexOf(from, changed.indexOf("permanent_address"));
        REQUIRE(at > 0);
        LoadProblem problem;
        load_form(changed.replace(at, qsizetype(qstrlen(from)), to), problem);
        return problem.findings.join(u'\n');
    };
    CHECK(findings("\"editable\": true", "\"editable\": false").contains(QStringLiteral("needs editable")));
    CHECK(findings("\"type\": \"address\"", "\"type\": \"text\"").contains(QStringLiteral("for the type address")));
}
