#include "chip_transport.hpp"
#include "host.hpp"
#include "standard_card.hpp"

#include <fstream>
#include <stdexcept>

namespace bench {

namespace {

class Recording final : public cccd::Transport {
public:
    Recording(cccd::Transport& inner, Transcript& into) : inner_(inner), into_(into) {}
    cccd::Result<std::size_t> transmit(cccd::ByteView command, cccd::MutableBytes response,
                                       const cccd::Waiting& waiting) override {
        auto received = inner_.transmit(command, response, waiting);
        if (received) into_.turns.push_back({cccd::to_bytes(command), cccd::to_bytes(response.first(*received))});
        return received;
    }
    cccd::Status reset(const cccd::Waiting& waiting) override { return inner_.reset(waiting); }
    [[nodiscard]] cccd::ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] cccd::TransportLimits limits() const noexcept override { return inner_.limits(); }

private:
    cccd::Transport& inner_;
    Transcript& into_;
};

} // namespace

Transcript record(const std::filesystem::path& profiles) {
    const auto card = make_standard_card(profiles, Holds::everything, softchip::Cipher::aes128);
    softchip::Chip chip(card.profile, 7);
    cccd::demo::ChipTransport transport(chip, cccd::demo::ChipTransport::short_reader());
    Transcript transcript{card.profile.passwords.can, card.anchor, {}};
    Recording recording(transport, transcript);
    if (!read_standard_card(recording, transcript.can)) throw std::runtime_error("the standard card can not be read");
    return transcript;
}

void save(const Transcript& transcript, const std::filesystem::path& file) {
    std::ofstream out(file);
    out << transcript.can << '\n' << cccd::to_hex(transcript.anchor) << '\n';
    for (const auto& turn : transcript.turns)
        out << cccd::to_hex(turn.command) << '\n' << cccd::to_hex(turn.response) << '\n';
}

} // namespace bench
