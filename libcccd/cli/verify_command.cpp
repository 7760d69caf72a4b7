#include "commands.hpp"
#include "evidence_folder.hpp"
#include "report_text.hpp"
#include "terminal.hpp"
#include "trust_option.hpp"
#include "verify_many.hpp"

#include <cccd/json.hpp>

namespace cli {

namespace {

struct VerifyOptions {
    std::string folder;
    std::vector<std::string> trust;
    bool json = false;
    std::string list;
    ManyOptions many{0, false}; ///< jobs 0: one folder
};

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

ExitCode verify_all(const VerifyOptions& options) {
    const auto trust = trust_of(options.trust);
    if (!trust) return give_up(trust.error());
    const auto next = options.list.empty() ? std::optional(folders_in(options.folder)) : folders_listed(options.list);
    if (!next) return give_up({cccd::ErrorCode::file_not_found, cccd::Stage::none, 0, 0, "the list can not be opened"});
    return verify_many(*next, *trust, options.many);
}

ExitCode run(const VerifyOptions& options) {
    if (options.folder.empty() == options.list.empty()) {
        std::fputs("cccd: give a folder or --list\n", stderr);
        return ExitCode::usage;
    }
    return options.many.jobs > 0 || !options.list.empty() ? verify_all(options) : verify_folder(options);
}

} // namespace

void add_verify_command(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("verify", "Judge files that `cccd read --out` kept, without the card");
    auto options = std::make_shared<VerifyOptions>();
    command->add_option("DIR", options->folder,
                        "Folder with EF.SOD, EF.DG1, … and evidence.json; with --jobs a folder of such folders");
    add_trust_option(*command, options->trust);
    command->add_flag("--json", options->json, "Print JSON (docs/json.md)");
    command
        ->add_option("--jobs", options->many.jobs, "Judge many folders with so many threads; one line of JSON for each")
        ->check(CLI::Range(1, 256));
    command->add_option("--list", options->list, "A file with one folder a line in place of DIR; - for standard input")
        ->type_name("FILE");
    command->add_flag("--documents", options->many.documents, "With --jobs or --list: the holder's data too");
    command->callback([&chosen, options] {
        options->many.jobs = !options->list.empty() && options->many.jobs == 0 ? 1 : options->many.jobs;
        chosen.run = [options] { return run(*options); };
    });
}

} // namespace cli
