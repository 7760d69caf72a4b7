// A report and a document as lines for people.
#pragma once

#include <cccd/document.hpp>
#include <string>

namespace cli {

[[nodiscard]] std::string report_text(const cccd::Verified& verified, const cccd::VerifyPolicy& policy);

} // namespace cli
