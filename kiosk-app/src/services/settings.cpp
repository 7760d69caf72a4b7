#include "services/settings.hpp"

#include "forms/office_words.hpp"
#include "forms/schema_check.hpp"

#include <algorithm>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace services {
namespace {

using setup::Code;
using setup::Fault;
using setup::Faults;

constexpr qint64 largest_file = 256 * 1024;

struct Reader {
    QJsonObject object;

    void take(const char* name, QString& to) const {
        const auto value = object.value(QLatin1String(name));
        if (value.isString()) to = value.toString();
    }
    void take(const char* name, bool& to) const { to = object.value(QLatin1String(name)).toBool(to); }
    void take(const char* name, int& to) const { to = object.value(QLatin1String(name)).toInt(to); }
    [[nodiscard]] Reader part(const char* name) const { return {object.value(QLatin1String(name)).toObject()}; }
};

void read_office(const Reader& office, Settings& to) {
    to.kind = office.object.value(u"kind").toString() == u"bank" ? Settings::Kind::bank : Settings::Kind::ward;
    to.centre = to.kind == Settings::Kind::bank ? QString() : QStringLiteral("Trung tâm Phục vụ hành chính công");
    office.take("centre", to.centre);
    office.take("name", to.name);
    office.take("slogan", to.slogan);
    office.take("kiosk", to.kiosk);
    const QJsonObject words = office.object.value(u"words").toObject();
    for (auto word = words.begin(); word != words.end(); ++word) to.words.insert(word.key(), word.value().toString());
    if (!to.words.contains(QStringLiteral("centre"))) to.words.insert(QStringLiteral("centre"), to.centre);
}

void read_screen(const Reader& screen, Settings& to) {
    to.english = screen.object.value(u"language").toString() == u"en";
    int percent = 100;
    screen.take("text_size", percent);
    to.text_scale = percent / 100.0;
    to.dark = screen.object.value(u"theme").toString() == u"dark";
    screen.take("high_contrast", to.high_contrast);
    screen.take("motion", to.motion);
    to.full_screen = true;
    screen.take("full_screen", to.full_screen);
}

void read_work(const Reader& root, Settings& to) {
    root.part("time_out").take("quiet_seconds", to.quiet_seconds);
    root.part("time_out").take("warning_seconds", to.warning_seconds);
    root.part("card").take("reader", to.reader);
    root.part("card").take("trust", to.trust);
    root.part("card").take("removal", to.removal);
    root.part("scanner").take("device", to.scanner);
    root.part("scanner").take("baud", to.baud);
    root.part("scanner").take("prefix", to.scanner_prefix);
    root.part("scanner").take("suffix", to.scanner_suffix);
    root.part("forms").take("folder", to.forms_folder);
    for (const auto& id : root.part("forms").object.value(u"offer").toArray()) to.offered << id.toString();
    root.part("forms").take("address_table", to.address_table);
    root.part("printer").take("queue", to.printer);
}

void read_files(const Reader& root, Settings& to) {
    root.part("hand_over").take("qr", to.by_qr);
    root.part("hand_over").take("usb", to.by_usb);
    root.part("hand_over").take("folder", to.hand_over_folder);
    root.part("output").take("folder", to.output_folder);
    root.part("output").take("keep_minutes", to.keep_minutes);
    root.part("log").take("level", to.log_level);
    root.part("log").take("audit_folder", to.audit_folder);
    root.part("log").take("audit_rotate_kilobytes", to.audit_rotate_kilobytes);
    to.state_folder = QStringLiteral("/var/lib/cccd-kiosk");
    root.take("state_folder", to.state_folder);
}

// The schema library also names every object around the place: the innermost says it best.
void add_schema_faults(const QStringList& findings, const QString& file, Faults& faults) {
    QList<Fault> found;
    for (const QString& finding : findings) {
        const auto colon = finding.indexOf(QStringLiteral(": "));
        found.append({Code::settings_value, file, finding.left(colon), finding.mid(colon + 2)});
    }
    for (const Fault& fault : found) {
        const QString below = fault.pointer == u"/" ? fault.pointer : fault.pointer + u'/';
        const bool outer = std::any_of(found.begin(), found.end(), [&](const Fault& other) {
            return other.pointer.size() > fault.pointer.size() && other.pointer.startsWith(below);
        });
        const bool wraps = fault.detail.startsWith(u"Failed to validate against schema");
        if (!outer && !wraps) faults.append(fault);
    }
    if (faults.isEmpty() && !found.isEmpty()) faults.append(found.last());
}

} // namespace

QString Settings::pin_file() const {
    return state_folder.isEmpty() ? QString() : state_folder + QStringLiteral("/admin-pin");
}

QString Settings::limits_file() const {
    return state_folder.isEmpty() ? QString() : state_folder + QStringLiteral("/reader-limits.json");
}

QString Settings::key_file() const {
    return state_folder.isEmpty() ? QString() : state_folder + QStringLiteral("/kiosk.key");
}

Settings sample_settings() {
    Settings settings;
    settings.centre = QStringLiteral("Trung tâm Phục vụ hành chính công");
    settings.name = QStringLiteral("Phường Mẫu");
    settings.slogan = QStringLiteral("Hành chính phục vụ");
    settings.words = forms::office_examples();
    return settings;
}

Settings parse_settings(const QByteArray& json, const QString& file, Faults& faults) {
    Settings settings;
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        const auto line = json.left(error.offset).count('\n') + 1;
        faults.append(
            {Code::settings_not_json, file, {}, QStringLiteral("line %1: %2").arg(line).arg(error.errorString())});
        return settings;
    }
    const auto findings = forms::schema_findings(settings_schema(), document.object());
    if (!findings.isEmpty()) {
        add_schema_faults(findings, file, faults);
        return settings;
    }
    const Reader root{document.object()};
    settings.mode =
        root.object.value(u"mode").toString() == u"counter" ? Settings::Mode::counter : Settings::Mode::self_service;
    read_office(root.part("office"), settings);
    read_screen(root.part("screen"), settings);
    read_work(root, settings);
    read_files(root, settings);
    return settings;
}

Settings load_settings(const QString& path, Faults& faults) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        faults.append({Code::settings_unreadable, path, {}, file.errorString()});
        return {};
    }
    if (file.size() > largest_file) {
        faults.append({Code::settings_unreadable, path, {}, QStringLiteral("larger than 256 KiB")});
        return {};
    }
    auto settings = parse_settings(file.readAll(), path, faults);
    if (QFileInfo(path).permissions() & QFile::WriteOther)
        faults.append({Code::settings_writable, path, {}, QStringLiteral("chmod o-w")});
    return settings;
}

} // namespace services
