// Terminal Authentication for those whom a state has given certificates: they may read fingerprints and irises
// (Doc 9303-11 §7.1). A kiosk without them reads everything else.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <cccd/secret.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cccd {

/// How a terminal signs: named by the object identifier in its certificate (Doc 9303-11 §7.1.4, BSI TR-03110-3 §A.6.4).
enum class SignatureScheme : std::uint8_t {
    rsa_pkcs1_sha1,
    rsa_pkcs1_sha256,
    rsa_pkcs1_sha512,
    rsa_pss_sha1,
    rsa_pss_sha256,
    rsa_pss_sha512,
    ecdsa_sha1,
    ecdsa_sha224,
    ecdsa_sha256,
    ecdsa_sha384,
    ecdsa_sha512,
};

/// Whoever holds the terminal's private key: a file in tests, a token or an HSM in the field. Called from the thread
/// that runs the session.
class CCCD_API Signer {
public:
    virtual ~Signer();
    /// The signature over `message`, which the signer hashes itself. ECDSA: r ‖ s, each as wide as the order of the
    /// curve. RSASSA-PSS: salt as long as the hash. Errors: terminal_authentication_failed, or the signer's own.
    virtual Result<Bytes> sign(SignatureScheme scheme, ByteView message) = 0;
};

/// A private key in memory (DER, PKCS#8 or traditional), for tests and test terminals. Errors: key_malformed.
[[nodiscard]] CCCD_API Result<std::unique_ptr<Signer>> signer_from_key(ByteView der);

/// Gives the PIN of a token when it is needed; may ask a person for it.
using PinSource = std::function<Result<SecretBytes>()>;

/// A private key on a token or in an HSM, by PKCS#11. `uri` is one of RFC 7512 and names the module and the key:
/// "pkcs11:token=Kiosk%207;object=terminal?module-path=/usr/lib/softhsm/libsofthsm2.so". It must not hold the PIN.
/// The PIN is asked for and tried once, because a token locks itself; the token stays logged in while the signer lives.
/// Errors: invalid_argument (the URI), signer_unavailable (no module, or no token that fits), signer_pin_refused (wrong
/// or locked), signer_key_not_found (none or several), those of `pin`. os_code holds the CK_RV of the module.
[[nodiscard]] CCCD_API Result<std::unique_ptr<Signer>> signer_from_token(const std::string& uri, const PinSource& pin);

/// What a terminal presents. The signer must outlive its use.
struct TerminalCredentials {
    std::vector<Bytes> certificates; ///< CV certificates: links, document verifier and terminal, in any order
    Signer* signer = nullptr;
};

/// What a chip grants after Terminal Authentication, as far as the terminal can know: the certificates' rights taken
/// together. The chip's own trust point may allow less.
struct TerminalRights {
    bool fingerprints = false; ///< DG3
    bool irises = false;       ///< DG4
};

} // namespace cccd
