#include "forms/form_catalogue.hpp"

#include "forms/form_reader.hpp"
#include "forms/schema_check.hpp"
#include "forms/vietnamese.hpp"

#include <algorithm>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace forms {

namespace {

constexpr qint64 largest_file = 1024 * 1024;

QString search_text(const FormDefinition& form) {
    QStringList parts{form.title.vi, form.title.en, form.code, form.life_event.vi, form.life_event.en};
    parts += form.keywords;
    for (const auto& procedure : form.procedures) parts << procedure.code << procedure.title.vi << procedure.title.en;
    return vietnamese::fold(parts.join(u' '));
}

bool holds_all(const QString& text, const QStringList& words) {
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return text.contains(word); });
}

} // namespace

FormPointer load_form(const QByteArray& json, LoadProblem& problem) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        problem.findings << QStringLiteral("/: not JSON at byte %1: %2").arg(error.offset).arg(error.errorString());
        return nullptr;
    }
    problem.findings = schema_findings(form_schema(), document.object());
    if (!problem.findings.isEmpty()) return nullptr;
    auto form = std::make_shared<FormDefinition>(read_form(document.object()));
    problem.findings = reference_findings(*form);
    if (!problem.findings.isEmpty()) return nullptr;
    return form;
}

FormCatalogue FormCatalogue::load(const QString& folder) {
    FormCatalogue catalogue;
    const QDir directory(folder);
    for (const auto& name : directory.entryList({QStringLiteral("*.form.json")}, QDir::Files, QDir::Name)) {
        LoadProblem problem{name, {}};
        QFile file(directory.filePath(name));
        FormPointer form;
        if (file.open(QIODevice::ReadOnly) && file.size() <= largest_file) {
            form = load_form(file.readAll(), problem);
        } else {
            problem.findings << QStringLiteral("/: cannot be read, or over 1 MiB");
        }
        if (form && catalogue.find(form->id)) {
            problem.findings << QStringLiteral("/id: another file has this id already");
            form.reset();
        }
        if (form) {
            catalogue.forms_.push_back(std::move(form));
        } else {
            catalogue.problems_.push_back(std::move(problem));
        }
    }
    return catalogue;
}

FormPointer FormCatalogue::find(const QString& id) const {
    const auto found = std::find_if(forms_.begin(), forms_.end(), [&](const auto& form) { return form->id == id; });
    return found == forms_.end() ? nullptr : *found;
}

void FormCatalogue::offer(const QStringList& ids) {
    if (ids.isEmpty()) return;
    std::vector<FormPointer> kept;
    for (const auto& id : ids)
        if (auto form = find(id)) kept.push_back(std::move(form));
    forms_ = std::move(kept);
}

std::vector<FormPointer> FormCatalogue::search(const QString& query, QDate day, const QStringList& recent) const {
    const auto words = vietnamese::fold(query).split(u' ', Qt::SkipEmptyParts);
    std::vector<FormPointer> hits;
    for (const auto& form : forms_) {
        if (form->valid_on(day) && holds_all(search_text(*form), words)) hits.push_back(form);
    }
    const auto rank = [&](const FormPointer& form) {
        const auto place = recent.indexOf(form->id);
        return place < 0 ? recent.size() : place;
    };
    std::stable_sort(hits.begin(), hits.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return hits;
}

std::vector<Text> FormCatalogue::life_events() const {
    std::vector<Text> events;
    for (const auto& form : forms_) {
        if (std::find(events.begin(), events.end(), form->life_event) == events.end())
            events.push_back(form->life_event);
    }
    return events;
}

} // namespace forms
