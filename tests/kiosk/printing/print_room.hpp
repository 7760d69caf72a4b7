// A print service, a printer and the queue between them, set up as docs/printing.md says.
#pragma once

#include "printing/ipp_printer.hpp"
#include "printing/private_cups.hpp"

namespace printing_test {

struct PrintRoom {
    std::unique_ptr<PrivateCups> cups;
    std::unique_ptr<IppPrinter> printer;

    /// Null where cupsd is not installed, and then says so for the summary ("SKIPPED …"); throws when it is installed
    /// and can not be set up.
    static std::unique_ptr<PrintRoom> open(History history = History::none);
    static QString queue() { return QStringLiteral("counter"); }
};

} // namespace printing_test
