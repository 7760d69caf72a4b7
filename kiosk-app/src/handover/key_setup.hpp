// Making the kiosk's own key at set-up, and finding it again at start.
#pragma once

#include "handover/key_signer.hpp"

#include <memory>
#include <string>

namespace handover {

/// Where the key lies unless a file is named: "kiosk.key" in `state_folder`, else in the folder that systemd
/// gives the service (STATE_DIRECTORY), else in the user's own data folder.
[[nodiscard]] std::string key_file(const std::string& named, const std::string& state_folder = {});

/// Makes a key that its owner alone can read (mode 0600, in a folder of mode 0700), and never a second one over it.
/// Errors: store_write_failed, crypto_failed.
[[nodiscard]] cccd::Result<cccd::VerifyingKey> make_key_file(const std::string& file);

/// What the office writes down and copies: fingerprint in groups of four, the public key as PEM.
[[nodiscard]] std::string key_for_office(const cccd::VerifyingKey& key);

/// Errors: trust_file_unreadable (missing, or others may read it), key_malformed.
[[nodiscard]] cccd::Result<std::unique_ptr<KeySigner>> load_signer(const std::string& file);

} // namespace handover
