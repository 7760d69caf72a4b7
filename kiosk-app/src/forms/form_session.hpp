// Filling one form in one visit: persons from cards, typed values, rows, undo; and the finished form for paper and
// hand-over. One thread; nothing is written anywhere.
#pragma once

#include "forms/form_definition.hpp"

#include <functional>
#include <QSet>

namespace forms {

/// What an old address may be today. Empty for an address of today, and for one that no table knows.
struct AddressCandidates {
    struct Candidate {
        QString address; ///< whole, with the house number of the old one
        QString unit;    ///< commune and province alone
    };
    std::vector<Candidate> all;
    QString since; ///< day from which these units stand, dd/mm/yyyy
    QString basis; ///< the legal act

    bool empty() const { return all.empty(); }
    bool contains(const QString& address) const;
};

/// What the kiosk knows besides cards: the day, the office's own words, candidates for old addresses.
struct VisitContext {
    QDate today;
    QMap<QString, QString> office; ///< the words that forms take as office.NAME (forms/office_words.hpp)
    std::function<AddressCandidates(const QString& address)> address_candidates; ///< may be empty
};

/// One field as the screen shows it. `path` is "field" or "table/row/column" and names it in every call.
struct FieldView {
    QString path;
    QString table;
    int row = -1;
    QString role; ///< the person this comes from, when it comes from one
    QString number;
    Text label;
    Text hint;
    FieldType type = FieldType::text;
    std::vector<Option> options;
    bool allow_other = false;
    std::vector<Text> suggestions;
    AddressCandidates candidates; ///< for the old address of a card, never taken by themselves
    QString card_text;            ///< that old address
    bool unconfirmed = false;     ///< and the visitor has not yet said which of them, or none
    bool asks_issue_date = false; ///< of an identity line that lacks it: that day alone is typed, as a date
    QString issue_date;           ///< as far as it was typed
    int max_length = 0;
    bool year_alone = false; ///< a date of which only the year is known may be given as that
    bool required = false;
    bool editable = true; ///< false: from a card and not to be changed here
    bool sensitive = false;
    bool account = false; ///< a long number in it is no person's
    Value value;          ///< empty text when missing
    bool missing = false; ///< required and empty
    Text error;           ///< empty when the value is fine or missing
};

struct RoleView {
    QString role;
    QString table; ///< the table whose rows this role fills, or empty
    int row = -1;
    Text label;
    bool required = false;
    bool holder = false;
    bool scanned = false;
    QString name;       ///< of the person there, when there is one
    QStringList may_be; ///< roles with a person that could stand here too
};

/// A finished value, as it goes to paper and hand-over.
struct FilledField {
    QString path;
    QString id;
    Value value;
};

/// A snapshot of the session: definition, values in order, and nothing else.
struct FilledForm {
    FormPointer form;
    Procedure procedure;
    QDate date;
    QMap<QString, QString> office;
    std::vector<FilledField> values; ///< visible fields, in order; rows of tables after the fields
    QMap<QString, int> rows;         ///< rows of each table
    QSet<QString> hidden;            ///< fields and tables that a rule hides
    QImage portrait;
    Provenance portrait_provenance = Provenance::chip_verified;
    bool demo = false;

    /// Null when there is none.
    const Value* value(const QString& path) const;
    QString text(const QString& path) const;
    bool met(const Condition& condition) const;
    void wipe();
};

/// "table/row/column" of a cell.
QString cell_path(const QString& table, int row, const QString& column);

struct SessionState;

class FormSession {
public:
    FormSession(FormPointer form, VisitContext context);
    ~FormSession();
    FormSession(const FormSession&) = delete;
    FormSession& operator=(const FormSession&) = delete;

    const FormDefinition& form() const { return *form_; }
    FormPointer form_pointer() const { return form_; }

    /// The procedure of the form that is asked for; the first of the definition until set. False: unknown code.
    bool set_procedure(const QString& code);
    const Procedure& procedure() const;

    /// Puts the person of a card into a role. For a role of table rows give the row; a row that does not exist yet is
    /// added. Values of a person who is not the holder are marked so. False: no such role, or the table is full.
    bool set_person(const QString& role, Person person, int row = -1);
    void clear_person(const QString& role, int row = -1);
    /// The person of `other` stands in `role` too (the requester is the mother). False: `other` has none.
    bool use_person_of(const QString& role, const QString& other);
    const Person* person(const QString& role, int row = -1) const;
    std::vector<RoleView> roles() const;

    /// Stores what was typed, even when it is not valid, and gives what is wrong with it; nothing when it is fine.
    /// Empty text takes the typed value away again. A card's value stays unless the field is editable.
    std::optional<Text> set_text(const QString& path, const QString& text);

    int row_count(const QString& table) const;
    /// The new row's index, or -1 when the table is full.
    int add_row(const QString& table);
    void remove_row(const QString& table, int row);

    /// Every visible field in the order of the form; the rows of tables after the fields.
    std::vector<FieldView> fields() const;
    std::optional<FieldView> field(const QString& path) const;
    /// Personal numbers of everybody in the form, and the old ones of their cards: what a public screen hides.
    QStringList numbers() const;
    /// Paths that still need the visitor: required and empty, not valid, or an old address that was not put to the
    /// visitor yet. Roles' cards are asked before (see roles()).
    QStringList open_paths() const;
    bool complete() const { return open_paths().isEmpty(); }

    bool can_undo() const;
    bool undo();
    /// What was done so far can not be taken back any more.
    void forget_steps();

    FilledForm filled() const;
    /// Overwrites and drops everything, the undo steps too.
    void wipe();

private:
    void remember();
    template <typename Change> void change_persons(Change&& change);
    void put_person(const QString& role, std::optional<Person> person);
    void place_by_sex(const Person& holder);
    FieldView view(const Field& field, const Table* table, int row) const;
    template <typename Visit> void each_visible(Visit&& visit) const;

    FormPointer form_;
    VisitContext context_;
    std::unique_ptr<SessionState> state_;
    std::vector<std::unique_ptr<SessionState>> past_;
};

} // namespace forms
