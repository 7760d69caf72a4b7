// No number of anybody on a screen that others can see, whatever the form; the paper itself stays whole.
#include "app/views.hpp"
#include "page_faults.hpp"
#include "text/masking.hpp"
#include "ui_support.hpp"

#include <doctest/doctest.h>
#include <QFile>
#include <QTest>

using flow::State;
using forms::Language;

namespace {

/// A made-up person of a card with everything on it.
forms::Person person(int seed, bool with_issue_date) {
    namespace key = forms::key;
    const auto sure = forms::Provenance::chip_verified;
    forms::Person person;
    person.set(key::full_name, QStringLiteral("Lê Thị Mẫu"), sure);
    person.set(key::personal_number, QStringLiteral("00119900%1").arg(4000 + seed), sure);
    person.set(key::old_number, QStringLiteral("01234%1").arg(4000 + seed), sure);
    person.set(key::birth_date, QStringLiteral("01/01/1999"), sure);
    person.set(key::sex, QStringLiteral("Nữ"), sure);
    person.set(key::document_name, QStringLiteral("Thẻ căn cước"), forms::Provenance::derived);
    person.set(key::issuer, QStringLiteral("Bộ Công an"), forms::Provenance::derived);
    if (with_issue_date) person.set(key::issue_date, QStringLiteral("10/10/2024"), sure);
    return person;
}

/// Everybody of the form has a card; whoever's number is typed has one, too.
void fill_with_people(forms::FormSession& session, bool with_issue_date) {
    int seed = 0;
    for (const auto& role : session.form().roles) session.set_person(role.id, person(++seed, with_issue_date));
    for (const auto& table : session.form().tables) session.add_row(table.id);
    for (const auto& field : session.fields())
        if (field.editable && field.type == forms::FieldType::personal_number)
            session.set_text(field.path, QStringLiteral("07919900%1").arg(5000 + ++seed));
}

QStringList readable(const QStringList& numbers, const QString& shown) {
    QStringList found;
    for (const auto& number : numbers)
        if (shown.contains(number)) found << number;
    return found;
}

/// All that the questions and the review of a session show.
QString all_shown(const forms::FormSession& session, bool counter) {
    const auto mask = views::mask_of(session, counter);
    QStringList shown;
    for (const auto& row : views::review_rows(session, mask, Language::vietnamese))
        for (const auto& cell : row) shown << cell.toString();
    for (const auto& field : session.fields()) {
        screens::FillScreen screen;
        screen.show(views::field(field, {}, mask, Language::vietnamese));
        shown << screen.shown() << screen.card_text();
        for (const auto& row : screen.suggestions()->rows()) shown << row[1].toString();
    }
    return shown.join(u'\n');
}

} // namespace

TEST_CASE("review and suggestions of every form show no number of anybody on the public screen") {
    const auto catalogue = forms::FormCatalogue::load(QStringLiteral(KIOSK_FORMS_DIR));
    CHECK(catalogue.all().size() == 13);
    for (const bool with_issue_date : {true, false})
        for (const auto& form : catalogue.all()) {
            CAPTURE(form->id.toStdString());
            forms::FormSession session(form, {QDate(2026, 11, 22), {}, {}});
            fill_with_people(session, with_issue_date);
            const auto numbers = session.numbers();
            REQUIRE(numbers.size() >= 2);
            const auto found = readable(numbers, all_shown(session, false));
            CHECK_MESSAGE(found.isEmpty(), found.join(u' ').toStdString());
            const auto paper = masking::paper(session.filled(), numbers);
            for (const auto& field : paper.values) CHECK(readable(numbers, field.value.text).isEmpty());
        }
}

TEST_CASE("the clerk reads the identity line in full, as before") {
    const auto catalogue = forms::FormCatalogue::load(QStringLiteral(KIOSK_FORMS_DIR));
    forms::FormSession session(catalogue.find(QStringLiteral("khai_sinh")), {QDate(2026, 11, 22), {}, {}});
    fill_with_people(session, true);
    CHECK(all_shown(session, true).contains(QStringLiteral("Thẻ căn cước số 001199004001")));
}

TEST_CASE("a number is masked however it is typed, dates, houses, phones and sums are not") {
    const auto shown = [](const char* text) {
        return masking::shown(forms::FieldType::text, false, QString::fromUtf8(text),
                              {QStringLiteral("079199005001"), QStringLiteral("012344001")});
    };
    for (const auto& [typed, masked] : {
             std::pair{"CCCD số 001199004001, cấp 2021", "CCCD số 001•••••4001, cấp 2021"},
             {"CCCD 001 199 004 001 cấp 12/03/2021", "CCCD 001•••••4001 cấp 12/03/2021"},
             {"CCCD 001.199.004.001.", "CCCD 001•••••4001."},
             {"001199 004001", "001•••••4001"},
             {"CMND 012345678", "CMND 01•••••78"},
             {"CMND 012 345 678 12/03/2010", "CMND 01•••••78 12/03/2010"},
             {"CMND 012.345.678", "CMND 01•••••78"},
             {"Của 079 1 99 005001 và 01.23.44.00.1", "Của 079•••••5001 và 01•••••01"},
             {"ngày 1 079199005001", "ngày 1 079•••••5001"},
         }) {
        CAPTURE(typed);
        CHECK(shown(typed) == QString::fromUtf8(masked));
    }
    for (const auto* plain :
         {"0011990040012", "Số 125/34/7B, tổ 15, khu phố 6", "sinh 12.03.1990 7 tuổi", "12 03 1990 1", "0901234567",
          "0901 234 567", "+84 901 234 567", "028 3822 1234", "150.000.000 đồng", "123.456.789 đ", "150000000"}) {
        CAPTURE(plain);
        CHECK(shown(plain) == QString::fromUtf8(plain));
    }
    CHECK(masking::shown(forms::FieldType::money, false, QStringLiteral("123456789"), {}) == u"123456789");
}

TEST_CASE("the picture of the paper and the review hide the same") {
    const auto catalogue = forms::FormCatalogue::load(QStringLiteral(KIOSK_FORMS_DIR));
    for (const auto& form : catalogue.all()) {
        CAPTURE(form->id.toStdString());
        forms::FormSession session(form, {QDate(2026, 11, 22), {}, {}});
        fill_with_people(session, true);
        for (const auto& field : session.fields())
            if (field.editable && field.type == forms::FieldType::text)
                session.set_text(field.path, QStringLiteral("Giấy 012 345 678"));
        const auto mask = views::mask_of(session, false);
        const auto picture = masking::paper(session.filled(), session.numbers());
        for (const auto& field : session.fields())
            CHECK(picture.text(field.path) == mask.over(field, field.value.text));
    }
}

TEST_CASE("papers that somebody without a card types are masked in the review, an account number is not") {
    const auto catalogue = forms::FormCatalogue::load(QStringLiteral(KIOSK_FORMS_DIR));
    const auto shown_of = [&](const char* form, const char* field, const char* typed) {
        forms::FormSession session(catalogue.find(QString::fromLatin1(form)), {QDate(2026, 11, 22), {}, {}});
        CHECK_FALSE(session.set_text(QString::fromLatin1(field), QString::fromUtf8(typed)).has_value());
        return all_shown(session, false);
    };
    CHECK_FALSE(shown_of("khai_sinh", "req_papers", "CCCD số 001199004001").contains(QStringLiteral("001199004001")));
    CHECK_FALSE(shown_of("hon_nhan", "status", "Có vợ, CMND 012345678").contains(QStringLiteral("012345678")));
    CHECK(shown_of("tk01", "bank_account", "001199004001, Ngân hàng Mẫu").contains(QStringLiteral("001199004001")));
}

TEST_CASE("another person's number is masked as it is typed, and shown when asked for or at the counter") {
    for (const bool counter : {false, true}) {
        app::VisitSettings settings;
        settings.counter = counter;
        ui::Kiosk kiosk(settings);
        kiosk.go_to_card();
        kiosk.take_card();
        auto& fill = *kiosk.shell().fill();
        kiosk.fill_until(QStringLiteral("head_number"));
        fill.enter({});
        for (const QChar digit : QStringLiteral("001155000002")) fill.press(digit);
        CHECK(fill.text() == QStringLiteral("001155000002"));
        CHECK(fill.maskable() == !counter);
        CHECK(fill.shown() == (counter ? fill.text() : QStringLiteral("001•••••0002")));
        fill.reveal(true);
        CHECK(fill.shown() == fill.text());
        fill.submit();
        CHECK_FALSE(fill.open()); // of the next question nothing is open
    }
}

TEST_CASE("a number that was shown is masked again when the question is left, and so is the visitor's own") {
    ui::Kiosk kiosk;
    kiosk.go_to_consent();
    for (int box = 0; box < kiosk.shell().consent()->purposes()->count(); ++box) kiosk.shell().consent()->toggle(box);
    kiosk.shell().consent()->agree();
    kiosk.shell().identify()->press(QStringLiteral("001099000001"));
    kiosk.shell().identify()->reveal(true);
    kiosk.shell().identify()->submit();
    kiosk.shell().back();
    CHECK(kiosk.shell().identify()->masked());
    kiosk.shell().identify()->submit();
    kiosk.take_card();
    auto& fill = *kiosk.shell().fill();
    kiosk.fill_all();
    const QString number = QStringLiteral("head_number");
    for (const bool submitted : {true, false}) {
        kiosk.shell().review()->edit(number);
        REQUIRE(fill.masked());
        fill.reveal(true);
        if (submitted) fill.submit();
        if (!submitted) kiosk.shell().back();
        REQUIRE(kiosk.state() == State::review);
    }
    kiosk.shell().review()->edit(number);
    CHECK(fill.masked());
}

TEST_CASE("the day of issue is asked for without the line that lacks it, masked or not") {
    const auto catalogue = forms::FormCatalogue::load(QStringLiteral(KIOSK_FORMS_DIR));
    forms::FormSession session(catalogue.find(QStringLiteral("khai_sinh")), {QDate(2026, 11, 22), {}, {}});
    session.set_person(QStringLiteral("holder"), person(1, false));
    screens::FillScreen screen;
    const auto field = session.field(QStringLiteral("req_papers"));
    screen.show(views::field(*field, {}, views::mask_of(session, false), Language::vietnamese));
    CHECK(screen.kind() == screens::FillScreen::Kind::Date);
    CHECK(screen.shown().isEmpty());
    CHECK_FALSE(screen.maskable());
}

TEST_CASE("a suggestion with the visitor's number is taken over without being shown, until it is to be changed") {
    ui::Kiosk kiosk;
    app::Window window(kiosk.shell(), QSize(1080, 1920));
    kiosk.go_to_card(QStringLiteral("mo_tai_khoan"));
    kiosk.take_card();
    auto& fill = *kiosk.shell().fill();
    kiosk.fill_until(QStringLiteral("tax_number"));
    REQUIRE(kiosk.state() == State::fill);
    REQUIRE(fill.suggestions()->count() == 1);
    const auto row = fill.suggestions()->rows().front();
    CHECK(row[1].toString() == QStringLiteral("001•••••0001"));
    fill.choose(row[0].toString());
    kiosk.settle();
    CHECK(fill.masked());
    CHECK(fill.text() == QStringLiteral("001099000001"));
    CHECK(fill.shown() == QStringLiteral("001•••••0001"));
    QTest::qWait(30);
    REQUIRE(window.window());
    const auto faults = ui::page_faults(*window.window(), false);
    CHECK_MESSAGE(faults.isEmpty(), faults.join(QStringLiteral("; ")).toStdString());
    fill.submit();
    CHECK(kiosk.visit->session()->field(QStringLiteral("tax_number"))->value.text == QStringLiteral("001099000001"));
    kiosk.shell().back();
    CHECK(fill.masked());
    fill.reveal(true);
    CHECK(fill.shown() == fill.text());
    kiosk.settle();
    CHECK(ui::warnings().isEmpty());
}

TEST_CASE("the picture of the finished paper hides the number, the paper and its data do not") {
    QList<QImage> pages;
    for (const bool counter : {false, true}) {
        app::VisitSettings settings;
        settings.counter = counter;
        ui::Kiosk kiosk(settings);
        kiosk.go_to_end();
        REQUIRE(kiosk.state() == State::done);
        pages << kiosk.shell().done()->page();
        QFile json(kiosk.folder.filePath(QStringLiteral("TEST.json")));
        REQUIRE(json.open(QIODevice::ReadOnly));
        CHECK(json.readAll().contains("001099000001"));
    }
    REQUIRE(pages[0].size() == pages[1].size());
    CHECK(pages[0] != pages[1]);
}
