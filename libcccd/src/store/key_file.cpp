// Keys in files.
#include "base/try.hpp"
#include "store/file_io.hpp"

#include <cccd/signing.hpp>
#include <system_error>

namespace cccd {

namespace fs = std::filesystem;

Result<VerifyingKey> VerifyingKey::load(const fs::path& path) {
    CCCD_TRY(const Bytes content, store::read_file(path));
    return parse(content);
}

Result<SigningKey> SigningKey::load(const fs::path& path) {
    std::error_code problem;
    const auto permissions = fs::status(path, problem).permissions();
    if (!problem && (permissions & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none)
        return Error{ErrorCode::trust_file_unreadable, Stage::trust_store, 0, 0,
                     "others than the owner have access to the key file: chmod 600"};
    CCCD_TRY(Bytes content, store::read_file(path));
    const SecretBytes guarded(std::move(content));
    return parse(guarded.expose());
}

Status SigningKey::save(const fs::path& path) const {
    const SecretBytes text = pem();
    if (text.empty()) return Error{ErrorCode::crypto_failed, Stage::trust_store, 0, 0, "key can not be written"};
    return store::write_file(path, text.expose(), 0600, store::Exists::refuse);
}

} // namespace cccd
