#include "app/options.hpp"

#include <cstdio>
#include <cstdlib>
#include <QCommandLineParser>

namespace app {
namespace {

[[noreturn]] void misused(const char* what) {
    std::fprintf(stderr, "cccd-kiosk: %s (see --help)\n", what);
    std::exit(2);
}

QSize parse_size(const QString& text) {
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 480 || size.height() < 480)
        misused("--size wants WIDTHxHEIGHT, 480 or more");
    return size;
}

void declare(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Reads a Vietnamese chip ID card, proves it genuine and fills forms with it.\n"
                       "Everything stays on this machine; nothing of a visit outlives it."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("settings"), QStringLiteral("Settings file; /etc/cccd/kiosk.json where it exists."),
         QStringLiteral("file")},
        {QStringLiteral("check-settings"),
         QStringLiteral("Check the settings file and what it names, say OK or each fault, and leave.")},
        {QStringLiteral("set-admin-pin"),
         QStringLiteral("Read the administrator's PIN from standard input, keep a verifier of it, and leave.")},
        {QStringLiteral("check-audit"),
         QStringLiteral("Check an audit log (file or folder), name the first line that does not hold, and leave."),
         QStringLiteral("path")},
        {QStringLiteral("export-audit"), QStringLiteral("Write the whole audit log to a new file, and leave."),
         QStringLiteral("file")},
        {QStringLiteral("mode"), QStringLiteral("self-service or counter (the clerk's screen)."),
         QStringLiteral("mode")},
        {QStringLiteral("demo"), QStringLiteral("Use the built-in demo card: a profile's folder or name."),
         QStringLiteral("profile")},
        {QStringLiteral("reader"), QStringLiteral("Reader to use: name, part of it or index."),
         QStringLiteral("reader")},
        {QStringLiteral("printer"), QStringLiteral("CUPS queue to print on."), QStringLiteral("queue")},
        {QStringLiteral("trust"), QStringLiteral("Root certificates: file or folder; may be repeated."),
         QStringLiteral("path")},
        {QStringLiteral("forms"), QStringLiteral("Folder of form files."), QStringLiteral("folder")},
        {QStringLiteral("addresses"), QStringLiteral("Table of old and new communes, communes-2025.txt."),
         QStringLiteral("file")},
        {QStringLiteral("output"), QStringLiteral("Where papers and hand-over files go."), QStringLiteral("folder")},
        {QStringLiteral("size"),
         QStringLiteral("Size of the window, such as 1080x1920 or 1366x768 (default: what the display holds)."),
         QStringLiteral("WxH")},
        {QStringLiteral("language"), QStringLiteral("vi or en."), QStringLiteral("language")},
        {QStringLiteral("auto"),
         QStringLiteral("Drive one whole visit by itself, then leave (with --demo or --auto-number).")},
        {QStringLiteral("form"), QStringLiteral("Form that --auto fills; ct01 unless given."), QStringLiteral("id"),
         QStringLiteral("ct01")},
        {QStringLiteral("auto-number"),
         QStringLiteral("With --auto and a training card in a real reader: the number on it."),
         QStringLiteral("number")},
        {QStringLiteral("screenshots"), QStringLiteral("With --auto: a picture of each page goes here."),
         QStringLiteral("folder")},
        {QStringLiteral("make-handover-key"),
         QStringLiteral("Make this kiosk's signing key, print fingerprint and public key for the office, and leave.")},
        {QStringLiteral("show-handover-key"), QStringLiteral("Print fingerprint and public key again, and leave.")},
        {QStringLiteral("handover-key"), QStringLiteral("The signing key; kiosk.key in the state folder unless given."),
         QStringLiteral("file")},
        {QStringLiteral("fullscreen"), QStringLiteral("Cover the whole screen, without a frame.")},
    });
}

} // namespace

Options parse_options(const QStringList& arguments) {
    QCommandLineParser parser;
    declare(parser);
    parser.process(arguments);

    Options options;
    options.settings = parser.value(QStringLiteral("settings"));
    options.check_settings = parser.isSet(QStringLiteral("check-settings"));
    options.set_admin_pin = parser.isSet(QStringLiteral("set-admin-pin"));
    options.check_audit = parser.value(QStringLiteral("check-audit"));
    options.export_audit = parser.value(QStringLiteral("export-audit"));
    options.make_handover_key = parser.isSet(QStringLiteral("make-handover-key"));
    options.show_handover_key = parser.isSet(QStringLiteral("show-handover-key"));
    options.handover_key = parser.value(QStringLiteral("handover-key"));
    options.mode = parser.value(QStringLiteral("mode"));
    if (!options.mode.isEmpty() && options.mode != u"self-service" && options.mode != u"counter")
        misused("--mode wants self-service or counter");
    options.demo = parser.value(QStringLiteral("demo"));
    options.reader = parser.value(QStringLiteral("reader"));
    options.printer = parser.value(QStringLiteral("printer"));
    options.trust = parser.values(QStringLiteral("trust"));
    options.forms_folder = parser.value(QStringLiteral("forms"));
    options.address_table = parser.value(QStringLiteral("addresses"));
    options.output_folder = parser.value(QStringLiteral("output"));
    options.screenshots = parser.value(QStringLiteral("screenshots"));
    options.form = parser.value(QStringLiteral("form"));
    options.number = parser.value(QStringLiteral("auto-number"));
    if (parser.isSet(QStringLiteral("size"))) options.size = parse_size(parser.value(QStringLiteral("size")));
    const QString language = parser.value(QStringLiteral("language"));
    if (!language.isEmpty() && language != QStringLiteral("vi") && language != QStringLiteral("en"))
        misused("--language wants vi or en");
    if (!language.isEmpty()) options.english = language == QStringLiteral("en");
    options.automatic = parser.isSet(QStringLiteral("auto"));
    options.full_screen = parser.isSet(QStringLiteral("fullscreen"));
    if (options.automatic && options.demo.isEmpty() && options.number.isEmpty())
        misused("--auto goes with --demo or --auto-number");
    if (!options.screenshots.isEmpty() && !options.automatic) misused("--screenshots goes with --auto");
    if (!parser.positionalArguments().isEmpty()) misused("nothing stands after the options");
    return options;
}

} // namespace app
