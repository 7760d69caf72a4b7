// Doc 9303-11 §4.4: PACE, the chip's side. One object is one run, from MSE:Set AT to the fourth GENERAL AUTHENTICATE.
#pragma once

#include "core/apdu.hpp"
#include "core/random.hpp"
#include "protocols/domain.hpp"
#include "protocols/key_derivation.hpp"
#include "softchip/profile.hpp"

#include <optional>
#include <vector>

namespace softchip {

class PaceCard {
public:
    struct Setup {
        PaceSuite suite;
        Domain domain;
        Bytes password_key;              // K_pi
        Bytes static_key;                // SK_IC of the chip authentication mapping, else empty
        std::vector<Bytes> trust_points; // certification authority references for DO'87' and DO'88'
    };

    explicit PaceCard(Setup setup) : setup_(std::move(setup)) {}

    /// One GENERAL AUTHENTICATE: the objects inside 7C in, the objects inside 7C out, or a status word.
    /// Any status but 9000 ends the run.
    Response step(View objects, Random& random, const Hostile& hostile);

    bool finished() const { return finished_; }
    bool wrong_password() const { return wrong_password_; }
    bool last_step() const { return step_ == 3; }
    const PaceSuite& suite() const { return setup_.suite; }
    const SessionKeys& keys() const { return keys_; }
    /// What Terminal Authentication signs over (§7.1.2): the compressed ephemeral key of the chip.
    Bytes identity() const;
    Bytes terminal_key() const;

private:
    Response encrypted_nonce(View objects, Random& random);
    Response map_nonce(View objects, Random& random, const Hostile& hostile);
    Response agree_keys(View objects, Random& random, const Hostile& hostile);
    Response authenticate(View objects, const Hostile& hostile);
    Bytes encrypted_chip_authentication_data() const;

    Setup setup_;
    int step_ = 0;
    bool finished_ = false, wrong_password_ = false;
    Bytes nonce_;           // s
    Bytes mapping_scalar_;  // SK_Map,IC
    Bytes own_public_;      // PK_DH,IC
    Bytes terminal_public_; // PK_DH,IFD
    SessionKeys keys_;
};

} // namespace softchip
