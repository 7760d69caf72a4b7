#include "bound.hpp"

namespace bench {

namespace {

constexpr std::size_t short_response = 258;
constexpr std::size_t status_word = 2;
constexpr std::size_t point = 65;                    ///< of brainpoolP256r1, uncompressed
constexpr std::size_t point_in_template = point + 4; ///< 7C L 8x L
constexpr std::size_t suite_object = 12;             ///< 80 0A and an OID of ten octets
constexpr std::size_t rsa_2048 = 256;

using Le = SecureMessagingSizes::Le;

std::size_t length_field(std::size_t length) noexcept {
    return length < 0x80 ? 1 : length < 0x100 ? 2 : 3;
}

class Steps {
public:
    Steps(SecureMessagingSizes sizes, Link link) : sizes_(sizes), link_(link) {}

    /// In the clear: header, Lc, data, Le.
    void plain(std::uint8_t ins, std::size_t data, bool answer_wanted, std::size_t answer,
               ChipWork work = ChipWork::none) {
        all_.push_back({ins, 4 + (data != 0 ? 1 + data : 0) + (answer_wanted ? 1 : 0), answer + status_word, work});
    }
    void secured(std::uint8_t ins, std::size_t data, bool answer_wanted, std::size_t answer,
                 ChipWork work = ChipWork::none) {
        const auto response = sizes_.response(answer);
        const auto le = !answer_wanted ? Le::none : form_for(response);
        const auto sent = sizes_.command(data, le);
        if (response <= short_response || link_.extended) {
            all_.push_back({ins, sent, response, work});
            return;
        }
        // 61xx, and the rest by GET RESPONSE
        all_.push_back({ins, sent, short_response, work});
        all_.push_back({0xC0, 5, response - short_response + status_word, ChipWork::none});
    }
    void file(std::size_t size) {
        const auto payload = sizes_.payload(link_.extended ? link_.response : short_response);
        for (std::size_t at = 0; at < size; at += payload) secured(0xB0, 0, true, std::min(payload, size - at));
    }
    Exchanges done() { return std::move(all_); }

private:
    [[nodiscard]] Le form_for(std::size_t response) const noexcept {
        return response > short_response && link_.extended ? Le::extended : Le::short_form;
    }
    SecureMessagingSizes sizes_;
    Link link_;
    Exchanges all_;
};

} // namespace

std::size_t SecureMessagingSizes::cryptogram(std::size_t data) const noexcept {
    if (data == 0) return 0;
    const auto padded = (data / block_ + 1) * block_;
    return 1 + length_field(padded + 1) + 1 + padded;
}

std::size_t SecureMessagingSizes::command(std::size_t data, Le le) const noexcept {
    const std::size_t le_object = le == Le::none ? 0 : le == Le::short_form ? 3 : 4;
    const auto objects = cryptogram(data) + le_object + 10;
    return le == Le::extended ? 4 + 3 + objects + 2 : 4 + 1 + objects + 1;
}

std::size_t SecureMessagingSizes::response(std::size_t data) const noexcept {
    return cryptogram(data) + 4 + 10 + status_word;
}

std::size_t SecureMessagingSizes::payload(std::size_t whole_response) const noexcept {
    std::size_t data = 0;
    while (response(data + 1) <= whole_response) ++data;
    return data;
}

Exchanges lower_bound(const StandardCard& card, Holds holds, softchip::Cipher cipher, Link link) {
    const bool des3 = cipher == softchip::Cipher::des3;
    Steps steps(SecureMessagingSizes(des3 ? 8 : 16), link);
    const auto& files = card.profile.files;

    // EF.CardAccess by its short identifier: the master file is current after a reset
    steps.plain(0xB0, 0, true, card.profile.master_files.at(softchip::fid::ef_card_access).size());
    // PACE (§4.4.1): MSE:Set AT, then four times GENERAL AUTHENTICATE
    steps.plain(0x22, suite_object + 3, false, 0);
    steps.plain(0x86, 2, true, 2 + 2 + 16, ChipWork::nonce);
    steps.plain(0x86, point_in_template, true, point_in_template, ChipWork::map);
    steps.plain(0x86, point_in_template, true, point_in_template, ChipWork::agree);
    steps.plain(0x86, 12, true, 12, ChipWork::token);
    steps.secured(0xA4, 7, false, 0); // the application by its name

    steps.file(files.at(0x011D).size());
    if (holds == Holds::everything) {
        steps.file(files.at(0x010E).size());
        // Chip Authentication (§6.2.4): MSE:Set KAT for 3DES, else MSE:Set AT and GENERAL AUTHENTICATE
        if (des3) {
            steps.secured(0x22, 2 + point, false, 0, ChipWork::chip_authentication);
        } else {
            steps.secured(0x22, suite_object, false, 0);
            steps.secured(0x86, point_in_template, true, 2, ChipWork::chip_authentication);
        }
        steps.file(files.at(0x010D).size());
    }
    steps.file(files.at(0x0101).size());
    steps.file(files.at(0x0102).size());
    if (holds == Holds::everything) {
        steps.file(files.at(0x010F).size());
        steps.secured(0x88, 8, true, rsa_2048, ChipWork::active_authentication);
    }
    return steps.done();
}

} // namespace bench
