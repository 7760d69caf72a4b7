// Builds chips in code: any PACE suite, Chip Authentication key, Active Authentication key and trust point, with a
// DG14, DG15, EF.CardAccess, EF.CardSecurity and EF.SOD that tell the truth about it, signed by the demo PKI.
#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace softchip {

/// How a static EC key names its curve. DH keys: `named` is X9.42 (p, g, q), `explicit_parameters` PKCS#3 (p, g).
enum class KeyForm { explicit_parameters, named, standardised_id };

class ProfileBuilder {
public:
    /// Starts from the data groups 1, 2, 3 and 13 and the passwords of `base`, with nothing else. `profiles` is the
    /// folder drivers/softchip/profiles.
    explicit ProfileBuilder(std::filesystem::path profiles, std::string base = "cccd-2021");

    ProfileBuilder& access(Access access);
    ProfileBuilder& passwords(Passwords passwords);
    /// Executed and announced. `announce_parameters` false leaves parameterId out of PACEInfo.
    ProfileBuilder& pace(PaceSuite suite, bool announce_parameters = true);
    /// A static key. PACE-CAM takes the first ECDH key in its group, so give that one an id too.
    ProfileBuilder& chip_key(Agreement agreement, Cipher cipher, int parameter_id, std::optional<std::uint64_t> id = {},
                             KeyForm form = KeyForm::explicit_parameters);
    ProfileBuilder& active_authentication_rsa(std::size_t bits, Hash hash, Bytes trailer = {},
                                              std::uint64_t exponent = 65'537);
    ProfileBuilder& active_authentication_ecdsa(int parameter_id, Hash hash, bool plain = true,
                                                KeyForm form = KeyForm::explicit_parameters);
    /// CV certificates of the trust points (newest first) and the chip's date, YYMMDD. DG3 and DG4 then ask for rights.
    ProfileBuilder& terminal_authentication(std::vector<Bytes> trust_points, std::string current_date);
    /// A data group as given (its hash goes into EF.SOD); empty takes it away.
    ProfileBuilder& group(int number, Bytes content);
    /// SELECT of the data group answers 6982.
    ProfileBuilder& close(int number);
    ProfileBuilder& without_card_access();
    /// Announced in DG14 and EF.CardAccess beside the truth (one DER SecurityInfo).
    ProfileBuilder& announce(Bytes security_info);
    /// The signer of EF.SOD and EF.CardSecurity in `pki/`: "ds-named", "ds-explicit", "ds-stranger".
    ProfileBuilder& signer(std::string name);

    /// The error names what could not be made.
    LoadedProfile build() const;

private:
    struct PaceOffer {
        PaceSuite suite;
        bool announce_parameters;
    };
    struct ChipKeyOffer {
        ChipKey key;
        KeyForm form;
    };

    std::vector<Bytes> card_access_infos() const;
    std::vector<Bytes> static_key_infos() const;
    std::optional<Bytes> signed_file(View content, const char* content_type) const;
    bool add_group_14(Profile& profile) const;
    bool add_group_15(Profile& profile) const;

    std::filesystem::path profiles_;
    std::string base_;
    std::optional<Access> access_;
    std::optional<Passwords> passwords_;
    std::vector<PaceOffer> pace_;
    std::vector<ChipKeyOffer> chip_keys_;
    std::optional<ActiveAuthentication> active_authentication_;
    Bytes active_authentication_info_;
    Bytes active_authentication_public_;
    std::optional<TerminalAuthentication> terminal_authentication_;
    std::map<int, Bytes> groups_;
    std::set<int> closed_;
    std::vector<Bytes> announced_;
    std::string signer_ = "ds-named";
    bool card_access_ = true;
    std::string error_;
};

} // namespace softchip
