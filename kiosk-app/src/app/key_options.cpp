#include "app/key_options.hpp"

#include "handover/key_setup.hpp"

#include <cstdio>
#include <QFileInfo>

namespace app {
namespace {

std::string key_path(const Options& options, const services::Settings& settings) {
    const QString named = options.handover_key.isEmpty() ? settings.key_file() : options.handover_key;
    return handover::key_file(named.toStdString());
}

int refuse(const cccd::Error& error, const std::string& path) {
    std::fprintf(stderr, "cccd-kiosk: %s: %s\n", path.c_str(), cccd::describe(error).c_str());
    return 1;
}

int print_for_office(const cccd::VerifyingKey& key, const services::Settings& settings, const std::string& path) {
    std::printf("Key of %s, in %s\n%s", qPrintable(settings.kiosk), path.c_str(),
                handover::key_for_office(key).c_str());
    return 0;
}

} // namespace

std::optional<int> key_command(const Options& options, const services::Settings& settings) {
    const std::string path = key_path(options, settings);
    if (options.make_handover_key) {
        const auto made = handover::make_key_file(path);
        return made ? print_for_office(*made, settings, path) : refuse(made.error(), path);
    }
    if (options.show_handover_key) {
        const auto key = cccd::SigningKey::load(path);
        return key ? print_for_office(key->public_key(), settings, path) : refuse(key.error(), path);
    }
    return std::nullopt;
}

bool load_key(const Options& options, const services::Settings& settings, VisitSettings& visit) {
    const std::string path = key_path(options, settings);
    if (options.handover_key.isEmpty() && !QFileInfo::exists(QString::fromStdString(path))) {
        if (!settings.state_folder.isEmpty())
            std::fprintf(stderr,
                         "cccd-kiosk: no signing key in %s: hand-over data is not signed (--make-handover-key)\n",
                         path.c_str());
        return true;
    }
    auto signer = handover::load_signer(path);
    if (!signer) return refuse(signer.error(), path) == 0;
    visit.signer = std::move(*signer);
    return true;
}

} // namespace app
