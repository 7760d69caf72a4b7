#include "support.hpp"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace forms;
using forms_test::catalogue;

namespace {

QJsonObject ct01_json() {
    QFile file(QStringLiteral(FORMS_FOLDER "/ct01.form.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString findings_of(const QJsonObject& json) {
    LoadProblem problem;
    const auto form = load_form(QJsonDocument(json).toJson(), problem);
    CHECK((form == nullptr) == !problem.findings.isEmpty());
    return problem.findings.join(QLatin1Char('\n'));
}

QJsonObject with(QJsonObject json, const char* key, const QJsonValue& value) {
    json.insert(QLatin1String(key), value);
    return json;
}

QJsonObject with_field(const QJsonObject& changes) {
    auto json = ct01_json();
    auto fields = json.value(QStringLiteral("fields")).toArray();
    auto field = fields.at(1).toObject();
    for (auto change = changes.begin(); change != changes.end(); ++change) field.insert(change.key(), change.value());
    fields.replace(1, field);
    json.insert(QStringLiteral("fields"), fields);
    return json;
}

} // namespace

TEST_CASE("every form of the kiosk keeps to the schema and names only what exists") {
    for (const auto& problem : catalogue().problems()) {
        MESSAGE(problem.file.toStdString(), ": ", problem.findings.join(QLatin1Char('\n')).toStdString());
    }
    CHECK(catalogue().problems().empty());
    CHECK_FALSE(catalogue().all().empty());
}

TEST_CASE("every form says how sure its wording is and what was not compared") {
    for (const auto& form : catalogue().all()) {
        INFO(form->id.toStdString());
        CHECK_FALSE(form->certainty.statement.vi.isEmpty());
        CHECK_FALSE(form->certainty.statement.en.isEmpty());
        CHECK(form->legal_basis.size() > 10);
        CHECK(form->valid_from.isValid());
    }
}

TEST_CASE("a form that breaks the schema is refused with the place of the mistake") {
    CHECK(findings_of(ct01_json()).isEmpty());
    CHECK(findings_of(with(ct01_json(), "code", QStringLiteral("ct 01"))).contains(QStringLiteral("/code")));
    CHECK(findings_of(with(ct01_json(), "colour", QStringLiteral("red"))).contains(QStringLiteral("colour")));
    CHECK(findings_of(with_field({{QStringLiteral("type"), QStringLiteral("nmae")}}))
              .contains(QStringLiteral("/fields/1/type")));
    auto without = ct01_json();
    without.remove(QStringLiteral("certainty"));
    CHECK(findings_of(without).contains(QStringLiteral("certainty")));
    LoadProblem problem;
    CHECK(load_form("{\"id\": ", problem) == nullptr);
    CHECK(problem.findings.join(QString()).contains(QStringLiteral("not JSON")));
}

TEST_CASE("a form that names what does not exist is refused") {
    CHECK(findings_of(with_field({{QStringLiteral("source"), QStringLiteral("holder.shoe_size")}}))
              .contains(QStringLiteral("shoe_size")));
    CHECK(findings_of(with_field({{QStringLiteral("source"), QStringLiteral("uncle.full_name")}}))
              .contains(QStringLiteral("no role uncle")));
    CHECK(findings_of(with_field({{QStringLiteral("source"), QStringLiteral("pattern:{phone}")}}))
              .contains(QStringLiteral("no field before this one is called phone")));
    CHECK(findings_of(with_field({{QStringLiteral("id"), QStringLiteral("phone")}}))
              .contains(QStringLiteral("id used twice")));
    CHECK(findings_of(with_field({{QStringLiteral("validator"),
                                   QJsonObject{{QStringLiteral("pattern"), QStringLiteral("[")}}}}))
              .contains(QStringLiteral("regular expression")));
    const QJsonArray print{QJsonObject{{QStringLiteral("block"), QStringLiteral("items")},
                                       {QStringLiteral("rows"), QJsonArray{QStringLiteral("shoe_size")}}}};
    CHECK(findings_of(with(ct01_json(), "print", print)).contains(QStringLiteral("/print/0: no field shoe_size")));
}

TEST_CASE("forms are found without diacritics, by code and by life event, recent ones first") {
    const QDate day(2026, 11, 22);
    const auto hits = catalogue().search(QStringLiteral("thuong tru"), day);
    REQUIRE_FALSE(hits.empty());
    CHECK(hits.front()->id == QStringLiteral("ct01"));
    CHECK_FALSE(catalogue().search(QStringLiteral("CT01"), day).empty());
    CHECK(catalogue().search(QStringLiteral("tàu ngầm"), day).empty());
    CHECK(catalogue().search(QString(), day, {QStringLiteral("ct01")}).front()->id == QStringLiteral("ct01"));
    CHECK(catalogue().search(QStringLiteral("ct01"), QDate(2025, 6, 30)).empty());
}
