#include "card/card.hpp"
#include "core/ber.hpp"
#include "files/file_system.hpp"

namespace softchip {

namespace {

constexpr std::uint8_t application_id[] = {0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};

Response enter(Card& card, Directory directory) {
    card.session.directory = directory;
    card.session.current_file.reset();
    return {};
}

// Doc 9303-10 §3.6.1.1. The ID card answers 6D00 once its application is selected.
Response select_master_file(Card& card) {
    const Behaviour& behaviour = card.profile.behaviour;
    if (card.session.directory == Directory::application && !behaviour.select_master_file_after_application)
        return {{}, sw::unknown_instruction};
    if (behaviour.select_master_file_status != sw::ok) return {{}, behaviour.select_master_file_status};
    return enter(card, Directory::master);
}

Response select_application(Card& card, View name) {
    if (!same(name, application_id)) return {{}, sw::file_not_found};
    return enter(card, Directory::application);
}

Response select_file(Card& card, View identifier) {
    if (identifier.size() != 2) return {{}, sw::wrong_data};
    const auto fid = static_cast<std::uint16_t>(identifier[0] << 8 | identifier[1]);
    if (fid == 0x3F00) return select_master_file(card);
    const auto access = file_access(card, fid);
    if (access != sw::ok) return {{}, access};
    card.session.current_file = fid;
    card.session.selected_by_name = true;
    card.counters.selected.push_back(fid);
    return {};
}

} // namespace

Response select(Card& card, const Command& command) {
    if (command.le && card.profile.behaviour.refuse_le_on_select) return {{}, sw::wrong_length};
    // P2: first or only occurrence, no response data (0C) or FCI/FCP, which this chip leaves empty.
    if ((command.p2 & ~0x0C) != 0) return {{}, sw::wrong_parameters};
    switch (command.p1) {
    case 0x00:
        return command.data.empty() ? select_master_file(card) : select_file(card, command.data);
    case 0x02:
        return select_file(card, command.data);
    case 0x04:
        return select_application(card, command.data);
    default:
        return {{}, sw::wrong_parameters};
    }
}

} // namespace softchip
