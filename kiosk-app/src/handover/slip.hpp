// The prep slip: what the visitor takes to the counter. It holds no personal value and can not be taken for the
// official receipt, which only the case system issues (Circular 03/2025/TT-VPCP).
#pragma once

#include "forms/form_session.hpp"

class QIODevice;

namespace handover {

/// Writes the slip as PDF/A-1b on A5. `visit` is the number that file names bear. False when it can not be written.
bool write_slip(const forms::FilledForm& filled, const QString& visit, QIODevice& device);

} // namespace handover
