// Numbers of people on a screen that others can see: the middle is hidden, wherever they stand.
#pragma once

#include "forms/form_session.hpp"

namespace masking {

/// "001•••••0001" of twelve digits, "02•••••89" of an old number of nine; anything else as it is.
[[nodiscard]] QString number(const QString& number);
/// What the public screen shows of a field's text, on the paper's picture too. Masked are `numbers` wherever they
/// stand, as one run of digits or in groups with a blank or a dot between two; and where words are typed freely also
/// what looks like a person's number (nine or twelve digits), unless the field is for an account or a sum is meant.
[[nodiscard]] QString shown(forms::FieldType type, bool account, const QString& text, const QStringList& numbers);
/// The form with all its values as shown().
[[nodiscard]] forms::FilledForm paper(forms::FilledForm filled, const QStringList& numbers);

} // namespace masking
