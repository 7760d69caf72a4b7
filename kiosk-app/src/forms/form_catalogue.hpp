// The forms of a kiosk: all *.form.json of a folder, each checked against the schema before it is offered.
#pragma once

#include "forms/form_definition.hpp"

namespace forms {

/// Why a file was not taken: file name without folder, and one line a finding ("/fields/3/type: …").
struct LoadProblem {
    QString file;
    QStringList findings;
};

/// One form from JSON bytes; on failure the findings are in `problem`.
FormPointer load_form(const QByteArray& json, LoadProblem& problem);

class FormCatalogue {
public:
    /// Reads every *.form.json of `folder`. Forms with problems are left out and reported; the rest is usable.
    static FormCatalogue load(const QString& folder);

    const std::vector<FormPointer>& all() const { return forms_; }
    const std::vector<LoadProblem>& problems() const { return problems_; }
    FormPointer find(const QString& id) const;
    /// Forms valid on `day` whose title, code, life event or keywords hold all words of `query`, diacritics and case
    /// ignored; an empty query gives all. Ids in `recent` come first, in that order.
    std::vector<FormPointer> search(const QString& query, QDate day, const QStringList& recent = {}) const;
    /// Keeps only the forms with these ids, in this order; an empty list keeps all. What is not there is passed over.
    void offer(const QStringList& ids);
    /// The life events in the order of the forms, each once.
    std::vector<Text> life_events() const;

private:
    std::vector<FormPointer> forms_;
    std::vector<LoadProblem> problems_;
};

/// The JSON schema every form must keep to, as compiled in.
QByteArray form_schema();

} // namespace forms
