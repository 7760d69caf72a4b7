// Fills a Document from files that hold; the only code that can.
#pragma once

#include <cccd/document.hpp>

namespace cccd {

struct DocumentBuilder {
    /// Values of the groups whose hash and whose signature `report` calls passed; nothing where the signer's chain or
    /// its revocation speaks against it. Adds findings about the data (docs/report.md, "data.") to the report.
    static Document build(const Evidence& evidence, Report& report, WallTime now);
};

} // namespace cccd
