#include "app/setup.hpp"

#include <cstdio>
#include <QFileInfo>
#include <QLoggingCategory>

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
    if (!options.address_table.isEmpty()) settings.address_table = options.address_table;
    if (settings.address_table.isEmpty()) settings.address_table = installed_addresses();
    if (options.automatic) settings.motion = false;
}

} // namespace

QString installed_forms() {
    return QStringLiteral(CCCD_KIOSK_FORMS_DIR);
}

QString installed_addresses() {
    return QStringLiteral(CCCD_KIOSK_ADDRESS_TABLE);
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
    visit.address_table = settings.address_table;
    visit.demo = !options.demo.isEmpty() || !options.number.isEmpty();
    visit.english = settings.english;
    visit.motion = settings.motion;
    visit.counter = settings.counter();
    visit.locked = settings.full_screen;
    visit.text_scale = settings.text_scale;
    visit.dark = settings.dark;
    visit.high_contrast = settings.high_contrast;
    visit.removal = settings.removal == u"end"   ? Removal::end
                    : settings.removal == u"ask" ? Removal::ask
                                                 : Removal::shorten;
    visit.quiet_seconds = settings.quiet_seconds;
    visit.warning_seconds = settings.warning_seconds;
    // Papers that end with the visit lie in the visit's own folder: that one goes even when the process crashes.
    visit.papers_stay =
        !options.output_folder.isEmpty() || (settings.keep_minutes > 0 && !settings.output_folder.isEmpty());
    if (visit.papers_stay) visit.output_folder = settings.output_folder;
    if (options.automatic) visit.paper_stem = options.form.toUpper();
    return visit;
}

QString closed_by(setup::Code code) {
    const auto& text = setup::sentence(code);
    return QStringLiteral("%1: %2 / %3").arg(setup::shown_code(code), text.vi, text.en);
}

QString closed_by(const setup::Faults& faults) {
    QStringList lines;
    for (const auto& fault : faults) {
        if (fault.warning) continue;
        const QString place = fault.pointer.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(fault.pointer);
        const QString line = closed_by(fault.code) + place;
        if (!lines.contains(line) && lines.size() < 4) lines << line;
    }
    return lines.join(u'\n');
}

void set_log_level(const QString& level) {
    QStringList rules;
    if (level != u"debug") rules << QStringLiteral("*.debug=false");
    if (level != u"debug" && level != u"info") rules << QStringLiteral("*.info=false");
    if (level == u"error") rules << QStringLiteral("*.warning=false");
    QLoggingCategory::setFilterRules(rules.join(u'\n'));
}

void tell(const setup::Faults& faults) {
    for (const auto& fault : faults) std::fprintf(stderr, "cccd-kiosk: %s\n", setup::line(fault).toUtf8().constData());
}

} // namespace app
