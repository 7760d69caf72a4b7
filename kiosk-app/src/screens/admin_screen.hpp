// The administrator's page: closed until the PIN was given, then the state of the machine. Nothing of a visit is here.
#pragma once

#include "screens/row_list.hpp"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace screens {

class AdminScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(bool testing READ testing NOTIFY changed) ///< the screen test covers the page
    Q_PROPERTY(int length READ length NOTIFY changed)    ///< digits typed so far; the digits themselves never show
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(screens::RowList* rows READ rows CONSTANT)
public:
    /// 0 fine, 1 to look at, 2 bad, 3 neither.
    enum class Tone { Good, Caution, Bad, Plain };
    Q_ENUM(Tone)

    explicit AdminScreen(QObject* parent = nullptr);
    ~AdminScreen() override;

    /// Rows: heading (of a group, else empty), label, text, tone.
    void show(QList<QVariantList> rows);
    void set_open(bool open);
    void set_message(const QString& message);
    /// As it was before anybody came.
    void wipe();
    [[nodiscard]] QString take_pin();

    [[nodiscard]] bool open() const { return open_; }
    [[nodiscard]] bool testing() const { return testing_; }
    [[nodiscard]] int length() const { return static_cast<int>(pin_.size()); }
    [[nodiscard]] const QString& message() const { return message_; }
    [[nodiscard]] RowList* rows() { return &rows_; }

    Q_INVOKABLE void press(const QString& digits);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void submit() { emit submitted(); }
    Q_INVOKABLE void look() { emit look_asked(); }
    Q_INVOKABLE void test(bool on);
    Q_INVOKABLE void quit() { emit quit_asked(); }

signals:
    void changed();
    void submitted();
    void look_asked();
    void quit_asked();

private:
    RowList rows_;
    QString pin_;
    QString message_;
    bool open_ = false;
    bool testing_ = false;
};

} // namespace screens
