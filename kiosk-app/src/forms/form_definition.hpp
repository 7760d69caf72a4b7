// A form as the JSON file describes it: plain data, checked at load, never changed afterwards.
#pragma once

#include "forms/value.hpp"

#include <memory>
#include <QDate>
#include <QRegularExpression>
#include <QStringList>
#include <set>
#include <vector>

namespace forms {

enum class FieldType {
    text,
    multiline,
    name,
    date,
    digits,
    personal_number,
    phone,
    email,
    choice,
    checkbox,
    money,
    address
};

/// How long a value may live: with the visit only, or also in the hand-over data, or on paper only.
enum class Retention { visit, paper_only };

/// One place a value can come from. A field tries its sources in order and takes the first that has a value.
struct Source {
    enum class Kind { person, visitor, constant, office, today, pattern };
    Kind kind = Kind::visitor;
    QString role; ///< person: whose
    QString name; ///< person: which value (forms::key); office: which setting; constant and pattern: the text
};

/// When a field or a printed block is there at all.
struct Condition {
    enum class Kind { always, equals, filled, all, any, negation };
    Kind kind = Kind::always;
    QString field;
    QStringList values;
    std::vector<Condition> parts;
};

/// What a typed value must keep to, beyond its type.
struct Rules {
    QRegularExpression pattern; ///< whole text; empty means none
    int min_length = 0;
    int max_length = 0; ///< 0: the type's own limit
    std::optional<double> minimum;
    std::optional<double> maximum;
    bool not_in_future = false;
    bool not_in_past = false;
    bool year_alone = false;    ///< a date may be a year only (old cards)
    std::optional<int> min_age; ///< full years on the day of the visit
    std::optional<int> max_age;
    Text message; ///< shown instead of the type's own sentence
};

struct Option {
    QString value; ///< what is stored, printed and handed over
    Text label;
};

/// A ready sentence the visitor can take into a field; `procedure` limits it to that procedure.
struct Suggestion {
    Text text;
    QString procedure;
};

struct Field {
    QString id;
    QString number; ///< printed item number, may be empty
    Text label;
    QString print_label; ///< as on the paper; the label without it
    Text hint;
    FieldType type = FieldType::text;
    std::vector<Source> sources;
    QStringList transforms;
    Rules rules;
    bool required = false;
    bool editable = false; ///< may a value from a card be replaced by a typed one (an old address)?
    Condition visible_when;
    std::vector<Option> options;
    bool allow_other = false;
    std::vector<Suggestion> suggestions;
    Retention retention = Retention::visit;
    bool sensitive = false; ///< ethnicity, religion…: named in the consent text
    bool account = false;   ///< a long number in it is no person's, and a public screen shows it

    /// Is an old address of a card put to the visitor, with the communes of today to choose from?
    bool offers_candidates() const { return transforms.contains(u"address_candidates"); }
};

/// A person the form speaks of. Each role can be filled from a scanned card.
struct Role {
    QString id;
    Text label;
    bool required = false;
    bool holder = false; ///< the person whose visit this is
    QStringList may_be;  ///< roles whose person may stand here too (the requester is the mother)
    QString takes_sex;   ///< the holder of this sex stands here by itself (bride, groom)
};

struct Table {
    QString id;
    QString number;
    Text label;
    Text row_label;
    QString role; ///< the person of a row, may be empty
    int min_rows = 0;
    int max_rows = 20;
    std::vector<Field> columns;
    std::vector<double> widths; ///< of the printed columns, in parts
    Condition visible_when;
};

/// One printed part of the paper. What each kind uses is in docs/forms.md.
struct Block {
    enum class Kind {
        title,
        addressee,
        section,
        items,
        text,
        table,
        columns,
        date_line,
        signatures,
        notes,
        photo,
        space
    };
    struct Signature {
        QString title;
        QString note;
        QString name;       ///< printed below, with {fields}
        bool dated = false; ///< with a date line of its own
    };
    Kind kind = Kind::items;
    QString text;
    QString subtitle;
    QString table;
    QString field;
    QString align;
    std::vector<QStringList> rows; ///< items: fields that share a line
    std::vector<double> widths;
    QStringList headings;   ///< columns
    QStringList row_labels; ///< columns
    QStringList lines;      ///< notes
    std::vector<Signature> signatures;
    Condition visible_when;
};

struct Procedure {
    QString code;
    Text title;
};

/// How sure the wording is. V read in the published form; R reconstructed; C seen in working software; M from memory.
struct Certainty {
    QString mark;
    Text statement; ///< one plain sentence on what was not compared
};

struct FormDefinition {
    QString id;
    QString code; ///< short code in file names and on the screen, e.g. CT01
    Text title;
    Text life_event;
    QStringList keywords;
    QString legal_basis;
    QString form_number; ///< printed at the top right
    QString version;
    QDate valid_from;
    QDate valid_until; ///< null: open end
    std::vector<Procedure> procedures;
    Certainty certainty;
    bool national_heading = true;
    std::vector<Role> roles;
    std::vector<Field> fields;
    std::vector<Table> tables;
    std::vector<Block> blocks;

    const Field* field(const QString& field_id) const;
    const Table* table(const QString& table_id) const;
    const Role* role(const QString& role_id) const;
    const Role& holder() const;
    /// Numbers of the data groups that the sources of `role_id` need, DG1 always among them (a card is named by it).
    std::set<int> wanted_groups(const QString& role_id) const;
    /// Of the holder: what the consent text names and what is read.
    std::set<int> wanted_groups() const { return wanted_groups(holder().id); }
    /// The value names (forms::key) that the form takes from the card of `role_id`, also for the other roles that this
    /// person may stand in.
    QStringList wanted_values(const QString& role_id) const;
    bool valid_on(QDate day) const;
    bool needs_portrait() const;
    /// Does any field put old addresses to the visitor?
    bool offers_candidates() const;

private:
    QStringList values_of(const QString& role_id) const;
};

using FormPointer = std::shared_ptr<const FormDefinition>;

} // namespace forms
