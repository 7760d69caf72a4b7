// Numbers of people on a screen that others can see: the middle is hidden, wherever they stand.
#pragma once

#include "forms/form_session.hpp"

namespace masking {

/// "001•••••0001" of a personal number, "02•••••89" of an old one of nine digits; anything else as it is.
[[nodiscard]] QString number(const QString& number);
/// `text` with each of `numbers` masked that stands in it as a whole run of digits.
[[nodiscard]] QString text(const QString& text, const QStringList& numbers);
/// `text` with every run of twelve digits masked.
[[nodiscard]] QString twelves(const QString& text);
/// The form as the public screen may show it: `numbers` masked in all values, and any twelve digits in typed ones.
[[nodiscard]] forms::FilledForm paper(forms::FilledForm filled, const QStringList& numbers);

} // namespace masking
