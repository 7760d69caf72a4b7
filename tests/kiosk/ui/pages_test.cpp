#include "ui_support.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <QQuickItem>
#include <QTest>

namespace {

using flow::State;

struct Stop {
    State state;
    std::function<void(ui::Kiosk&)> go; ///< from the stop before
};

std::vector<Stop> stops() {
    return {
        {State::welcome, [](ui::Kiosk&) {}},
        {State::choose_form, [](ui::Kiosk& k) { k.shell().start(); }},
        {State::choose_procedure, [](ui::Kiosk& k) { k.shell().forms()->choose(QStringLiteral("ct01")); }},
        {State::consent, [](ui::Kiosk& k) { k.shell().procedure()->choose(QStringLiteral("1.004222")); }},
        {State::identify,
         [](ui::Kiosk& k) {
             k.shell().consent()->toggle(0);
             k.shell().consent()->agree();
         }},
        {State::place_card, [](ui::Kiosk& k) { k.visit->scanned(QStringLiteral("001099000001")); }},
        {State::failed,
         [](ui::Kiosk& k) {
             emit k.reader.failed({cccd::ErrorCode::reader_lost, cccd::Stage::reader, 0, 0, "lost"});
         }},
        {State::reading,
         [](ui::Kiosk& k) {
             k.shell().failure()->retry();
             emit k.reader.card_found();
             emit k.reader.progressed({7000, 17408, cccd::File::dg2});
         }},
        {State::result, [](ui::Kiosk& k) { emit k.reader.finished(ui::sample_card()); }},
        {State::people, [](ui::Kiosk& k) { k.shell().result()->accept(); }},
        {State::fill, [](ui::Kiosk& k) { k.shell().people()->done(); }},
        {State::review, [](ui::Kiosk& k) { k.fill_all(); }},
        {State::done,
         [](ui::Kiosk& k) {
             k.shell().review()->confirm();
             k.settle();
         }},
    };
}

void walk(QSize size, bool english) {
    app::VisitSettings settings;
    settings.english = english;
    settings.demo = true;
    ui::Kiosk kiosk(settings);
    app::Window window(kiosk.shell(), size);
    REQUIRE(window.window());
    for (const auto& stop : stops()) {
        stop.go(kiosk);
        CAPTURE(std::string(flow::name(stop.state)));
        REQUIRE(kiosk.state() == stop.state);
        kiosk.settle();
        CHECK(window.window()->grabWindow().size() == size);
        const auto warnings = ui::warnings();
        CHECK_MESSAGE(warnings.isEmpty(), warnings.join(QStringLiteral("; ")).toStdString());
    }
}

} // namespace

TEST_CASE("every page comes up at every size in both languages without a QML warning") {
    for (const QSize size : {QSize(1080, 1920), QSize(1366, 768), QSize(1920, 1080), QSize(768, 1366)})
        for (const bool english : {false, true}) {
            CAPTURE(size.width());
            CAPTURE(english);
            walk(size, english);
        }
}
