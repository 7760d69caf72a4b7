#include "verify_many.hpp"

#include "evidence_folder.hpp"

#include <cccd/json.hpp>
#include <fstream>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

namespace cli {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

int severity(ExitCode code) noexcept {
    switch (code) {
    case ExitCode::good:
        return 0;
    case ExitCode::no_trust_anchor:
        return 1;
    case ExitCode::check_failed:
        return 2;
    default:
        return 3;
    }
}

struct Line {
    ExitCode code;
    std::string text;
};

Line failed_line(Json json, const cccd::Error& error) {
    json["exitCode"] = static_cast<int>(ExitCode::could_not);
    json["error"] = Json{{"code", static_cast<unsigned>(error.code)}, {"name", cccd::name(error.code)}};
    return {ExitCode::could_not, json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Line judge(const fs::path& folder, const cccd::Trust& trust, bool documents) {
    Json json{{"folder", folder.string()}};
    const auto evidence = load_evidence(folder);
    if (!evidence) return failed_line(std::move(json), evidence.error());
    const cccd::VerifyPolicy policy;
    const auto verified = cccd::verify(*evidence, trust, policy, cccd::system_clock().wall());
    if (!verified) return failed_line(std::move(json), verified.error());
    const auto code = exit_code(verified->report);
    json["exitCode"] = static_cast<int>(code);
    json["report"] = Json::parse(cccd::to_json(verified->report, policy), nullptr, false);
    if (documents) json["document"] = Json::parse(cccd::to_json(verified->document), nullptr, false);
    return {code, json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

} // namespace

NextFolder folders_in(const fs::path& folder) {
    std::error_code problem;
    auto at = std::make_shared<fs::directory_iterator>(folder, problem);
    return [at]() -> std::optional<fs::path> {
        std::error_code ignored;
        for (; *at != fs::directory_iterator(); at->increment(ignored)) {
            if (!(*at)->is_directory(ignored)) continue;
            auto path = (*at)->path();
            at->increment(ignored);
            return path;
        }
        return {};
    };
}

std::optional<NextFolder> folders_listed(const std::string& path) {
    auto file = std::make_shared<std::ifstream>();
    if (path != "-") {
        file->open(path);
        if (!*file) return {};
    }
    return NextFolder([file, from_input = path == "-"]() -> std::optional<fs::path> {
        std::string line;
        while (std::getline(from_input ? std::cin : *file, line))
            if (!line.empty()) return fs::path(line);
        return {};
    });
}

ExitCode verify_many(const NextFolder& next, const cccd::Trust& trust, const ManyOptions& options) {
    std::mutex input, output;
    ExitCode worst = ExitCode::good;
    const auto work = [&] {
        for (;;) {
            std::optional<fs::path> folder;
            {
                const std::scoped_lock lock(input);
                folder = next();
            }
            if (!folder) return;
            const auto line = judge(*folder, trust, options.documents);
            const std::scoped_lock lock(output);
            std::printf("%s\n", line.text.c_str());
            if (severity(line.code) > severity(worst)) worst = line.code;
        }
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < options.jobs; ++i) others.emplace_back(work);
    work();
    others.clear();
    return worst;
}

} // namespace cli
