#include "screens/picture.hpp"

#include <QPainter>

namespace screens {

Picture::Picture(QQuickItem* parent) : QQuickPaintedItem(parent) {}

void Picture::set_image(const QImage& image) {
    image_ = image;
    emit image_changed();
    update();
}

void Picture::set_smoothly(bool smoothly) {
    if (smoothly == smoothly_) return;
    smoothly_ = smoothly;
    emit image_changed();
    update();
}

void Picture::paint(QPainter* painter) {
    if (image_.isNull()) return;
    const QSizeF size = QSizeF(image_.size()).scaled(boundingRect().size(), Qt::KeepAspectRatio);
    const QPointF corner((width() - size.width()) / 2, (height() - size.height()) / 2);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, smoothly_);
    painter->drawImage(QRectF(corner, size), image_);
}

} // namespace screens
