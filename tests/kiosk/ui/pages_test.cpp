// Every page at every size: it comes up, nothing is cut, nothing lies on anything else, and no warning is heard.
#include "app/views.hpp"
#include "page_faults.hpp"
#include "services/printing.hpp"
#include "stops.hpp"
#include "text/failures.hpp"

#include <doctest/doctest.h>
#include <optional>
#include <QTest>

namespace {

using flow::State;
using Kind = screens::FillScreen::Kind;

/// A screen that a kiosk may have, and how it stands there.
struct Place {
    QSize size;
    bool counter = false;
};

// The public screen upright and across, the clerk's screen.
const std::vector<Place> places{
    {{1080, 1920}, false}, {{768, 1366}, false}, {{1920, 1080}, false}, {{1366, 768}, true}};
const Place wide_counter{{1920, 1080}, true};

/// The lower right corner of the page's main action, where it has one.
std::optional<QPointF> primary_corner(const QQuickWindow& window) {
    for (const auto* item : ui::visible_items(window))
        if (item->objectName() == QStringLiteral("primaryAction"))
            return item->mapToScene(QPointF(item->width(), item->height()));
    return std::nullopt;
}

bool page_shows(const QQuickWindow& window, const QString& words) {
    const auto items = ui::visible_items(window);
    return std::any_of(items.begin(), items.end(),
                       [&](const QQuickItem* item) { return item->property("text").toString().contains(words); });
}

/// A demo kiosk and a look at what it shows.
struct Viewer {
    app::VisitSettings settings;
    QSize size;
    ui::Kiosk kiosk;
    app::Window ui;

    static app::VisitSettings settings_of(const Place& place, bool english, double text_scale) {
        app::VisitSettings settings;
        settings.english = english;
        settings.demo = true;
        settings.motion = false;
        settings.by_stick = true;
        settings.counter = place.counter;
        settings.text_scale = text_scale;
        return settings;
    }
    Viewer(const app::VisitSettings& given, QSize wanted)
        : settings(given), size(wanted), kiosk(given), ui(kiosk.shell(), wanted) {
        REQUIRE(ui.window());
    }
    QQuickWindow& window() { return *ui.window(); }

    void settle_and_look(const QString& page) {
        kiosk.settle();
        QTest::qWait(30);
        look(page);
    }
    /// As it stands, whatever is still to be done.
    void look(const QString& page) {
        CAPTURE(page.toStdString());
        CHECK(window().grabWindow().size() == size);
        ui::keep_picture(window(), QStringLiteral("%1x%2%3-%4-%5-%6%7")
                                       .arg(size.width())
                                       .arg(size.height())
                                       .arg(settings.counter ? QStringLiteral("-counter") : QString(), page,
                                            settings.english ? QStringLiteral("en") : QStringLiteral("vi"))
                                       .arg(settings.text_scale * 100)
                                       .arg(settings.high_contrast ? QStringLiteral("-contrast") : QString()));
        const auto faults = ui::page_faults(window(), settings.counter) + ui::warnings();
        CHECK_MESSAGE(faults.isEmpty(), faults.join(QStringLiteral("; ")).toStdString());
        CHECK_MESSAGE(page_shows(window(), QStringLiteral("DEMO")), "no DEMO on ", page.toStdString());
    }
    void walk() {
        std::optional<QPointF> primary;
        for (const auto& stop : ui::stops()) {
            stop.go(kiosk);
            REQUIRE(kiosk.state() == stop.state);
            settle_and_look(QString::fromUtf8(flow::name(stop.state).data()));
            const auto corner = primary_corner(window());
            if (!corner || stop.state == State::welcome) continue;
            if (!primary) primary = corner;
            // The main action stands at the same place on every page; in large letters it may need a second line.
            if (settings.text_scale == 1.0) CHECK(*corner == *primary);
        }
    }
};

/// Of the questions that the forms ask, the one of each kind with the most to read.
std::vector<screens::FillScreen::View> longest_questions(const forms::FormCatalogue& catalogue, bool english) {
    const auto language = english ? forms::Language::english : forms::Language::vietnamese;
    std::map<Kind, std::pair<qsizetype, screens::FillScreen::View>> longest;
    for (const auto& form : catalogue.all()) {
        forms::FormSession session(form, {QDate(2026, 11, 22), {}, {}});
        for (const auto& table : form->tables) session.add_row(table.id);
        for (const auto& field : session.fields()) {
            if (!field.editable) continue;
            auto view = views::field(field, {11, 24}, {true, session.numbers()}, language);
            qsizetype letters = view.label.size() + view.hint.size();
            for (const auto& option : view.options) letters += option.last().toString().size();
            for (const auto& text : view.suggestions) letters += text.first().toString().size();
            auto& [most, kept] = longest[view.kind];
            if (letters > most) most = letters, kept = std::move(view);
        }
    }
    if (auto& [letters, box] = longest[Kind::Checkbox]; letters == 0) { // no form as shipped asks for a tick
        box = longest[Kind::Choice].second;
        box.kind = Kind::Checkbox;
        box.options = {{QStringLiteral("Có"), english ? QStringLiteral("Yes") : QStringLiteral("Có")},
                       {QStringLiteral("Không"), english ? QStringLiteral("No") : QStringLiteral("Không")}};
    }
    std::vector<screens::FillScreen::View> questions;
    for (auto& [kind, entry] : longest) {
        entry.second.error = english ? QStringLiteral("This is not a full date, such as 05/09/1990.")
                                     : QStringLiteral("Đây chưa phải là ngày đầy đủ, ví dụ 05/09/1990.");
        questions.push_back(std::move(entry.second));
    }
    return questions;
}

/// What a walk does not come by: the kinds of questions, the time-out's question, the paper in the making, and the last
/// page with all that it may hold.
void look_beside_the_way(Viewer& viewer) {
    auto& kiosk = viewer.kiosk;
    services::Printing printer(QStringLiteral("a-queue-that-is-not-there"));
    kiosk.visit->set_printer(&printer);
    kiosk.go_to_card();
    kiosk.take_card();
    kiosk.fill_all();
    kiosk.shell().review()->edit(QStringLiteral("phone"));
    REQUIRE(kiosk.state() == State::fill);
    const auto questions = longest_questions(kiosk.catalogue, viewer.settings.english);
    REQUIRE(questions.size() == 6);
    for (const auto& question : questions) {
        kiosk.shell().fill()->show(question);
        viewer.settle_and_look(QStringLiteral("question-%1").arg(int(question.kind)));
    }
    kiosk.visit->idle().ask();
    REQUIRE(kiosk.shell().warning_left() > 0);
    viewer.settle_and_look(QStringLiteral("time-out"));
    kiosk.shell().extend();
    kiosk.shell().back();
    REQUIRE(kiosk.state() == State::review);
    kiosk.shell().review()->confirm();
    REQUIRE(kiosk.state() == State::writing);
    viewer.look(QStringLiteral("writing"));
    kiosk.settle();
    REQUIRE(kiosk.state() == State::done);
    const auto sentence = failures::book().value(QStringLiteral("K301")).screen;
    emit printer.told(services::with_code(sentence, QStringLiteral("K301")), QStringLiteral("K301"));
    kiosk.shell().done()->set_save_state(
        sentence.in(viewer.settings.english ? forms::Language::english : forms::Language::vietnamese), sentence.vi);
    viewer.settle_and_look(QStringLiteral("done-with-printer-and-stick"));
    CHECK(page_shows(viewer.window(), viewer.settings.english ? QStringLiteral("USB") : QStringLiteral("Lưu vào USB")));
}

} // namespace

TEST_CASE("every page comes up at four sizes, in two languages, at 100 and 200 %, and no text is cut") {
    for (const auto& place : places)
        for (const bool english : {false, true})
            for (const double scale : {1.0, 2.0}) {
                CAPTURE(place.size.width());
                CAPTURE(english);
                CAPTURE(scale);
                Viewer(Viewer::settings_of(place, english, scale), place.size).walk();
            }
    Viewer(Viewer::settings_of(wide_counter, false, 1.0), wide_counter.size).walk();
}

TEST_CASE("each kind of question, the time-out, the paper in the making and the full last page: no text is cut") {
    for (const auto& place : places) {
        CAPTURE(place.size.width());
        const bool english = place.size.width() == 1080;
        for (const double scale : {1.0, 2.0}) {
            if (scale == 1.0 && place.size.width() != 1080 && !place.counter) continue; // roomier than at 200 %
            CAPTURE(scale);
            Viewer viewer(Viewer::settings_of(place, english, scale), place.size);
            look_beside_the_way(viewer);
        }
    }
}

TEST_CASE("every page in high contrast: no text is cut") {
    auto settings = Viewer::settings_of(places.front(), false, 1.0);
    settings.high_contrast = true;
    Viewer viewer(settings, places.front().size);
    viewer.walk();
}
