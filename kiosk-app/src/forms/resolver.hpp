// Finds the value of a field: typed text, sources in their order, transforms, visibility.
#pragma once

#include "forms/session_state.hpp"

namespace forms {

class Resolver {
public:
    Resolver(const FormDefinition& form, const SessionState& state, const VisitContext& context)
        : form_(form), state_(state), context_(context) {}

    /// Of a field, or of a column in a row of `table`.
    Value value(const Field& field, const Table* table = nullptr, int row = -1) const;
    /// Is there a value that does not come from typing?
    std::optional<Value> sourced(const Field& field, const Table* table = nullptr, int row = -1) const;
    /// What was typed or chosen, as it was.
    std::optional<QString> typed(const Field& field, const Table* table = nullptr, int row = -1) const;
    /// Is it a card's identity line without its day of issue? Then the visitor is asked for that day alone, and what is
    /// typed completes the line.
    bool asks_issue_date(const Field& field, const Table* table = nullptr, int row = -1) const;
    /// What the address `given` may be today, where the field asks for that.
    AddressCandidates candidates(const Field& field, const std::optional<Value>& given) const;
    /// Ready sentences; one that speaks of a value (the father's place of origin) is offered once that is known.
    /// An old address among them is followed by what it may be today.
    std::vector<Text> suggestions(const Field& field) const;
    const Procedure* procedure() const;
    bool met(const Condition& condition, const Table* table = nullptr, int row = -1) const;
    bool visible(const Field& field, const Table* table = nullptr, int row = -1) const;

private:
    struct Place {
        const Table* table = nullptr;
        int row = -1;
    };

    const RowState* row_of(const Place& place) const;
    const Person* person_of(const QString& role, const Place& place) const;
    std::optional<Value> from(const Source& source, const Place& place) const;
    std::optional<Value> from_person(const Source& source, const Place& place) const;
    std::optional<Value> from_pattern(const QString& pattern, const Place& place) const;
    std::optional<Value> reference(const QString& name, const Place& place) const;

    const FormDefinition& form_;
    const SessionState& state_;
    const VisitContext& context_;
};

} // namespace forms
