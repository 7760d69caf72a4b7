// cccd doctor: all that a counter's technician needs to know when cards are not read.
#include "commands.hpp"
#include "doctor_checks.hpp"
#include "limits_file.hpp"
#include "reader_models_option.hpp"
#include "trust_option.hpp"

#include <cstdio>

namespace cli {

namespace {

constexpr auto usual_trust = "/etc/cccd/trust";

ExitCode examine(doctor::Options& options) {
    std::error_code ignored;
    if (options.trust.empty() && std::filesystem::exists(usual_trust, ignored)) options.trust = {usual_trust};
    std::vector<cccd::pcsc::RefusedFile> refused;
    const auto settings = reader_settings(options.reader_models, &refused);
    auto readers = cccd::pcsc::Readers::open(settings);
    doctor::Report report;
    report.sections.push_back(doctor::versions());
    report.sections.push_back(doctor::service(readers));
    report.sections.push_back(doctor::reader_list(settings.models, options.reader_models, refused));
    if (readers) report.sections.push_back(doctor::readers(*readers));
    report.sections.push_back(doctor::learned_limits(options.limits));
    report.sections.push_back(doctor::trust(options.trust));
    if (readers) report.sections.push_back(doctor::test_read(*readers, options));
    const auto text = options.json ? doctor::as_json(report) : doctor::as_text(report, options.english);
    std::fputs(text.c_str(), stdout);
    return report.has_problem() ? ExitCode::check_failed : ExitCode::good;
}

} // namespace

void add_doctor_command(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("doctor", "Look over service, rights, readers, trust and a test card");
    auto options = std::make_shared<doctor::Options>();
    auto language = std::make_shared<std::string>("vi");
    command->add_option("--lang", *language, "Language of the text: vi or en")
        ->check(CLI::IsMember({"vi", "en"}))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print JSON, in both languages");
    command->add_option("--reader", options->reader, "Reader for the test read: its name, a part of it, or its number");
    add_reader_models_option(*command, options->reader_models);
    options->limits = default_limits_file();
    command->add_option("--limits", options->limits, "File of what was learned of cards in readers")
        ->capture_default_str();
    add_trust_option(*command, options->trust);
    add_key_options(*command, options->key);
    command->footer("Exit codes: 0 no problem found, 1 a problem was found, 2 the command line is wrong.\n"
                    "The report holds no data of a card: times, sizes and verdicts only.");
    command->callback([&chosen, options, language] {
        chosen.run = [options, language] {
            options->english = *language == "en";
            return key_options_fit(options->key) ? examine(*options) : ExitCode::usage;
        };
    });
}

} // namespace cli
