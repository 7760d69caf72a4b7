// Cleaning and checking of typed values: one rule for each type of field, then the field's own rules.
#pragma once

#include "forms/form_definition.hpp"

namespace forms {

/// dd/mm/yyyy to a date; null when it is none.
QDate read_date(const QString& text);

/// The value as it is stored: NFC, no stray blanks, dates as dd/mm/yyyy, numbers without separators.
QString cleaned(const Field& field, const QString& typed);

/// What is wrong with a cleaned, non-empty value; nothing when it is fine.
std::optional<Text> check(const Field& field, const QString& text, QDate today);

/// The question for the day of issue that an identity line lacks.
Field issue_date_question(const Field& line);

/// The most characters the field takes, for the input line.
int length_limit(const Field& field);

} // namespace forms
