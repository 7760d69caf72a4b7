// Drawn signs and pictures of the project: one SVG each, in any colour, sharp at any size.
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QSvgRenderer>

namespace screens {

class Glyph : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE set_name NOTIFY changed)
    Q_PROPERTY(QColor color READ color WRITE set_color NOTIFY changed)
    Q_PROPERTY(QColor accent READ accent WRITE set_accent NOTIFY changed) ///< second colour, where the drawing has one
public:
    explicit Glyph(QQuickItem* parent = nullptr);
    [[nodiscard]] const QString& name() const { return name_; }
    [[nodiscard]] const QColor& color() const { return color_; }
    [[nodiscard]] const QColor& accent() const { return accent_; }
    void set_name(const QString& name);
    void set_color(const QColor& color);
    void set_accent(const QColor& accent);
    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    void load();

    QString name_;
    QColor color_ = Qt::black;
    QColor accent_ = Qt::white;
    QSvgRenderer renderer_;
};

} // namespace screens
