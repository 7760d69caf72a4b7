#include "screens/glyph.hpp"

#include <QFile>
#include <QPainter>

namespace screens {

Glyph::Glyph(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &Glyph::changed, this, &Glyph::load);
}

void Glyph::set_name(const QString& name) {
    if (name == name_) return;
    name_ = name;
    emit changed();
}

void Glyph::set_color(const QColor& color) {
    if (color == color_) return;
    color_ = color;
    emit changed();
}

void Glyph::set_accent(const QColor& accent) {
    if (accent == accent_) return;
    accent_ = accent;
    emit changed();
}

void Glyph::load() {
    QFile file(QStringLiteral(":/kiosk/icons/%1.svg").arg(name_));
    if (name_.isEmpty()) return;
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no drawing of this name: %s", qPrintable(name_));
        return;
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color_.name().toLatin1());
    svg.replace("accentColor", accent_.name().toLatin1());
    renderer_.load(svg);
    renderer_.setAspectRatioMode(Qt::KeepAspectRatio);
    update();
}

void Glyph::paint(QPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    renderer_.render(painter, boundingRect());
}

} // namespace screens
