// A private key on a PKCS#11 token: found by its URI, opened with a PIN that is tried once.
#pragma once

#include "crypto/scheme_facts.hpp"

#include <cccd/secret.hpp>
#include <memory>
#include <p11-kit/p11-kit.h>
#include <p11-kit/pkcs11.h>
#include <p11-kit/uri.h>

namespace cccd::crypto {

struct ModuleCloser {
    void operator()(CK_FUNCTION_LIST* module) const noexcept {
        p11_kit_module_finalize(module);
        p11_kit_module_release(module);
    }
};
struct UriFree {
    void operator()(P11KitUri* uri) const noexcept { p11_kit_uri_free(uri); }
};
using TokenModule = std::unique_ptr<CK_FUNCTION_LIST, ModuleCloser>;
using TokenUri = std::unique_ptr<P11KitUri, UriFree>;

/// Errors: invalid_argument.
Result<TokenUri> parse_token_uri(const std::string& uri);
/// Loads and initializes the module that the URI names. Errors: signer_unavailable.
Result<TokenModule> load_module(P11KitUri* uri);

/// A session on the token, closed when it goes.
class TokenSession {
public:
    /// Errors: signer_unavailable (no token fits the URI).
    static Result<TokenSession> open(TokenModule module, P11KitUri* uri);
    TokenSession(TokenSession&& other) noexcept;
    TokenSession& operator=(TokenSession&&) = delete;
    ~TokenSession();

    /// Errors: signer_pin_refused, those of the source.
    Status log_in(const PinSource& pin);
    /// Errors: signer_key_not_found.
    Result<CK_OBJECT_HANDLE> find_private_key(P11KitUri* uri);
    Result<CK_KEY_TYPE> key_type(CK_OBJECT_HANDLE key);
    Result<Bytes> sign(CK_OBJECT_HANDLE key, CK_MECHANISM mechanism, ByteView input);

private:
    TokenSession(TokenModule module, CK_SESSION_HANDLE session, bool wants_pin) noexcept
        : module_(std::move(module)), session_(session), wants_pin_(wants_pin) {}

    TokenModule module_;
    CK_SESSION_HANDLE session_ = CK_INVALID_HANDLE;
    bool wants_pin_ = true;
};

} // namespace cccd::crypto
