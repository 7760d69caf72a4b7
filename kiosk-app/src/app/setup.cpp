#include "app/setup.hpp"

#include <cstdio>
#include <QFileInfo>

namespace app {
namespace {

void override_with(const Options& options, services::Settings& settings) {
    if (!options.mode.isEmpty())
        settings.mode =
            options.mode == u"counter" ? services::Settings::Mode::counter : services::Settings::Mode::self_service;
    if (options.english) settings.english = *options.english;
    if (options.full_screen) settings.full_screen = true;
    if (!options.reader.isEmpty()) settings.reader = options.reader;
    if (!options.printer.isEmpty()) settings.printer = options.printer;
    if (!options.trust.isEmpty()) settings.trust = options.trust.first();
    if (!options.forms_folder.isEmpty()) settings.forms_folder = options.forms_folder;
    if (!options.output_folder.isEmpty()) settings.output_folder = options.output_folder;
    if (settings.forms_folder.isEmpty()) settings.forms_folder = installed_forms();
    if (options.automatic) settings.motion = false;
}

} // namespace

QString installed_forms() {
    return QStringLiteral(CCCD_KIOSK_FORMS_DIR);
}

QString settings_file(const Options& options) {
    if (!options.settings.isEmpty()) return options.settings;
    const QString usual = QString::fromLatin1(services::default_settings_file);
    return QFileInfo::exists(usual) ? usual : QString();
}

services::Settings effective_settings(const Options& options, setup::Faults& faults) {
    const QString file = settings_file(options);
    auto settings = file.isEmpty() ? services::sample_settings() : services::load_settings(file, faults);
    override_with(options, settings);
    return settings;
}

VisitSettings visit_settings(const services::Settings& settings, const Options& options) {
    VisitSettings visit;
    visit.centre = settings.centre;
    visit.ward = settings.name;
    visit.slogan = settings.slogan;
    visit.office = settings.words;
    visit.kiosk_name = settings.kiosk;
    visit.by_qr = settings.by_qr;
    visit.by_stick = settings.by_usb;
    visit.hand_over_folder = settings.hand_over_folder;
    visit.demo = !options.demo.isEmpty() || !options.number.isEmpty();
    visit.english = settings.english;
    visit.motion = settings.motion;
    visit.counter = settings.counter();
    visit.text_scale = settings.text_scale;
    visit.high_contrast = settings.high_contrast;
    visit.removal = settings.removal == u"end"   ? Removal::end
                    : settings.removal == u"ask" ? Removal::ask
                                                 : Removal::shorten;
    visit.quiet_seconds = settings.quiet_seconds;
    visit.warning_seconds = settings.warning_seconds;
    // Papers that end with the visit lie in the visit's own folder: that one goes even when the process crashes.
    visit.papers_stay = !options.output_folder.isEmpty() || settings.keep_minutes > 0;
    if (visit.papers_stay) visit.output_folder = settings.output_folder;
    if (options.automatic) visit.paper_stem = options.form.toUpper();
    return visit;
}

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
        if (!setup::fatal(faults)) faults += services::check_machine(settings, file, installed_forms());
    }
    for (const auto& fault : faults) std::printf("%s\n", setup::line(fault).toUtf8().constData());
    if (!setup::fatal(faults)) std::printf("OK %s\n", file.toUtf8().constData());
    return setup::fatal(faults) ? 1 : 0;
}

void tell(const setup::Faults& faults) {
    for (const auto& fault : faults) std::fprintf(stderr, "cccd-kiosk: %s\n", setup::line(fault).toUtf8().constData());
}

} // namespace app
