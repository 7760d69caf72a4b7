#include "commands.hpp"
#include "evidence_folder.hpp"
#include "report_text.hpp"
#include "terminal.hpp"
#include "trust_option.hpp"

#include <cccd/json.hpp>

namespace cli {

namespace {

struct VerifyOptions {
    std::string folder;
    std::vector<std::string> trust;
    bool json = false;
};

ExitCode give_up(const cccd::Error& error) {
    show_error(error);
    return ExitCode::could_not;
}

ExitCode verify_folder(const VerifyOptions& options) {
    const auto trust = trust_of(options.trust);
    if (!trust) return give_up(trust.error());
    const auto evidence = load_evidence(options.folder);
    if (!evidence) return give_up(evidence.error());
    const cccd::VerifyPolicy policy;
    const auto verified = cccd::verify(*evidence, *trust, policy, cccd::system_clock().wall());
    if (!verified) return give_up(verified.error());
    const auto text = options.json ? cccd::to_json(*verified, policy) + "\n" : report_text(*verified, policy);
    std::fputs(text.c_str(), stdout);
    return exit_code(verified->report);
}

} // namespace

void add_verify_command(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("verify", "Judge files that `cccd read --out` kept, without the card");
    auto options = std::make_shared<VerifyOptions>();
    command->add_option("DIR", options->folder, "Folder with EF.SOD, EF.DG1, … and evidence.json")->required();
    add_trust_option(*command, options->trust);
    command->add_flag("--json", options->json, "Print JSON (docs/json.md)");
    command->callback([&chosen, options] { chosen.run = [options] { return verify_folder(*options); }; });
}

} // namespace cli
