#include "commands.hpp"
#include "evidence_folder.hpp"
#include "key_options.hpp"
#include "limits_file.hpp"
#include "reader_models_option.hpp"
#include "report_text.hpp"
#include "terminal.hpp"
#include "trust_option.hpp"

#include <algorithm>
#include <cccd/json.hpp>
#include <cccd/pcsc.hpp>
#include <sstream>

namespace cli {

namespace {

struct ReadOptions {
    std::string reader;
    std::string reader_models;
    KeyOptions key;
    std::string groups = "1,2,13";
    std::vector<std::string> trust;
    std::string out;
    bool json = false;
    double timeout = 30;
    std::string limits = default_limits_file();
};

/// "1,2,13", "dg1,DG2", "com"; none for anything else.
std::optional<cccd::Files> files_of(const std::string& groups) {
    cccd::Files files;
    std::istringstream in(groups);
    for (std::string part; std::getline(in, part, ',');) {
        for (auto& c : part) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        if (part == "COM") {
            files.insert(cccd::File::com);
            continue;
        }
        if (part.rfind("DG", 0) == 0) part.erase(0, 2);
        const bool number =
            !part.empty() && part.size() <= 2 && part.find_first_not_of("0123456789") == std::string::npos;
        const auto file = number ? cccd::data_group(static_cast<unsigned>(std::stoul(part))) : cccd::File::none;
        if (file == cccd::File::none) return {};
        files.insert(file);
    }
    return files;
}

/// Where the channel ends and the card is still there, the read goes on from where it was, with what was learned: so
/// often without a step forward.
constexpr int most_new_starts = 2;

cccd::Result<cccd::Evidence> read_card(cccd::Transport& transport, const cccd::AccessKeys& keys, cccd::Files files,
                                       const cccd::Waiting& waiting, cccd::ReaderLimits& limits) {
    cccd::Environment environment;
    environment.limits = &limits;
    cccd::Session session(transport, environment);
    ProgressBar bar;
    cccd::ReadRequest request;
    request.files = files;
    request.progress = [&bar](const cccd::Progress& progress) { bar.show(progress); };
    std::size_t steps = 0;
    for (int starts = 0;; ++starts) {
        auto channel = session.unlock(keys, {}, waiting);
        if (!channel) return channel.error();
        auto evidence = session.read(*channel, request, waiting);
        if (evidence || evidence.error().code == cccd::ErrorCode::card_removed) return evidence;
        auto interruption = session.take_interruption();
        if (!interruption) return evidence;
        if (interruption->steps() > steps) starts = 0;
        steps = std::max(steps, interruption->steps());
        if (starts == most_new_starts) return evidence;
        session.resume(*std::move(interruption));
    }
}

ExitCode judge(const cccd::Evidence& evidence, const cccd::Trust& trust, const ReadOptions& options) {
    const cccd::VerifyPolicy policy;
    const auto verified = cccd::verify(evidence, trust, policy, cccd::system_clock().wall());
    if (!verified) return give_up(verified.error());
    const auto text = options.json ? cccd::to_json(*verified, policy) + "\n" : report_text(*verified, policy);
    std::fputs(text.c_str(), stdout);
    return exit_code(verified->report);
}

ExitCode read(const ReadOptions& options, cccd::Files files) {
    const auto trust = trust_of(options.trust);
    if (!trust) return give_up(trust.error());
    const auto keys = keys_of(options.key);
    if (!keys) return give_up(keys.error());
    auto readers = cccd::pcsc::Readers::open(reader_settings(options.reader_models));
    if (!readers) return give_up(readers.error());
    const auto patience = std::chrono::milliseconds(static_cast<long>(options.timeout * 1000));
    cccd::Waiting waiting;
    waiting.deadline = cccd::system_clock().steady() + patience;
    auto card = readers->wait_for_card(patience, {}, options.reader);
    if (!card) return give_up(card.error());
    RememberedLimits remembered(options.limits);
    const auto evidence = read_card(card->transport(), *keys, files, waiting, remembered.of_reader(card->reader()));
    remembered.save();
    if (!evidence) return give_up(evidence.error());
    if (!options.out.empty())
        if (const auto written = write_evidence(*evidence, options.out); !written) return give_up(written.error());
    return judge(*evidence, *trust, options);
}

} // namespace

void add_read_command(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("read", "Wait for a card, open it, read it, and prove it genuine");
    auto options = std::make_shared<ReadOptions>();
    command->add_option("--reader", options->reader,
                        "Reader to use: its name, a part of it, or its number in `cccd readers`");
    add_reader_models_option(*command, options->reader_models);
    add_key_options(*command, options->key);
    command->add_option("--groups", options->groups, "Data groups to read, such as 1,2,13; com for EF.COM")
        ->capture_default_str();
    add_trust_option(*command, options->trust);
    command->add_option("--out", options->out, "Folder for the raw files and evidence.json, readable for you alone")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "Print JSON (docs/json.md)");
    command->add_option("--timeout", options->timeout, "Seconds to wait for the card and to read it, in all")
        ->capture_default_str()
        ->check(CLI::Range(0.1, 3600.0));
    command->add_option("--limits", options->limits, "File of what was learned of cards in readers; empty for none")
        ->type_name("FILE")
        ->capture_default_str();
    command->callback([&chosen, options] {
        chosen.run = [options] {
            const auto files = files_of(options->groups);
            if (!files) std::fputs("cccd: --groups wants numbers from 1 to 16, such as 1,2,13\n", stderr);
            return files && key_options_fit(options->key) ? read(*options, *files) : ExitCode::usage;
        };
    });
}

} // namespace cli
