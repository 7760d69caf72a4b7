// Doc 9303-11 §7.1: Terminal Authentication version 1, the chip's side: trust points, certificate chain, rights.
#pragma once

#include "protocols/cv_certificate.hpp"
#include "softchip/profile.hpp"

#include <optional>
#include <string>
#include <vector>

namespace softchip {

/// What stays when the chip loses power: trust points and the date (§7.1.4.3.1 to §7.1.4.3.3).
class TrustPoints {
public:
    TrustPoints() = default;
    explicit TrustPoints(const TerminalAuthentication& configuration);

    bool empty() const { return known_.empty(); }
    const CvCertificate* find(const std::string& holder_reference) const;
    const std::string& current_date() const { return date_; }
    void advance(const std::string& date);
    /// A link certificate: at most two stay, the newest first.
    void add(CvCertificate certificate);

    std::vector<std::string> references() const;
    /// Appendix K.2: references as DO'42', newest first, padded to 36 bytes.
    Bytes ef_cvca() const;

private:
    std::vector<CvCertificate> known_;
    std::string date_ = "000000";
};

/// The part of one session.
class TerminalAuthenticationCard {
public:
    /// MSE:Set DST; false when the key is unknown (6A88).
    bool select_key(const TrustPoints& trust, const std::string& reference);
    /// PSO:Verify Certificate; false when the certificate is not accepted.
    bool import(TrustPoints& trust, View body_and_signature);
    /// MSE:Set AT; only the most recently imported terminal key can be chosen.
    bool select_terminal(const std::string& reference);
    bool terminal_selected() const { return terminal_selected_; }
    /// EXTERNAL AUTHENTICATE over ID_IC || r_IC || Comp(PK_DH,IFD).
    bool authenticate(View message, View signature);

    bool authenticated() const { return authenticated_; }
    /// §7.1.3: the rights end with the channel of the key that was signed; a second execution stays refused.
    void end_rights() { rights_ended_ = authenticated_; }
    bool may_read(int data_group) const;

private:
    struct Imported {
        CvCertificate certificate;
        std::uint8_t effective_rights = 0;
    };
    const CvCertificate* issuer(const TrustPoints& trust) const;

    std::string selected_;             // by MSE:Set DST
    std::optional<Imported> imported_; // temporary import: the last verifier or terminal
    bool terminal_selected_ = false;
    bool authenticated_ = false;
    bool rights_ended_ = false;
};

} // namespace softchip
