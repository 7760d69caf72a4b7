// What the screen says when something can not be done. The words stand in the book of failure codes, docs/errors.md,
// which is built into the program: one text for the screen, the clerk's desk and the handbook.
#pragma once

#include "forms/value.hpp"

#include <cccd/error.hpp>
#include <QMap>
#include <QString>

namespace failures {

using forms::Text;

struct Failure {
    Text happened;
    Text citizen;              ///< what the citizen can do now
    Text clerk;                ///< what the clerk or the installer looks at
    Text screen;               ///< K codes: the one sentence that stands on the screen
    bool other_number = false; ///< the first way on is another number, not another try
};

/// Never fails: an unknown code gets the entry of internal.
[[nodiscard]] const Failure& of(cccd::ErrorCode code);
/// By code as it is shown ("E301", "K201").
[[nodiscard]] const QMap<QString, Failure>& book();

/// "E301": the code as it stands on the screen.
[[nodiscard]] QString shown_code(cccd::ErrorCode code);

} // namespace failures
