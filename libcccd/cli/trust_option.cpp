#include "trust_option.hpp"

namespace cli {

void add_trust_option(CLI::App& command, std::vector<std::string>& paths) {
    command
        .add_option("--trust", paths,
                    "CSCA certificates, CRLs or master lists to trust: a file, or a folder of them (repeatable)")
        ->type_name("PATH")
        ->allow_extra_args(false);
}

cccd::Result<cccd::Trust> trust_of(const std::vector<std::string>& paths) {
    if (paths.empty()) return cccd::Trust();
    const std::vector<std::filesystem::path> files(paths.begin(), paths.end());
    return cccd::load_trust(files);
}

} // namespace cli
