#include "forms/form_catalogue.hpp"
#include "forms/form_session.hpp"
#include "forms/office_words.hpp"
#include "services/paper_sweep.hpp"
#include "services/settings.hpp"

#include <doctest/doctest.h>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using services::Settings;
using setup::Code;

namespace {

QByteArray content(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

const QString settings_folder = QStringLiteral(KIOSK_FOLDER "/settings/");
const QString forms_folder = QStringLiteral(KIOSK_FOLDER "/forms");
const QString address_table = QStringLiteral(KIOSK_FOLDER "/../libcccd/data/communes-2025.txt");

QByteArray least(const char* more = "") {
    return QByteArray(R"({"mode": "counter", "office": {"kind": "ward", "name": "P. Mẫu", "kiosk": "k1"})") + more +
           '}';
}

setup::Faults faults_of(const QByteArray& json) {
    setup::Faults faults;
    (void)services::parse_settings(json, QStringLiteral("f.json"), faults);
    return faults;
}

} // namespace

TEST_CASE("the examples for a ward and for a bank keep to the schema and are read as they stand") {
    setup::Faults faults;
    const auto ward = services::parse_settings(content(settings_folder + QStringLiteral("ward.json")), {}, faults);
    CHECK(faults.isEmpty());
    CHECK(ward.mode == Settings::Mode::self_service);
    CHECK(ward.name == QStringLiteral("Phường Mẫu"));
    CHECK(ward.words.value(QStringLiteral("police")) == QStringLiteral("Công an phường Mẫu"));
    CHECK(ward.offered.size() == 12);
    CHECK(ward.full_screen);
    CHECK(ward.keep_minutes == 0);
    const auto bank = services::parse_settings(content(settings_folder + QStringLiteral("bank.json")), {}, faults);
    CHECK(faults.isEmpty());
    CHECK(bank.counter());
    CHECK(bank.kind == Settings::Kind::bank);
    CHECK_FALSE(bank.motion);
    CHECK(bank.quiet_seconds == 180);
    CHECK(bank.hand_over_folder == QStringLiteral("/srv/handover"));
}

TEST_CASE("ward.json addresses CT01 to the ward's police and a birth to its people's committee") {
    setup::Faults faults;
    const auto ward = services::parse_settings(content(settings_folder + QStringLiteral("ward.json")), {}, faults);
    const auto catalogue = forms::FormCatalogue::load(forms_folder);
    const auto field_of = [&](const char* form, const char* field) {
        const forms::FormSession session(catalogue.find(QString::fromLatin1(form)),
                                         {QDate(2026, 11, 22), ward.words, {}});
        return *session.field(QString::fromLatin1(field));
    };
    CHECK(field_of("ct01", "addressee").value.text == QStringLiteral("Công an phường Mẫu"));
    for (const auto* form : {"khai_sinh", "ket_hon", "hon_nhan", "khai_tu", "trich_luc", "tgxh_1c"})
        CHECK(field_of(form, "addressee").value.text == QStringLiteral("Ủy ban nhân dân phường Mẫu"));
    CHECK(field_of("ho_kinh_doanh", "addressee").suggestions.front().vi == QStringLiteral("Phòng Kinh tế phường Mẫu"));
}

TEST_CASE("the office's words are the same in schema, examples, guide and program") {
    const auto& known = forms::office_examples();
    const auto schema = QJsonDocument::fromJson(content(settings_folder + QStringLiteral("settings.schema.json")));
    const auto words = schema[u"properties"][u"office"][u"properties"][u"words"][u"properties"].toObject();
    CHECK(words.keys() == known.keys());
    setup::Faults faults;
    for (const auto* name : {"ward.json", "bank.json"}) {
        const auto example = services::parse_settings(content(settings_folder + QLatin1String(name)), {}, faults);
        for (const auto& word : example.words.keys()) CHECK_MESSAGE(known.contains(word), word.toStdString());
    }
    for (const auto* guide : {"settings.md", "forms.md"}) {
        const auto text = content(QStringLiteral(KIOSK_FOLDER "/../docs/") + QLatin1String(guide));
        for (const auto& word : known.keys())
            CHECK_MESSAGE(text.contains('`' + word.toUtf8() + '`'), word.toStdString());
    }
    const auto catalogue = forms::FormCatalogue::load(forms_folder);
    for (const auto& form : catalogue.all())
        CHECK(forms::unknown_office_words(*form).isEmpty());
}

TEST_CASE("every form that an example offers is shipped") {
    for (const QString& name : {QStringLiteral("ward.json"), QStringLiteral("bank.json")}) {
        setup::Faults faults;
        auto settings = services::parse_settings(content(settings_folder + name), name, faults);
        settings.forms_folder = forms_folder;
        settings.trust.clear();
        settings.audit_folder.clear();
        settings.hand_over_folder.clear();
        settings.state_folder.clear();
        const auto found = services::check_machine(settings, name, forms_folder, address_table);
        for (const auto& fault : found) CHECK_MESSAGE(fault.code == Code::pin_unset, setup::line(fault).toStdString());
    }
}

TEST_CASE("what is not said has the value that docs/settings.md names") {
    setup::Faults faults;
    const auto settings = services::parse_settings(least(), {}, faults);
    REQUIRE(faults.isEmpty());
    CHECK(settings.counter());
    CHECK_FALSE(settings.english);
    CHECK_FALSE(settings.dark);
    setup::Faults none;
    CHECK(services::parse_settings(least(R"(, "screen": {"theme": "dark"})"), {}, none).dark);
    CHECK(none.isEmpty());
    CHECK(settings.text_scale == 1.0);
    CHECK(settings.quiet_seconds == 90);
    CHECK(settings.warning_seconds == 30);
    CHECK(settings.scanner == QStringLiteral("keyboard"));
    CHECK(settings.printer.isEmpty());
    CHECK(settings.by_qr);
    CHECK_FALSE(settings.by_usb);
    CHECK(settings.state_folder == QStringLiteral("/var/lib/cccd-kiosk"));
    CHECK(settings.pin_file() == QStringLiteral("/var/lib/cccd-kiosk/admin-pin"));
    CHECK(settings.centre == QStringLiteral("Trung tâm Phục vụ hành chính công"));
}

TEST_CASE("a wrong value is named by its place in the file") {
    struct Row {
        const char* more;
        const char* pointer;
    };
    for (const Row& row : {Row{R"(, "time_out": {"quiet_seconds": 5})", "/time_out/quiet_seconds"},
                           Row{R"(, "time_out": {"warning_seconds": 10})", "/time_out/warning_seconds"},
                           Row{R"(, "screen": {"text_size": 110})", "/screen/text_size"},
                           Row{R"(, "screen": {"language": "fr"})", "/screen/language"},
                           Row{R"(, "screen": {"theme": "grey"})", "/screen/theme"},
                           Row{R"(, "forms": {"offer": ["ct01", "Không"]})", "/forms/offer/1"},
                           Row{R"(, "log": {"level": "loud"})", "/log/level"},
                           Row{R"(, "output": {"keep_minutes": "long"})", "/output/keep_minutes"},
                           Row{R"(, "state_folder": "here")", "/state_folder"}}) {
        CAPTURE(row.pointer);
        const auto faults = faults_of(least(row.more));
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].code == Code::settings_value);
        CHECK(faults[0].pointer.toStdString() == row.pointer);
        CHECK(faults[0].file == QStringLiteral("f.json"));
        CHECK_FALSE(faults[0].detail.isEmpty());
        CHECK(setup::fatal(faults));
    }
}

TEST_CASE("an unknown name and a missing one are told") {
    const auto unknown = faults_of(least(R"(, "admin_pin": "1234")"));
    REQUIRE_FALSE(unknown.isEmpty());
    CHECK(unknown[0].detail.contains(QStringLiteral("admin_pin")));
    const auto missing = faults_of(R"({"mode": "counter"})");
    REQUIRE_FALSE(missing.isEmpty());
    CHECK(missing[0].detail.contains(QStringLiteral("office")));
}

TEST_CASE("what is no JSON is told with its line") {
    const auto faults = faults_of("{\n\"mode\": counter\n}");
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == Code::settings_not_json);
    CHECK(faults[0].detail.contains(QStringLiteral("line 2")));
}

TEST_CASE("a file that everybody can write is refused, one that is missing is told") {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kiosk.json"));
    setup::Faults faults;
    (void)services::load_settings(path, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == Code::settings_unreadable);
    faults.clear();
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(least());
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther);
    (void)services::load_settings(path, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == Code::settings_writable);
}

TEST_CASE("the machine is looked at: forms, folders, the PIN's file") {
    QTemporaryDir folder;
    Settings settings = services::sample_settings();
    settings.offered = QStringList{QStringLiteral("ct01"), QStringLiteral("no_such")};
    settings.audit_folder = folder.filePath(QStringLiteral("absent"));
    settings.state_folder = folder.path();
    QFile pin(settings.pin_file());
    REQUIRE(pin.open(QIODevice::WriteOnly));
    pin.setPermissions(QFile::ReadOwner | QFile::ReadOther);
    const auto faults = services::check_machine(settings, QStringLiteral("f.json"), forms_folder, address_table);
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].code == Code::form_unknown);
    CHECK(faults[0].pointer == QStringLiteral("/forms/offer/1"));
    CHECK(faults[0].warning);
    CHECK(faults[1].code == Code::folder_missing);
    CHECK(faults[1].pointer == QStringLiteral("/log/audit_folder"));
    CHECK(faults[2].code == Code::pin_file_open);
    settings.offered = QStringList{QStringLiteral("no_such")};
    const auto none = services::check_machine(settings, QStringLiteral("f.json"), forms_folder, address_table);
    CHECK(std::any_of(none.begin(), none.end(), [](const auto& fault) { return fault.code == Code::no_form; }));
}

TEST_CASE("a table of addresses that can not be read is told, and the kiosk opens") {
    const auto faults =
        services::check_machine(services::sample_settings(), QStringLiteral("f.json"), forms_folder, forms_folder);
    REQUIRE_FALSE(faults.isEmpty());
    CHECK(faults[0].code == Code::addresses_unreadable);
    CHECK_FALSE(setup::fatal(faults));
}

TEST_CASE("papers are kept in a folder that is named, and only for their time") {
    Settings settings = services::sample_settings();
    settings.keep_minutes = 10;
    const auto faults = services::check_machine(settings, QStringLiteral("f.json"), forms_folder, address_table);
    CHECK(std::any_of(faults.begin(), faults.end(),
                      [](const auto& fault) { return fault.pointer == QStringLiteral("/output/keep_minutes"); }));
    QTemporaryDir folder;
    for (const auto& name : {QStringLiteral("old.pdf"), QStringLiteral("old.json"), QStringLiteral("old.txt"),
                             QStringLiteral("new.pdf")}) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        if (name.startsWith(u'o'))
            REQUIRE(file.setFileTime(QDateTime::currentDateTime().addSecs(-700), QFileDevice::FileModificationTime));
    }
    CHECK(services::sweep_papers(folder.path(), 10) == 2);
    CHECK(QDir(folder.path()).entryList(QDir::Files) ==
          QStringList{QStringLiteral("new.pdf"), QStringLiteral("old.txt")});
}
