#include "stops.hpp"

namespace ui {

namespace {

using flow::State;

void collect(QQuickItem& item, std::vector<QQuickItem*>& all) {
    if (!item.isVisible()) return;
    all.push_back(&item);
    for (auto* child : item.childItems()) collect(*child, all);
}

} // namespace

std::vector<Stop> stops() {
    return {
        {State::welcome, [](Kiosk&) {}},
        {State::choose_form, [](Kiosk& k) { k.shell().start(); }},
        {State::choose_procedure, [](Kiosk& k) { k.shell().forms()->choose(QStringLiteral("ct01")); }},
        {State::consent, [](Kiosk& k) { k.shell().procedure()->choose(QStringLiteral("1.004222")); }},
        {State::identify,
         [](Kiosk& k) {
             k.shell().consent()->toggle(0);
             k.shell().consent()->agree();
         }},
        {State::place_card, [](Kiosk& k) { k.visit->scanned(QStringLiteral("001099000001")); }},
        {State::failed,
         [](Kiosk& k) {
             emit k.reader.failed({cccd::ErrorCode::reader_lost, cccd::Stage::reader, 0, 0, "lost"});
         }},
        {State::reading,
         [](Kiosk& k) {
             k.shell().failure()->retry();
             emit k.reader.card_found();
             emit k.reader.progressed({7000, 17408, cccd::File::dg2});
         }},
        {State::result, [](Kiosk& k) { emit k.reader.finished(sample_card()); }},
        {State::people, [](Kiosk& k) { k.shell().result()->accept(); }},
        {State::fill, [](Kiosk& k) { k.shell().people()->done(); }},
        {State::review, [](Kiosk& k) { k.fill_all(); }},
        {State::done,
         [](Kiosk& k) {
             k.shell().review()->confirm();
             k.settle();
         }},
    };
}

std::vector<QQuickItem*> visible_items(const QQuickWindow& window) {
    std::vector<QQuickItem*> all;
    collect(*window.contentItem(), all);
    return all;
}

void keep_picture(QQuickWindow& window, const QString& name) {
    const QString folder = qEnvironmentVariable("CCCD_PICTURES");
    if (!folder.isEmpty()) window.grabWindow().save(folder + u'/' + name + QStringLiteral(".png"));
}

QRectF seen(const QQuickItem& item) {
    QRectF rect = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
    for (const auto* up = item.parentItem(); up; up = up->parentItem())
        if (up->clip()) rect &= up->mapRectToScene(QRectF(0, 0, up->width(), up->height()));
    return rect;
}

} // namespace ui
