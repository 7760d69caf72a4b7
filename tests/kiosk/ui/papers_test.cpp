// Where the papers of a visit go beside the printer.
#include "handover/key_setup.hpp"
#include "ui_support.hpp"

#include <cccd/handover.hpp>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <QDir>
#include <QFile>
#include <QTest>

using flow::State;

namespace {

/// A kiosk at the end of a visit, with a folder on the LAN.
struct Done {
    QTemporaryDir lan;
    QTemporaryDir sticks;  ///< below which they are mounted
    QTemporaryDir devices; ///< what the kernel would say of them
    ui::Kiosk kiosk;

    static app::VisitSettings settings(const QString& lan, const handover::StickSearch& sticks,
                                       std::shared_ptr<handover::Signer> signer) {
        app::VisitSettings settings;
        settings.hand_over_folder = lan;
        settings.signer = std::move(signer);
        settings.kiosk_name = QStringLiteral("kiosk-1");
        settings.by_stick = true;
        settings.sticks = sticks;
        return settings;
    }
    explicit Done(const QString& folder = {}, std::shared_ptr<handover::Signer> signer = nullptr)
        : kiosk(settings(folder.isEmpty() ? lan.path() : folder, {{sticks.path()}, devices.path(), {}},
                         std::move(signer)),
                ui::PaperNames::guideline) {
        kiosk.go_to_end();
        REQUIRE(kiosk.state() == State::done);
    }
    bool lan_told() {
        return QTest::qWaitFor([this] { return !kiosk.shell().done()->lan_state().isEmpty(); }, 10000);
    }
    /// The whole way back, to the page that asks for `form`'s consent, and forth with this card to the end.
    void once_more(const char* form, const services::CardDataPointer& card) {
        auto& shell = kiosk.shell();
        const bool another_form = kiosk.visit->session()->form().id != QString::fromLatin1(form);
        const auto goal = another_form ? State::choose_form : State::identify;
        for (int back = 0; back < 40 && kiosk.state() != goal; ++back) shell.back();
        REQUIRE(kiosk.state() == goal);
        QTest::qWait(1100); // another time in the names
        if (another_form) {
            kiosk.go_to_card(QString::fromLatin1(form));
        } else {
            shell.identify()->press(QStringLiteral("001099000001"));
            shell.identify()->submit();
        }
        kiosk.take_card(card);
        kiosk.fill_all();
        shell.review()->confirm();
        kiosk.settle();
        REQUIRE(kiosk.state() == State::done);
    }
    QStringList on_lan() const { return QDir(lan.path()).entryList(QDir::Files); }
    QByteArray delivered(const char* pattern) const {
        const auto names = QDir(lan.path()).entryList({QString::fromLatin1(pattern)}, QDir::Files);
        REQUIRE(names.size() == 1);
        CHECK_FALSE(names[0].contains(QStringLiteral("Mẫu")));
        QFile file(lan.filePath(names[0]));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
};

} // namespace

TEST_CASE("paper and signed data arrive in the folder of the LAN, and nothing but form fields") {
    QTemporaryDir state;
    const std::string path = state.filePath(QStringLiteral("kiosk.key")).toStdString();
    const auto key = handover::make_key_file(path);
    REQUIRE(key.has_value());
    Done done({}, std::shared_ptr<handover::Signer>(std::move(*handover::load_signer(path))));
    REQUIRE(done.lan_told());
    CHECK(done.kiosk.shell().done()->lan_state().contains(QStringLiteral("Đã chuyển")));
    CHECK(done.delivered("*.pdf").startsWith("%PDF-1.4"));
    const auto json = done.delivered("*.json");
    const auto opened = cccd::open_handover(cccd::as_bytes(json.toStdString()), {*key});
    REQUIRE(opened.has_value());
    CHECK(opened->verdict == cccd::HandoverVerdict::genuine);
    CHECK_FALSE(json.contains("portrait"));
    CHECK(QDir(done.lan.path()).entryList(QDir::Files).size() == 2);
}

TEST_CASE("papers that were corrected take the place of the first ones, here and in the folder of the LAN") {
    Done done;
    REQUIRE(done.lan_told());
    const auto names = QDir(done.lan.path()).entryList(QDir::Files);
    auto& shell = done.kiosk.shell();
    shell.back();
    shell.review()->edit(QStringLiteral("phone"));
    shell.fill()->enter(QStringLiteral("0911111111"));
    shell.fill()->submit();
    QTest::qWait(1100); // the time in the names would be another one
    shell.review()->confirm();
    done.kiosk.settle();
    REQUIRE(done.kiosk.state() == State::done);
    const QDir lan(done.lan.path());
    CHECK(QTest::qWaitFor(
        [&] {
            QFile json(lan.filePath(names.front()));
            return json.open(QIODevice::ReadOnly) && json.readAll().contains("0911111111");
        },
        10000));
    CHECK(lan.entryList(QDir::Files) == names);
    CHECK(QDir(done.kiosk.folder.path()).entryList(QDir::Files).size() == 2);
}

TEST_CASE("the papers of a second form, or of another person, leave those of the first where they were handed over") {
    for (const bool another_form : {true, false}) {
        CAPTURE(another_form);
        Done done;
        REQUIRE(done.lan_told());
        const auto first = done.on_lan();
        auto card = std::make_shared<services::CardData>(*ui::sample_card());
        if (!another_form)
            card->person.set(forms::key::personal_number, QStringLiteral("001099000002"),
                             forms::Provenance::chip_verified);
        done.once_more(another_form ? "mo_tai_khoan" : "ct01", card);
        CHECK(QTest::qWaitFor([&] { return done.on_lan().size() == 4; }, 10000));
        for (const auto& name : first) CHECK(done.on_lan().contains(name));
        done.once_more(another_form ? "mo_tai_khoan" : "ct01", card); // the same once more: corrected
        REQUIRE(done.lan_told());
        CHECK(done.on_lan().size() == 4);
    }
}

TEST_CASE("of papers that are being corrected nothing is told any more, however late it comes") {
    Done done;
    REQUIRE(done.lan_told());
    done.kiosk.shell().done()->save();
    REQUIRE(QTest::qWaitFor([&] { return !done.kiosk.shell().done()->stick_state().isEmpty(); }, 10000));
    done.kiosk.shell().done()->save(); // answers when the next paper is there
    done.kiosk.shell().back();
    done.kiosk.shell().review()->confirm();
    done.kiosk.settle();
    REQUIRE(done.kiosk.state() == State::done);
    REQUIRE(done.lan_told());
    QTest::qWait(300);
    CHECK(done.kiosk.shell().done()->stick_state().isEmpty());
}

TEST_CASE("a folder that is gone is told with its code, and the visit goes on") {
    Done done(QStringLiteral("/nonexistent/lan"));
    REQUIRE(done.lan_told());
    CHECK(done.kiosk.shell().done()->lan_state().contains(QStringLiteral("(K321)")));
    CHECK(done.kiosk.shell().done()->code_count() > 0);
    done.kiosk.shell().done()->finish();
    CHECK(done.kiosk.state() == State::welcome);
    CHECK(done.kiosk.shell().done()->lan_state().isEmpty());
}

TEST_CASE("without a stick the screen says so and how to go on; with one the paper and its data are saved there") {
    Done done;
    auto& page = *done.kiosk.shell().done();
    const auto saved = [&](const QString& words) {
        page.save();
        return QTest::qWaitFor([&] { return page.stick_state().contains(words); }, 10000);
    };
    CHECK(page.savable());
    CHECK(saved(QStringLiteral("(K324)")));
    const QString stick = done.sticks.filePath(QStringLiteral("clerk/STICK"));
    REQUIRE(QDir().mkpath(stick));
    const QDir device(done.devices.filePath(QStringLiteral("sdx")));
    REQUIRE(device.mkpath(QStringLiteral(".")));
    QFile removable(device.filePath(QStringLiteral("removable")));
    REQUIRE(removable.open(QIODevice::WriteOnly));
    removable.write("1\n");
    removable.close();
    if (std::system(("mount -t tmpfs -o size=4m /dev/sdx '" + stick.toStdString() + "' 2>/dev/null").c_str()) != 0) {
        std::printf("SKIPPED no right to mount a stick of the test's own\n");
        return;
    }
    const bool there = saved(QStringLiteral("Đã lưu vào USB"));
    const auto names = QDir(stick).entryList(QDir::Files);
    CHECK(std::system(("umount '" + stick.toStdString() + "'").c_str()) == 0);
    CHECK(there);
    REQUIRE(names.size() == 2);
    CHECK(names[0].endsWith(QStringLiteral(".json")));
    CHECK(names[1].endsWith(QStringLiteral(".pdf")));
}
