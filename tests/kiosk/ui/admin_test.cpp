#include "app/admin_desk.hpp"
#include "app/audit_trail.hpp"
#include "page_faults.hpp"
#include "ui_support.hpp"

#include <doctest/doctest.h>
#include <QTest>

using flow::State;

namespace {

// A kiosk with the administrator's page, its PIN 240617, and an audit log.
struct Office {
    QTemporaryDir folder;
    services::Settings settings;
    ui::Kiosk kiosk;
    std::unique_ptr<app::AdminDesk> desk;
    std::unique_ptr<app::AuditTrail> trail;
    bool quits = false;
    bool log_failed = false;

    explicit Office(app::VisitSettings visit_settings = {}) : kiosk(std::move(visit_settings)) {
        settings = services::sample_settings();
        settings.state_folder = folder.path();
        settings.audit_folder = folder.filePath(QStringLiteral("audit"));
        REQUIRE(services::AdminPin::store(settings.pin_file(), QStringLiteral("240617")));
        desk = std::make_unique<app::AdminDesk>(*kiosk.visit, kiosk.catalogue, settings, QStringLiteral("/etc/k.json"));
        trail = std::make_unique<app::AuditTrail>(*kiosk.visit, settings);
        QObject::connect(desk.get(), &app::AdminDesk::quit_asked, [this] { quits = true; });
        QObject::connect(desk.get(), &app::AdminDesk::tried, trail.get(), &app::AuditTrail::admin_tried);
        QObject::connect(trail.get(), &app::AuditTrail::failed, [this] { log_failed = true; });
    }
    screens::AdminScreen& admin() { return *kiosk.shell().admin(); }
    void type(const char* pin) {
        admin().press(QLatin1String(pin));
        admin().submit();
    }
    QByteArray log() const {
        QFile file(settings.audit_folder + QStringLiteral("/audit.jsonl"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

TEST_CASE("the administrator's page opens with the PIN only, and forgets everything when it is left") {
    Office office;
    office.kiosk.shell().openAdmin();
    REQUIRE(office.kiosk.state() == State::admin);
    CHECK_FALSE(office.admin().open());
    office.admin().quit();
    CHECK_FALSE(office.quits);
    office.admin().test(true);
    CHECK_FALSE(office.admin().testing());
    office.type("111111");
    CHECK_FALSE(office.admin().open());
    CHECK_FALSE(office.admin().message().isEmpty());
    CHECK(office.admin().length() == 0);
    CHECK(office.admin().rows()->count() == 0);
    office.type("240617");
    REQUIRE(office.admin().open());
    CHECK(office.admin().rows()->count() > 15);
    office.admin().quit();
    CHECK(office.quits);
    office.kiosk.shell().back();
    CHECK(office.kiosk.state() == State::welcome);
    CHECK_FALSE(office.admin().open());
    CHECK(office.admin().rows()->count() == 0);
    CHECK(office.log().contains(R"("act":"admin","outcome":"wrong_pin")"));
    CHECK(office.log().contains(R"("act":"admin","outcome":"opened")"));
}

TEST_CASE("the administrator's page can not be reached from within a visit, and a time-out leaves it") {
    Office office;
    office.kiosk.shell().start();
    office.kiosk.shell().openAdmin();
    CHECK(office.kiosk.state() == State::choose_form);
    office.kiosk.shell().cancel();
    office.kiosk.shell().openAdmin();
    office.type("240617");
    REQUIRE(office.admin().open());
    office.kiosk.visit->handle(flow::Event::expired);
    CHECK(office.kiosk.state() == State::welcome);
    CHECK_FALSE(office.admin().open());
}

TEST_CASE("three wrong PINs make the page wait") {
    Office office;
    office.kiosk.shell().openAdmin();
    for (int i = 0; i < 3; ++i) office.type("111112");
    office.type("240617");
    CHECK_FALSE(office.admin().open());
    CHECK(office.admin().message().contains(QStringLiteral("giây")));
}

TEST_CASE("the page names readers, trust, forms with versions, log level and version, in both languages") {
    Office office;
    office.kiosk.shell().openAdmin();
    office.type("240617");
    for (const bool english : {false, true}) {
        office.kiosk.visit->set_english(english);
        QStringList all;
        for (const auto& row : office.admin().rows()->rows())
            for (int i = 0; i < 3; ++i) all << row[i].toString();
        const QString text = all.join(u'\n');
        for (const char* wanted : {"CT01", "TK01", "warning", CCCD_KIOSK_VERSION, "/etc/k.json", "kiosk-1"})
            CHECK_MESSAGE(text.contains(QLatin1String(wanted)), wanted);
        CHECK(text.contains(english ? QStringLiteral("Root certificates") : QStringLiteral("Chứng thư gốc")));
        CHECK(text.contains(english ? QStringLiteral("Audit log: last line")
                                    : QStringLiteral("Nhật ký kiểm tra: dòng cuối")));
    }
}

TEST_CASE("a visit leaves acts and outcomes in the audit log, and nothing of the visitor") {
    Office office;
    auto& kiosk = office.kiosk;
    kiosk.go_to_card();
    emit kiosk.reader.card_found();
    emit kiosk.reader.failed({cccd::ErrorCode::card_removed, cccd::Stage::read_file, 0, 0, "gone"});
    kiosk.take_card();
    kiosk.fill_all();
    kiosk.shell().review()->confirm();
    kiosk.settle();
    REQUIRE(kiosk.state() == State::done);
    kiosk.shell().done()->finish();
    const QByteArray log = office.log();
    for (const char* wanted :
         {R"("act":"visit_begun","outcome":"ok")", R"("act":"card_read","outcome":"E301")",
          R"("act":"card_read","outcome":"genuine")", R"("act":"paper_written","outcome":"ok")",
          R"("act":"visit_ended","outcome":"finished")", R"("form":"ct01")", R"("kiosk":"kiosk-1")"})
        CHECK_MESSAGE(log.contains(wanted), wanted);
    for (const char* kept_out : {"001099", "Nguy", "Mẫu", "0900000000", "Tr\xE1"}) CHECK_FALSE(log.contains(kept_out));
    CHECK(services::check_audit(office.settings.audit_folder).faults.isEmpty());
    CHECK_FALSE(office.log_failed);
}

TEST_CASE("a kiosk whose audit log can not be written ends the visit and takes no other") {
    Office office;
    QFile in_the_way(office.settings.audit_folder);
    REQUIRE(in_the_way.open(QIODevice::WriteOnly));
    office.kiosk.shell().start();
    CHECK(office.log_failed);
    office.kiosk.visit->close_kiosk(QStringLiteral("K201"));
    CHECK(office.kiosk.state() == State::welcome);
    CHECK(office.kiosk.shell().closed() == QStringLiteral("K201"));
    office.kiosk.shell().start();
    CHECK(office.kiosk.state() == State::welcome);
    office.kiosk.visit->close_kiosk({});
    office.kiosk.shell().start();
    CHECK(office.kiosk.state() == State::choose_form);
    CHECK_FALSE(ui::warnings().isEmpty()); // K201, for the journal
}

TEST_CASE("the administrator's pages come up at four sizes, in two languages, at 100 and 200 %, and no text is cut") {
    for (const auto& [size, counter] : {std::pair(QSize(1080, 1920), false), std::pair(QSize(1366, 768), true),
                                        std::pair(QSize(1920, 1080), false), std::pair(QSize(768, 1366), false)})
        for (const bool english : {false, true})
            for (const double scale : {1.0, 2.0}) {
                app::VisitSettings settings;
                settings.english = english;
                settings.motion = false;
                settings.counter = counter;
                settings.text_scale = scale;
                Office office(settings);
                app::Window window(office.kiosk.shell(), size);
                REQUIRE(window.window());
                const auto look = [&](const char* page) {
                    office.kiosk.settle();
                    QTest::qWait(30);
                    CHECK(window.window()->grabWindow().size() == size);
                    const auto faults = ui::page_faults(*window.window(), settings.counter) + ui::warnings();
                    INFO(page, " ", size.width(), english ? " en " : " vi ", scale);
                    CHECK_MESSAGE(faults.isEmpty(), faults.join(QStringLiteral("; ")).toStdString());
                };
                office.kiosk.visit->close_kiosk(QStringLiteral("K201"));
                look("closed");
                office.kiosk.shell().openAdmin();
                office.type("111111");
                office.admin().press(QStringLiteral("24"));
                look("PIN");
                office.admin().clear();
                office.type("240617");
                REQUIRE(office.admin().open());
                look("state");
                office.admin().test(true);
                look("screen test");
            }
}

TEST_CASE("the administrator's page tells of a table of communes that can not be read, and only then") {
    auto settings = services::sample_settings();
    const ui::Kiosk kiosk;
    const auto told = [&] {
        const views::AdminState state{services::look_at_machine(settings), {}, {}, QDate(2026, 11, 22)};
        QString all;
        for (const auto& row : views::admin_rows(state, settings, kiosk.catalogue, forms::Language::english))
            all += row[2].toString() + u'\n';
        return all.contains(QStringLiteral("K114 – The table of old and new addresses can not be read."));
    };
    settings.address_table = QStringLiteral(CCCD_SOURCE_DIR "/libcccd/data/communes-2025.txt");
    CHECK_FALSE(told());
    settings.address_table = QStringLiteral("/nonexistent");
    CHECK(told());
}

TEST_CASE(
    "at the counter one key leads from a finished visit into the next, and asks before it ends an unfinished one") {
    app::VisitSettings settings;
    settings.counter = true;
    ui::Kiosk kiosk(settings);
    kiosk.shell().next();
    REQUIRE(kiosk.state() == State::choose_form);
    kiosk.shell().forms()->choose(QStringLiteral("ct01"));
    const auto there = kiosk.state();
    kiosk.shell().next();
    CHECK(kiosk.state() == there);
    CHECK(kiosk.shell().next_armed());
    kiosk.shell().next();
    CHECK(kiosk.state() == State::choose_form);
    CHECK_FALSE(kiosk.shell().next_armed());
    CHECK(kiosk.visit->session() == nullptr);
    ui::Kiosk citizen;
    citizen.shell().next();
    CHECK(citizen.state() == State::welcome);
}
