#include "app/chores.hpp"

#include "app/setup.hpp"
#include "services/admin_pin.hpp"
#include "services/audit_log.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <string_view>

namespace app {
namespace {

int check_settings(const Options& options) {
    setup::Faults faults;
    const QString file = settings_file(options);
    if (file.isEmpty()) {
        faults.append({setup::Code::settings_unreadable,
                       QString::fromLatin1(services::default_settings_file),
                       {},
                       QStringLiteral("no such file")});
    } else {
        const auto settings = services::load_settings(file, faults);
        if (!setup::fatal(faults))
            faults += services::check_machine(settings, file, installed_forms(), installed_addresses());
    }
    for (const auto& fault : faults) std::printf("%s\n", setup::line(fault).toUtf8().constData());
    if (!setup::fatal(faults)) std::printf("OK %s\n", file.toUtf8().constData());
    return setup::fatal(faults) ? 1 : 0;
}

// From standard input, so that it stands in no list of processes and in no history of a shell.
int set_admin_pin(const Options& options) {
    setup::Faults faults;
    const auto settings = effective_settings(options, faults);
    if (setup::fatal(faults)) return tell(faults), 1;
    if (settings.pin_file().isEmpty())
        return std::fprintf(stderr, "cccd-kiosk: the settings name no state folder\n"), 1;
    std::string line;
    std::getline(std::cin, line);
    const QString pin = QString::fromLatin1(line.data(), qsizetype(line.size())).trimmed();
    if (!services::AdminPin::acceptable(pin))
        return std::fprintf(stderr, "cccd-kiosk: 6 to 12 digits, not all the same and not a row such as 123456\n"), 1;
    if (!services::AdminPin::store(settings.pin_file(), pin))
        return std::fprintf(stderr, "cccd-kiosk: %s can not be written\n", qUtf8Printable(settings.pin_file())), 1;
    std::printf("OK %s\n", qUtf8Printable(settings.pin_file()));
    return 0;
}

int check_audit(const QString& path) {
    const auto check = services::check_audit(path);
    for (const auto& fault : check.faults) std::printf("%s\n", qUtf8Printable(setup::line(fault)));
    const char* outcome = setup::fatal(check.faults) ? "BROKEN after" : "OK";
    std::printf("%s %lld lines, the last one is number %lld, %s\n", outcome, static_cast<long long>(check.lines),
                static_cast<long long>(check.end.number), check.end.hash.constData());
    return setup::fatal(check.faults) ? 1 : 0;
}

int export_audit(const Options& options) {
    setup::Faults faults;
    const auto settings = effective_settings(options, faults);
    if (setup::fatal(faults)) return tell(faults), 1;
    if (settings.audit_folder.isEmpty())
        return std::fprintf(stderr, "cccd-kiosk: the settings name no audit folder\n"), 1;
    if (!services::export_audit(settings.audit_folder, options.export_audit))
        return std::fprintf(stderr, "cccd-kiosk: %s is there already or can not be written\n",
                            qUtf8Printable(options.export_audit)),
               1;
    return check_audit(options.export_audit);
}

} // namespace

bool only_prints(int argc, char** argv) {
    constexpr std::array printing{"--help",        "--version",      "--check-settings",    "--set-admin-pin",
                                  "--check-audit", "--export-audit", "--make-handover-key", "--show-handover-key"};
    return std::any_of(argv + 1, argv + argc, [&](std::string_view word) {
        return std::any_of(printing.begin(), printing.end(),
                           [&](std::string_view each) { return word.substr(0, word.find('=')) == each; });
    });
}

std::optional<int> run_chore(const Options& options) {
    if (options.check_settings) return check_settings(options);
    if (options.set_admin_pin) return set_admin_pin(options);
    if (!options.check_audit.isEmpty()) return check_audit(options.check_audit);
    if (!options.export_audit.isEmpty()) return export_audit(options);
    return std::nullopt;
}

} // namespace app
