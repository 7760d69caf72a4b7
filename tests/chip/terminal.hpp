// A terminal just big enough to talk to the chip. Its cryptographic steps are those that the vector tests pin.
#pragma once

#include "chip_test.hpp"
#include "core/apdu.hpp"
#include "core/random.hpp"
#include "protocols/domain.hpp"
#include "protocols/key_derivation.hpp"

#include <optional>

namespace chip_test {

struct Answer {
    Bytes data;
    std::uint16_t status = 0;
    bool authentic = true; // inside a channel: DO'8E' and DO'99' held
};

class Terminal {
public:
    explicit Terminal(softchip::Chip& chip) : chip_(chip) { chip_.power_on(); }

    /// Protected once a channel stands. Follows 61xx.
    Answer send(const softchip::Command& command);
    Answer send(std::uint8_t ins, std::uint16_t p1p2, Bytes data = {}, std::optional<std::size_t> le = {},
                std::uint8_t cla = 0);
    Answer plain(const std::string& command_hex);

    std::uint16_t select_application();
    std::uint16_t select(std::uint16_t fid);
    /// By SELECT and READ BINARY in blocks; empty when a step fails.
    Bytes read(std::uint16_t fid, std::size_t block = 223);

    /// The status word of the last step.
    std::uint16_t bac(const std::string& mrz_information);
    std::uint16_t pace(const softchip::PaceSuite& suite, int password_reference, const std::string& password,
                       bool name_parameters = false);

    Bytes extra_in_set_at; // appended to MSE:Set AT of PACE, such as a 7F4C

    void start_channel(softchip::Cipher cipher, softchip::SessionKeys keys, Bytes counter = {});
    bool secure() const { return keys_.has_value(); }
    void drop_channel() { keys_.reset(); }

    softchip::Random random{99};
    Bytes chip_public_key;          // of PACE
    Bytes last_mapping_key;         // PK_Map,IC
    Bytes last_step_four;           // objects inside 7C of the last PACE answer
    Bytes chip_authentication_data; // CA_IC, decrypted and without its padding
    bool chip_token_good = false;

private:
    Bytes raw(const softchip::Command& command) const;
    Answer exchange(const softchip::Command& command);
    softchip::Command protect(const softchip::Command& command);
    Answer open(const Answer& answer, bool odd);
    void count();
    Bytes iv() const;
    std::optional<Bytes> step(std::uint32_t tag, View value, bool last, std::uint16_t& status);

    softchip::Chip& chip_;
    std::optional<softchip::SessionKeys> keys_;
    softchip::Cipher cipher_ = softchip::Cipher::des3;
    Bytes counter_;
};

} // namespace chip_test
