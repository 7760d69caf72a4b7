// A picture in memory on the screen: portrait, page, code. It never goes through a cache, so that nothing stays.
#pragma once

#include <QImage>
#include <QQuickPaintedItem>

namespace screens {

/// Lets QML know the type of the pictures that view models hand out.
struct ImageValue {
    Q_GADGET
    QML_FOREIGN(QImage)
    QML_VALUE_TYPE(image)
};

class Picture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QImage image READ image WRITE set_image NOTIFY image_changed)
    Q_PROPERTY(bool smoothly READ smoothly WRITE set_smoothly NOTIFY image_changed) ///< false for codes
    Q_PROPERTY(double aspect READ aspect NOTIFY image_changed)                      ///< width by height
public:
    explicit Picture(QQuickItem* parent = nullptr);
    [[nodiscard]] const QImage& image() const { return image_; }
    [[nodiscard]] bool smoothly() const { return smoothly_; }
    [[nodiscard]] double aspect() const { return image_.isNull() ? 1 : double(image_.width()) / image_.height(); }
    void set_image(const QImage& image);
    void set_smoothly(bool smoothly);
    void paint(QPainter* painter) override;

signals:
    void image_changed();

private:
    QImage image_;
    bool smoothly_ = true;
};

} // namespace screens
