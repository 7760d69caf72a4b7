#include "files/file_system.hpp"

namespace softchip {

namespace {

// §4.4.2 and §4.3: nothing of the application before the access procedure, unless the chip has none.
bool unlocked(const Card& card) {
    return card.profile.access == Access::none || card.session.unlocked != Unlocked::no;
}

} // namespace

const Bytes* file_content(const Card& card, std::uint16_t fid) {
    const auto& files = card.session.directory == Directory::master ? card.profile.master_files : card.profile.files;
    const auto found = files.find(fid);
    const bool application = card.session.directory == Directory::application;
    if (found == files.end() && application && fid == fid::ef_cvca && !card.ef_cvca.empty()) return &card.ef_cvca;
    return found == files.end() ? nullptr : &found->second;
}

std::uint16_t file_access(const Card& card, std::uint16_t fid) {
    const bool exists = file_content(card, fid) != nullptr;
    if (card.session.directory == Directory::master) {
        if (!exists) return sw::file_not_found;
        // Doc 9303-10 §3.11: of the files below the MF only EF.CardSecurity asks for PACE.
        const bool secured = fid == fid::ef_card_security && card.session.unlocked != Unlocked::pace;
        return secured ? sw::security_status : sw::ok;
    }
    if (!unlocked(card)) return sw::security_status;
    if (card.profile.closed.count(fid) != 0) return sw::security_status;
    // §7.1: fingerprints and irises ask for the rights of Terminal Authentication, where the chip has it.
    const bool sensitive = fid == fid::data_group(3) || fid == fid::data_group(4);
    if (exists && sensitive && card.profile.terminal_authentication &&
        !card.session.terminal_authentication.may_read(fid & 0x0F))
        return sw::security_status;
    return exists ? sw::ok : sw::file_not_found;
}

std::optional<std::uint16_t> file_of_short_identifier(const Card& card, std::uint8_t sfi) {
    if (sfi == 0 || sfi > 30) return std::nullopt;
    if (card.session.directory == Directory::master) {
        if (sfi == 0x1E) return fid::ef_dir;
        if (sfi == 0x01) return fid::ef_atr_info;
    }
    return static_cast<std::uint16_t>(0x0100 | sfi);
}

} // namespace softchip
