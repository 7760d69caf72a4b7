#include "commands.hpp"
#include "evidence_folder.hpp"
#include "terminal.hpp"

#include <cccd/json.hpp>

namespace cli {

namespace {

struct DecodeOptions {
    std::string path;
    std::string as;
    bool json = false;
};

ExitCode decode(const DecodeOptions& options) {
    const auto content = load_file(options.path);
    if (!content) return give_up(content.error());
    const auto name = options.as.empty() ? std::filesystem::path(options.path).filename().string() : options.as;
    const auto file = cccd::file_from_name(name);
    if (!file && !options.as.empty()) {
        std::fputs("cccd: --as wants a name such as EF.DG1, EF.SOD or EF.CardAccess\n", stderr);
        return ExitCode::usage;
    }
    const auto kind = file.value_or(cccd::File::none);
    const auto text = options.json ? cccd::decode_to_json(*content, kind) : cccd::decode_to_text(*content, kind);
    if (!text) return give_up(text.error());
    std::printf("%s%s", text->c_str(), text->ends_with('\n') ? "" : "\n");
    return ExitCode::good;
}

} // namespace

void add_decode_command(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("decode", "Show what a file of the chip says; nothing is verified");
    auto options = std::make_shared<DecodeOptions>();
    command->add_option("FILE", options->path, "An elementary file: EF.DG1, EF.SOD, EF.CardAccess, …")->required();
    command->add_option("--as", options->as, "Which file it is, where its first octets and its name do not tell");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([&chosen, options] { chosen.run = [options] { return decode(*options); }; });
}

} // namespace cli
