// Placing the card, and reading it.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace screens {

class CardScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QString notice READ notice NOTIFY changed) ///< why the citizen is here again
    Q_PROPERTY(QString activity READ activity NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)    ///< "9.214 / 17.408 byte"
    Q_PROPERTY(double fraction READ fraction NOTIFY changed) ///< 0 to 1, never falling within one reading
public:
    using QObject::QObject;
    [[nodiscard]] const QString& notice() const { return notice_; }
    [[nodiscard]] const QString& activity() const { return activity_; }
    [[nodiscard]] const QString& amount() const { return amount_; }
    [[nodiscard]] double fraction() const { return fraction_; }

    void set_notice(const QString& notice);
    void begin(const QString& activity);
    void show(const QString& activity, const QString& amount, double fraction);

signals:
    void changed();

private:
    QString notice_;
    QString activity_;
    QString amount_;
    double fraction_ = 0;
};

} // namespace screens
