#include "handover/key_setup.hpp"

#include <cstdlib>
#include <filesystem>
#include <QStandardPaths>

namespace handover {

namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "kiosk.key";
constexpr std::size_t group = 4;

fs::path state_folder_of_the_service() {
    if (const char* given = std::getenv("STATE_DIRECTORY"); given && *given) {
        const std::string folders = given; // systemd separates several by colons
        return folders.substr(0, folders.find(':'));
    }
    return fs::path(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString()) / "cccd-kiosk";
}

} // namespace

std::string key_file(const std::string& named, const std::string& state_folder) {
    if (!named.empty()) return named;
    return ((state_folder.empty() ? state_folder_of_the_service() : fs::path(state_folder)) / file_name).string();
}

cccd::Result<cccd::VerifyingKey> make_key_file(const std::string& file) {
    const fs::path folder = fs::path(file).parent_path();
    std::error_code failed;
    if (!folder.empty() && fs::create_directories(folder, failed))
        fs::permissions(folder, fs::perms::owner_all, failed);
    const auto key = cccd::SigningKey::make();
    if (!key) return key.error();
    if (const auto saved = key->save(file); !saved) return saved.error();
    return key->public_key();
}

std::string key_for_office(const cccd::VerifyingKey& key) {
    const std::string fingerprint = key.fingerprint();
    std::string grouped;
    for (std::size_t at = 0; at < fingerprint.size(); at += group)
        grouped += (at == 0 ? "" : at % 32 == 0 ? "\n             " : " ") + fingerprint.substr(at, group);
    return "Fingerprint: " + grouped + "\n\n" + key.pem();
}

cccd::Result<std::unique_ptr<KeySigner>> load_signer(const std::string& file) {
    auto key = cccd::SigningKey::load(file);
    if (!key) return key.error();
    return std::make_unique<KeySigner>(*std::move(key));
}

} // namespace handover
