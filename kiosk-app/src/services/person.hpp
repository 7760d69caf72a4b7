// From a verified document to the values that the forms engine takes.
#pragma once

#include "services/card_data.hpp"

#include <set>

namespace services {

/// Only the values that `wanted` names; the portrait when it names forms::key::portrait. Verified values become
/// chip_verified only where the report as a whole is acceptable.
[[nodiscard]] forms::Person person_from(const cccd::Document& document, const QStringList& wanted, bool acceptable);

/// The portrait as a picture; null when there is none or it can not be decoded.
[[nodiscard]] QImage picture_from(const cccd::Document& document);

/// The files that the values of a form need, DG1 always among them. DG2 only when the portrait is wanted.
[[nodiscard]] cccd::Files files_for(const std::set<int>& groups, bool portrait);

} // namespace services
