#include "access/password.hpp"

#include "base/try.hpp"
#include "crypto/digest.hpp"

namespace cccd::access {

namespace {

Result<SecretBytes> mrz_seed(const AccessKey& key) {
    CCCD_TRY(auto seed, crypto::digest(crypto::Hash::sha1, key.expose()));
    return SecretBytes(std::move(seed));
}

} // namespace

Result<SecretBytes> pace_key(crypto::Cipher cipher, const AccessKey& key) {
    if (key.kind() != PasswordKind::mrz) return crypto::derive_key(cipher, key.expose(), crypto::KeyUse::password);
    CCCD_TRY(const auto seed, mrz_seed(key));
    return crypto::derive_key(cipher, seed.expose(), crypto::KeyUse::password);
}

Result<crypto::SessionKeys> document_basic_access_keys(const AccessKey& key) {
    CCCD_TRY(const auto seed, mrz_seed(key));
    return crypto::derive_session_keys(crypto::Cipher::des3, seed.expose().first(16));
}

} // namespace cccd::access
