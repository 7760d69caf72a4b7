#include "ui_support.hpp"

#include <doctest/doctest.h>
#include <QDir>

using flow::State;

TEST_CASE("a whole visit from a genuine card ends in a paper and a wiped kiosk") {
    ui::Kiosk kiosk;
    kiosk.go_to_card();
    REQUIRE(kiosk.reader.order);
    CHECK(kiosk.reader.order->files.contains(cccd::File::dg13));
    CHECK(kiosk.reader.order->files.contains(cccd::File::dg2));
    emit kiosk.reader.card_found();
    CHECK(kiosk.state() == State::reading);
    emit kiosk.reader.progressed({512, 2048, cccd::File::dg13});
    CHECK(kiosk.shell().card()->fraction() == doctest::Approx(0.25));
    CHECK(kiosk.shell().card()->amount() == QStringLiteral("512 / 2.048 byte"));
    emit kiosk.reader.named(QStringLiteral("Nguyễn Văn Mẫu"));
    emit kiosk.reader.progressed({1024, 2048, cccd::File::dg2, 3});
    CHECK(kiosk.shell().card()->activity().contains(QStringLiteral("Nguyễn Văn Mẫu")));
    CHECK(kiosk.shell().card()->amount() == QStringLiteral("1.024 / 2.048 byte, còn khoảng 3 giây"));
    emit kiosk.reader.finished(ui::sample_card());
    REQUIRE(kiosk.state() == State::result);
    CHECK(kiosk.shell().result()->answer() == screens::ResultScreen::Answer::Genuine);
    CHECK(kiosk.shell().result()->name() == QStringLiteral("Nguyễn Văn Mẫu"));
    kiosk.shell().result()->accept();
    if (kiosk.state() == State::people) kiosk.shell().people()->done();
    kiosk.fill_all();
    CHECK(kiosk.shell().review()->open() == 0);
    kiosk.shell().review()->confirm();
    kiosk.settle();
    REQUIRE(kiosk.state() == State::done);
    CHECK(QFile(kiosk.folder.filePath(QStringLiteral("TEST.pdf"))).size() > 5000);
    CHECK(QFile(kiosk.folder.filePath(QStringLiteral("TEST.json"))).size() > 100);
    kiosk.shell().done()->finish();
    CHECK(kiosk.state() == State::welcome);
    CHECK(kiosk.visit->session() == nullptr);
    CHECK(kiosk.shell().result()->name().isEmpty());
    CHECK_FALSE(kiosk.shell().result()->has_portrait());
    CHECK(kiosk.shell().review()->rows()->count() == 0);
    CHECK(kiosk.shell().identify()->length() == 0);
}

TEST_CASE("nothing is read without consent, and boxes start unticked") {
    ui::Kiosk kiosk;
    kiosk.go_to_consent();
    auto& consent = *kiosk.shell().consent();
    for (const auto& row : consent.purposes()->rows()) CHECK_FALSE(row[2].toBool());
    CHECK(consent.purposes()->rows().front()[1].toString().contains(QStringLiteral("mã QR in trên thẻ")));
    consent.agree();
    CHECK(kiosk.state() == State::consent);
    consent.toggle(0);
    consent.agree();
    CHECK(kiosk.state() == State::identify);
    CHECK(kiosk.reader.starts == 0);
}

TEST_CASE("without consent to the portrait DG2 is not read") {
    ui::Kiosk kiosk;
    kiosk.go_to_consent();
    kiosk.shell().consent()->toggle(0);
    kiosk.shell().consent()->agree();
    kiosk.shell().identify()->press(QStringLiteral("001099000001"));
    kiosk.shell().identify()->submit();
    REQUIRE(kiosk.reader.order);
    CHECK_FALSE(kiosk.reader.order->files.contains(cccd::File::dg2));
    CHECK_FALSE(kiosk.reader.order->values.contains(forms::key::portrait));
    CHECK_FALSE(kiosk.reader.order->values.contains(forms::key::religion));
}

TEST_CASE("who refuses fills the whole form by hand") {
    ui::Kiosk kiosk;
    kiosk.go_to_consent();
    kiosk.shell().consent()->refuse();
    if (kiosk.state() == State::people) kiosk.shell().people()->done();
    REQUIRE(kiosk.state() == State::fill);
    kiosk.fill_all();
    CHECK(kiosk.reader.starts == 0);
    CHECK(kiosk.shell().review()->open() == 0);
}

TEST_CASE("who refuses after a card was read fills by hand, and nothing of that card is in the form or comes back") {
    for (const bool another_failed : {false, true}) {
        CAPTURE(another_failed);
        ui::Kiosk kiosk;
        kiosk.go_to_card();
        kiosk.take_card();
        REQUIRE(kiosk.visit->session()->field(QStringLiteral("full_name"))->value.text == u"NGUYỄN VĂN MẪU");
        for (int back = 0; back < 9 && kiosk.state() != State::identify; ++back) kiosk.shell().back();
        REQUIRE(kiosk.state() == State::identify);
        if (another_failed) {
            kiosk.shell().identify()->press(QStringLiteral("001099000002"));
            kiosk.shell().identify()->submit();
            emit kiosk.reader.card_found();
            emit kiosk.reader.failed({cccd::ErrorCode::access_denied_wrong_key, cccd::Stage::pace, 0x6300, 0, "no"});
            kiosk.shell().failure()->hand();
        } else {
            kiosk.shell().back();
            kiosk.shell().consent()->refuse();
        }
        REQUIRE(kiosk.state() == State::people);
        const auto& session = *kiosk.visit->session();
        CHECK(session.person(QStringLiteral("holder")) == nullptr);
        CHECK_FALSE(kiosk.shell().can_undo());
        for (const auto& field : session.fields()) CHECK(field.value.provenance >= forms::Provenance::derived);
        CHECK(session.field(QStringLiteral("full_name"))->editable);
        kiosk.shell().people()->done();
        kiosk.fill_all();
        for (const auto& row : kiosk.shell().review()->rows()->rows())
            CHECK_FALSE(row[3].toString().contains(QStringLiteral("VĂN MẪU")));
    }
}

TEST_CASE("a card pulled while it is read leads back with one clear sentence") {
    ui::Kiosk kiosk;
    kiosk.go_to_card();
    emit kiosk.reader.card_found();
    emit kiosk.reader.progressed({900, 1000, cccd::File::dg2});
    emit kiosk.reader.failed({cccd::ErrorCode::card_removed, cccd::Stage::read_file, 0, 0, "pulled"});
    CHECK(kiosk.state() == State::place_card);
    CHECK_FALSE(kiosk.shell().card()->notice().isEmpty());
    CHECK(kiosk.reader.starts == 2);
    emit kiosk.reader.card_found();
    CHECK(kiosk.shell().card()->fraction() == 0.0);
    CHECK(kiosk.shell().card()->notice().isEmpty());
}

TEST_CASE("the data of a card that is not genuine is neither shown nor used") {
    ui::Kiosk kiosk;
    kiosk.go_to_card();
    emit kiosk.reader.card_found();
    emit kiosk.reader.finished(ui::sample_card(cccd::Overall::not_genuine));
    REQUIRE(kiosk.state() == State::result);
    auto& result = *kiosk.shell().result();
    CHECK_FALSE(result.usable());
    CHECK(result.name().isEmpty());
    CHECK(result.values()->count() == 0);
    CHECK_FALSE(result.has_portrait());
    result.accept();
    CHECK(kiosk.state() == State::result);
    CHECK(kiosk.visit->session()->person(QStringLiteral("holder")) == nullptr);
}

TEST_CASE("without an anchor the data is used and marked as not proved") {
    ui::Kiosk kiosk;
    kiosk.go_to_card();
    emit kiosk.reader.card_found();
    emit kiosk.reader.finished(ui::sample_card(cccd::Overall::cannot_tell));
    CHECK(kiosk.shell().result()->answer() == screens::ResultScreen::Answer::CannotTell);
    kiosk.shell().result()->accept();
    const auto* person = kiosk.visit->session()->person(QStringLiteral("holder"));
    REQUIRE(person);
    CHECK(person->value(forms::key::full_name)->provenance == forms::Provenance::chip_unverified);
}

TEST_CASE("a failure shows its code and the way on") {
    ui::Kiosk kiosk;
    kiosk.go_to_card();
    emit kiosk.reader.card_found();
    emit kiosk.reader.failed({cccd::ErrorCode::access_denied_wrong_key, cccd::Stage::pace, 0x6300, 0, "no"});
    REQUIRE(kiosk.state() == State::failed);
    CHECK(kiosk.shell().failure()->code() == QStringLiteral("E401"));
    CHECK(kiosk.shell().failure()->other_number());
    kiosk.shell().failure()->number();
    CHECK(kiosk.state() == State::identify);
}

TEST_CASE("a scanned code opens the card page, a foreign one says so") {
    ui::Kiosk kiosk;
    kiosk.shell().start();
    kiosk.visit->scanned(QStringLiteral("001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Xã A|02022022"));
    CHECK(kiosk.state() == State::choose_form); // a scan elsewhere means nothing
    kiosk.go_to_consent();
    kiosk.shell().consent()->toggle(0);
    kiosk.shell().consent()->agree();
    kiosk.visit->scanned(QStringLiteral("https://example.vn"));
    CHECK(kiosk.state() == State::identify);
    CHECK_FALSE(kiosk.shell().identify()->message().isEmpty());
    kiosk.visit->scanned(QStringLiteral("001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Xã A|02022022"));
    CHECK(kiosk.state() == State::place_card);
    CHECK(kiosk.reader.order->source == services::KeySource::qr);
}

TEST_CASE("what was done last is taken back: another person's row, and a changed line of the review") {
    ui::Kiosk kiosk;
    kiosk.go_to_card();
    emit kiosk.reader.card_found();
    emit kiosk.reader.finished(ui::sample_card());
    kiosk.shell().result()->accept();
    REQUIRE(kiosk.state() == State::people);
    CHECK_FALSE(kiosk.shell().can_undo()); // the card that was just read stays
    auto& people = *kiosk.shell().people();
    const int before = people.people()->count();
    people.add(people.tables()->rows().first().first().toString());
    CHECK(people.people()->count() == before + 1);
    REQUIRE(kiosk.shell().can_undo());
    kiosk.shell().undo();
    CHECK(people.people()->count() == before);
    people.done();
    CHECK_FALSE(kiosk.shell().can_undo()); // on a question "back" is the undo
    kiosk.fill_all();
    const auto text = [&] { return kiosk.visit->session()->field(QStringLiteral("phone"))->value.text; };
    REQUIRE(text() == QStringLiteral("0900000000"));
    kiosk.shell().review()->edit(QStringLiteral("phone"));
    kiosk.shell().fill()->enter(QStringLiteral("0911111111"));
    kiosk.shell().fill()->submit();
    REQUIRE(kiosk.state() == State::review);
    CHECK(text() == QStringLiteral("0911111111"));
    kiosk.shell().undo();
    CHECK(text() == QStringLiteral("0900000000"));
    CHECK(kiosk.state() == State::review);
}

TEST_CASE(
    "another language leaves what is being typed, and what was left unsent is gone when the question comes back") {
    ui::Kiosk kiosk;
    kiosk.go_to_card();
    kiosk.take_card();
    kiosk.fill_until(QStringLiteral("phone"));
    auto& fill = *kiosk.shell().fill();
    const QString label = fill.label();
    fill.enter(QStringLiteral("09123"));
    kiosk.visit->set_english(true);
    CHECK(fill.label() != label);
    CHECK(fill.text() == QStringLiteral("09123"));
    fill.submit();
    const QString english = fill.error();
    REQUIRE_FALSE(english.isEmpty());
    kiosk.visit->set_english(false);
    CHECK_FALSE(fill.error().isEmpty());
    CHECK(fill.error() != english);
    fill.enter(QStringLiteral("0900000000"));
    kiosk.visit->set_english(true);
    CHECK(fill.error().isEmpty());
    fill.submit();
    kiosk.fill_all();
    kiosk.shell().review()->edit(QStringLiteral("phone"));
    fill.enter(QStringLiteral("0911"));
    kiosk.shell().back();
    kiosk.shell().review()->edit(QStringLiteral("phone"));
    CHECK(fill.text() == QStringLiteral("0900000000"));
}

TEST_CASE("the number is masked on the public screen while it is typed, and shown when asked for or at the counter") {
    screens::IdentifyScreen number;
    number.press(QStringLiteral("00109"));
    CHECK(number.shown().startsWith(QStringLiteral("001")));
    CHECK(number.shown().contains(QStringLiteral("09")));
    CHECK_FALSE(number.masked());
    number.press(QStringLiteral("9000001"));
    CHECK(number.masked());
    CHECK_FALSE(number.shown().remove(QChar(0x2002)).contains(QStringLiteral("099000")));
    CHECK(number.shown().remove(QChar(0x2002)) == QStringLiteral("001•••••0001"));
    number.reveal(true);
    CHECK(number.shown().remove(QChar(0x2002)) == QStringLiteral("001099000001"));
    number.wipe();
    CHECK_FALSE(number.open());
    number.set_public(false);
    number.press(QStringLiteral("001099000001"));
    CHECK_FALSE(number.masked());
}

TEST_CASE("cancel and time-out wipe at each page of the visit") {
    for (int stop_at = 0; stop_at < 4; ++stop_at)
        for (const auto event : {flow::Event::cancelled, flow::Event::expired}) {
            ui::Kiosk kiosk;
            kiosk.go_to_card();
            if (stop_at > 0) emit kiosk.reader.card_found();
            if (stop_at > 1) emit kiosk.reader.finished(ui::sample_card());
            if (stop_at > 2) kiosk.shell().result()->accept();
            kiosk.visit->handle(event);
            CHECK(kiosk.state() == State::welcome);
            CHECK(kiosk.visit->session() == nullptr);
            CHECK(kiosk.shell().result()->name().isEmpty());
            CHECK_FALSE(kiosk.reader.order.has_value());
        }
}

TEST_CASE("a card taken away after it was read: sooner a question, a question at once, or the end") {
    for (const auto removal : {app::Removal::shorten, app::Removal::ask, app::Removal::end})
        for (const auto* form : {"ct01", "mo_tai_khoan"}) { // more people's cards, and none
            app::VisitSettings settings;
            settings.removal = removal;
            ui::Kiosk kiosk(settings);
            kiosk.go_to_card(QString::fromLatin1(form));
            emit kiosk.reader.card_found();
            emit kiosk.reader.finished(ui::sample_card());
            emit kiosk.reader.removed();
            const bool one_card = QString::fromLatin1(form) == QStringLiteral("mo_tai_khoan");
            const bool ended = removal == app::Removal::end && one_card;
            const bool asked = removal != app::Removal::shorten && !ended;
            CHECK((kiosk.state() == State::welcome) == ended);
            CHECK((kiosk.visit->idle().warning_left() >= 20) == asked);
            CHECK((kiosk.visit->session() == nullptr) == ended);
        }
}

TEST_CASE("papers that end with the visit are gone with it, papers of the office stay") {
    for (const bool stay : {false, true}) {
        app::VisitSettings settings;
        settings.papers_stay = stay;
        ui::Kiosk kiosk(settings);
        kiosk.go_to_end();
        REQUIRE(kiosk.state() == State::done);
        CHECK(QDir(kiosk.folder.path()).entryList(QDir::Files).size() == 2);
        kiosk.visit->handle(flow::Event::expired);
        CHECK(QDir(kiosk.folder.path()).entryList(QDir::Files).isEmpty() == !stay);
    }
}

TEST_CASE("a folder that can not be written leads back to the review") {
    app::VisitSettings settings;
    ui::Kiosk kiosk(settings);
    QDir().rmdir(kiosk.folder.path());
    QFile blocked(kiosk.folder.path()); // a file where the folder should be
    REQUIRE(blocked.open(QIODevice::WriteOnly));
    kiosk.go_to_end();
    CHECK(kiosk.state() == State::review);
    CHECK_FALSE(kiosk.shell().review()->notice().isEmpty());
    blocked.remove();
}
