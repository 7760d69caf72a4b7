// The failure-code book of the screen: what happened, what the citizen does, what the clerk does. docs/errors.md holds
// the same codes with cause and remedy for operators.
#pragma once

#include "forms/value.hpp"

#include <cccd/error.hpp>
#include <QString>
#include <vector>

namespace failures {

using forms::Text;

/// What can be offered beside leaving.
enum class Offer { try_again, other_number, call_officer };

struct Failure {
    cccd::ErrorCode code;
    Offer offer;
    Text happened;
    Text citizen; ///< what the citizen can do now
    Text clerk;   ///< what the clerk or the installer looks at
};

/// Never fails: an unknown code gets the row of internal.
[[nodiscard]] const Failure& of(cccd::ErrorCode code);
[[nodiscard]] const std::vector<Failure>& all();

/// "E301": the code as it stands on the screen.
[[nodiscard]] QString shown_code(cccd::ErrorCode code);

} // namespace failures
