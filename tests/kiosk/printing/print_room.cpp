#include "printing/print_room.hpp"

#include <cstdio>
#include <stdexcept>

namespace printing_test {

std::unique_ptr<PrintRoom> PrintRoom::open(History history) {
    auto room = std::make_unique<PrintRoom>();
    room->cups = PrivateCups::start(history);
    if (!room->cups) {
        std::printf("SKIPPED cupsd or its filters are not installed\n");
        return nullptr;
    }
    room->printer = std::make_unique<IppPrinter>(room->cups->path(QStringLiteral("printer")));
    if (!room->printer->switch_on() || !room->cups->add_everywhere_queue(queue(), room->printer->address()))
        throw std::runtime_error("the printer or its queue could not be set up");
    return room;
}

} // namespace printing_test
