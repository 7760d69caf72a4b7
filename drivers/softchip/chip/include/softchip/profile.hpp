// What a software chip holds and how it behaves. A plain value: load one, change what a test needs, give it to Chip.
#pragma once

#include "softchip/bytes.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace softchip {

/// File identifiers of Doc 9303-10 §3.11 and §4.
namespace fid {
inline constexpr std::uint16_t ef_dir = 0x2F00, ef_atr_info = 0x2F01, ef_card_access = 0x011C,
                               ef_card_security = 0x011D;
inline constexpr std::uint16_t ef_com = 0x011E, ef_sod = 0x011D, ef_cvca = 0x011C;
/// Data group n (1 to 16).
constexpr std::uint16_t data_group(int n) {
    return static_cast<std::uint16_t>(0x0100 + n);
}
} // namespace fid

enum class Mapping { generic, integrated, chip_authentication };
enum class Agreement { dh, ecdh };
enum class Cipher { des3, aes128, aes192, aes256 };
enum class Hash { sha1, sha224, sha256, sha384, sha512 };

/// One PACE protocol that the chip executes (whatever its EF.CardAccess says).
struct PaceSuite {
    Mapping mapping = Mapping::generic;
    Agreement agreement = Agreement::ecdh;
    Cipher cipher = Cipher::aes128;
    int parameter_id = 13; // Doc 9303-11 table of standardised domain parameters: 0 to 2, 8 to 18
    /// The group's parameters are announced written out, under this number of the chip's own (32 to 127), not by id.
    std::optional<int> explicit_as{};

    int number() const { return explicit_as.value_or(parameter_id); }
};

struct Passwords {
    std::string mrz_information; // number, birth, expiry, each with its check digit (Doc 9303-11 §9.7.2); empty: none
    std::string can, pin, puk;   // empty: the chip has no such password
    int pin_tries = 3;           // then the PIN is blocked until the PUK opens it
    int puk_tries = 10;
};

/// Which access control stands before the data groups.
enum class Access { none, bac, pace, pace_or_bac };

/// Active Authentication (§6.1).
struct ActiveAuthentication {
    Bytes private_key;        // PKCS#8 DER, RSA or EC
    Hash hash = Hash::sha256; // of the signature
    bool plain_ecdsa = true;  // r || s as TR-03111 asks; false: DER SEQUENCE
    Bytes trailer; // RSA: empty for the trailer that belongs to the hash, else these bytes (BC, 33CC, 34CC, …)
};

/// One static key of Chip Authentication version 1 (§6.2); PACE-CAM uses the first ECDH key on its curve.
struct ChipKey {
    std::optional<std::uint64_t> id;
    Agreement agreement = Agreement::ecdh;
    Cipher cipher = Cipher::aes128;
    int parameter_id = 13;
    Bytes private_scalar; // big-endian
};

/// Terminal Authentication version 1 (§7.1): the trust points and the date of the chip.
struct TerminalAuthentication {
    std::vector<Bytes> trust_points; // CV certificates (7F21), newest first, at most two
    std::string current_date;        // YYMMDD; moves forward with accepted certificates
};

/// Ordinary differences between real chips.
struct Behaviour {
    bool select_master_file_after_application = false; // false: SELECT MF answers 6D00, as the card does
    std::uint16_t select_master_file_status = 0x9000;  // before the application: some chips say 6A82, 6986, 6D00
    bool short_file_identifiers = true;                // false: 6A86 on B0 with a short identifier
    bool short_file_identifiers_select = true;         // false: such a read leaves no current file
    bool short_file_identifiers_misread = false; // true: wrong bytes from offset 128 on until the file is selected
    bool starts_in_application = false;          // true: after a reset the application is current, not the MF
    bool extended_length = true;                 // false: 6700
    std::size_t max_response = 65'536;           // data bytes of one response in extended length
    std::size_t max_read = 65'536;               // READ BINARY that asks for more than this: 6700
    bool warn_at_end = false;                    // reads that reach the end before Ne bytes answer 6282 with the data
    bool empty_beyond_end = false;               // an offset at or after the end answers 6282 without data; else 6B00
    bool refuse_le_on_select = false;            // SELECT with Le: 6700
    bool refuse_le_on_mse = true;                // MSE with Le: 6700
    bool wants_parameter_reference = false;      // PACE MSE:Set AT without tag 84: 6A88
    bool errors_plain = false;                   // errors inside the channel come plain and close it
    bool get_response_for_all = false;           // every answer with data is fetched by 61xx, as over T=0
    bool exact_le = false;                       // Le larger than what is there answers 6Cxx
    int delay_after_failure_ms = 0;              // grows by this much with every failed password
};

/// A chip that does wrong on purpose. Counters are of answers inside the secure channel, from 1; 0 means never.
struct Hostile {
    bool wrong_pace_token = false;
    bool equal_public_key = false; // PACE: sends the terminal's own ephemeral key back
    bool off_curve_point = false;  // PACE step 3 (and step 2): a point that is not on the curve
    bool infinity_point = false;   // PACE: the encoding of the point at infinity
    std::size_t token_length = 8;
    std::size_t replay_at = 0;                   // answers with the response before
    std::size_t wrong_mac_at = 0;                // one bit of DO'8E'
    std::size_t wrong_ssc_at = 0;                // skips one step of the send sequence counter
    std::size_t plain_at = 0;                    // the answer without any secure messaging
    std::size_t truncate_at = 0;                 // the answer without its last five bytes
    std::size_t oversize_at = 0;                 // the answer with 70,000 bytes in front of the status word
    std::size_t drop_status_at = 0;              // the answer without DO'99'
    std::size_t wrong_status_at = 0;             // plain status word 9000 over a DO'99' that says 6A82
    std::size_t bad_padding_at = 0;              // DO'87' decrypts to a block without padding, under a good MAC
    bool keep_old_keys = false;                  // Chip Authentication answers 9000 and the old keys stay
    std::size_t challenge_length = 8;            // of GET CHALLENGE for Terminal Authentication
    bool endless_61 = false;                     // READ BINARY and GET RESPONSE always answer 61xx
    bool endless_6c = false;                     // always 6Cxx with another number
    std::map<std::uint16_t, Bytes> lying_header; // first bytes of a file as read at offset 0, whatever the file holds
};

struct Profile {
    std::string name;
    Bytes atr;
    std::map<std::uint16_t, Bytes> master_files; // below the MF: EF.CardAccess, EF.CardSecurity, EF.DIR, EF.ATR/INFO
    std::map<std::uint16_t, Bytes> files;        // of the eMRTD application
    std::set<std::uint16_t> closed;              // SELECT answers 6982 (DG3 of the ID card), whatever the rights
    Access access = Access::none;
    Passwords passwords;
    std::vector<PaceSuite> pace;
    std::optional<ActiveAuthentication> active_authentication;
    std::vector<ChipKey> chip_keys;
    std::optional<TerminalAuthentication> terminal_authentication; // then DG3 and DG4 ask for its rights
    Behaviour behaviour;
    Hostile hostile;
};

struct LoadedProfile {
    std::optional<Profile> profile;
    std::string error; // when there is none: what was wrong, with the file's name
};

/// Reads `profile.json` of a profile folder and the files that it names.
LoadedProfile load_profile(const std::filesystem::path& folder);

/// The profile folders below `root`, by name.
std::vector<std::string> list_profiles(const std::filesystem::path& root);

/// Puts another key of the same kind and size where the Active Authentication key was: DG15 no longer fits (a clone).
void forget_active_authentication_key(Profile& profile);

} // namespace softchip
