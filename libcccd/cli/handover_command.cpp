// cccd handover check: what a kiosk handed over, from its file or its QR codes, held against the office's key.
#include "commands.hpp"
#include "terminal.hpp"

#include <cccd/handover.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace cli {

namespace {

struct HandoverOptions {
    std::vector<std::string> files, keys;
    bool demo = false, compact = false;
};

/// JSON, or the texts of codes, one a line; sources may hold one code each.
class Gathered {
public:
    /// Whether more is wanted.
    cccd::Result<bool> take_line(std::string_view line) {
        if (line.find_first_not_of(" \t\r\n") == std::string_view::npos) return true;
        if (const auto added = codes_.add(line); !added) return added.error();
        return !codes_.complete();
    }
    cccd::Status take_all(const std::string& text) {
        const auto first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
        if (first != std::string::npos && text[first] == '{') {
            json_ = text.substr(first);
            return {};
        }
        std::size_t at = 0;
        while (at < text.size()) {
            const auto end = std::min(text.find('\n', at), text.size());
            if (const auto more = take_line(std::string_view(text).substr(at, end - at)); !more) return more.error();
            at = end + 1;
        }
        return {};
    }
    [[nodiscard]] const cccd::HandoverCodes& codes() const { return codes_; }
    [[nodiscard]] cccd::Result<cccd::Bytes> json() const {
        if (!json_.empty()) return cccd::to_bytes(cccd::as_bytes(json_));
        return codes_.json();
    }

private:
    std::string json_;
    cccd::HandoverCodes codes_;
};

/// From a scanner that types: each line is a code, and the last one that was missing ends it.
cccd::Status scan(Gathered& gathered) {
    for (;;) {
        const auto missing = gathered.codes().missing();
        const std::string what = missing.empty() ? "scan the first code" : "scan code " + std::to_string(missing[0]);
        const auto line = value_or_ask("-", what.c_str());
        if (!line) return {};
        const auto more = gathered.take_line(*line);
        if (!more) show_error(more.error());
        if (more && !*more) return {};
    }
}

cccd::Status gather(const std::vector<std::string>& files, Gathered& gathered) {
    for (const auto& file : files.empty() ? std::vector<std::string>{"-"} : files) {
        if (file == "-" && isatty(STDIN_FILENO) != 0) {
            if (auto scanned = scan(gathered); !scanned) return scanned;
            continue;
        }
        std::ifstream in(file, std::ios::binary);
        if (file != "-" && !in)
            return cccd::Error{cccd::ErrorCode::file_not_found, cccd::Stage::none, 0, 0, "file can not be read"};
        std::istream& source = file == "-" ? std::cin : in;
        const std::string text{std::istreambuf_iterator<char>(source), std::istreambuf_iterator<char>()};
        if (auto taken = gathered.take_all(text); !taken) return taken;
    }
    return {};
}

std::string numbers_of(const std::vector<std::size_t>& numbers) {
    std::string text;
    for (const auto number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

/// The sentence on standard error, the exit code, and whether the data may go to standard output.
struct Answer {
    const char* sentence;
    ExitCode code;
    bool show;
};

Answer answer_for(const cccd::Handover& handover, const HandoverOptions& options) {
    using cccd::HandoverVerdict;
    if (options.keys.empty()) return {"not checked: give the kiosk's key with --key", ExitCode::no_trust_anchor, true};
    switch (handover.verdict) {
    case HandoverVerdict::genuine:
        break;
    case HandoverVerdict::altered:
        return {"REFUSED: the data is not what the kiosk signed", ExitCode::check_failed, false};
    case HandoverVerdict::unknown_key:
        return {"REFUSED: signed by a key that is none of those given", ExitCode::check_failed, false};
    case HandoverVerdict::not_signed:
        return {"REFUSED: not signed; the kiosk has no key", ExitCode::check_failed, false};
    }
    if (handover.demo && !options.demo) return {"REFUSED: filled from a demo card", ExitCode::check_failed, false};
    return {handover.demo ? "genuine, and filled from a demo card" : "genuine", ExitCode::good, true};
}

ExitCode check(const HandoverOptions& options) {
    std::vector<cccd::VerifyingKey> keys;
    for (const auto& path : options.keys) {
        auto key = cccd::VerifyingKey::load(path);
        if (!key) return give_up(key.error());
        keys.push_back(std::move(*key));
    }
    Gathered gathered;
    if (const auto got = gather(options.files, gathered); !got) return give_up(got.error());
    const auto json = gathered.json();
    if (!json) {
        const auto missing = gathered.codes().missing();
        if (!missing.empty())
            std::fprintf(stderr, "cccd: missing: code %s of %zu\n", numbers_of(missing).c_str(),
                         gathered.codes().count());
        return give_up(json.error());
    }
    const auto handover = cccd::open_handover(*json, keys);
    if (!handover) return give_up(handover.error());
    const auto answer = answer_for(*handover, options);
    std::fprintf(stderr, "cccd: %s\n", answer.sentence);
    if (!handover->key.empty()) std::fprintf(stderr, "cccd: key %s\n", handover->key.substr(0, 64).c_str());
    if (answer.show) {
        const auto text = options.compact ? handover->data : nlohmann::json::parse(handover->data).dump(2);
        std::printf("%s\n", text.c_str());
    }
    return answer.code;
}

} // namespace

void add_handover_command(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("handover", "Hand-over data of a kiosk (docs/handover.md)");
    command->require_subcommand(1);
    auto* sub = command->add_subcommand("check", "Check that a kiosk of the office signed it, and print it");
    auto options = std::make_shared<HandoverOptions>();
    sub->add_option(
        "FILE", options->files,
        "The JSON file, or texts of QR codes, one a line, in one file or several; standard input without it");
    sub->add_option("--key", options->keys, "The kiosk's public key (PEM); repeat it for several kiosks")
        ->type_name("PEM")
        ->allow_extra_args(false);
    sub->add_flag("--demo", options->demo, "Take data of a demo card too");
    sub->add_flag("--compact", options->compact, "Print the very octets that are signed");
    sub->footer(
        "Exit codes: 0 genuine · 1 refused, nothing is printed · 2 usage · 3 could not be read (the missing code "
        "is named)\n· 4 no --key given: printed, and not checked");
    sub->callback([&chosen, options] { chosen.run = [options] { return check(*options); }; });
}

} // namespace cli
