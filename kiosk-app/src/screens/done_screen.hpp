// The form is ready: what was made, printing, hand-over codes, and the end.
#pragma once

#include <QImage>
#include <QList>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace screens {

class DoneScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QString fileName READ file_name NOTIFY changed)
    Q_PROPERTY(QString printState READ print_state NOTIFY changed)
    Q_PROPERTY(bool printTrouble READ print_trouble NOTIFY changed) ///< the state is that something is wrong
    Q_PROPERTY(bool printable READ printable NOTIFY changed)
    Q_PROPERTY(bool savable READ savable NOTIFY changed)       ///< a USB stick may be used
    Q_PROPERTY(QString lanState READ lan_state NOTIFY changed) ///< what became of the hand-over on the LAN
    Q_PROPERTY(QString stickState READ stick_state NOTIFY changed)
    Q_PROPERTY(QImage page READ page NOTIFY changed) ///< the first page of the paper
    Q_PROPERTY(int pageCount READ page_count NOTIFY changed)
    Q_PROPERTY(QImage code READ code NOTIFY changed) ///< hand-over code shown now
    Q_PROPERTY(int codeIndex READ code_index NOTIFY changed)
    Q_PROPERTY(int codeCount READ code_count NOTIFY changed)
public:
    struct View {
        QString file_name;
        bool printable = false;
        bool savable = false;
        QList<QImage> pages;
        QList<QImage> codes;
    };

    using QObject::QObject;
    void show(View view);
    void set_print_state(const QString& state, bool trouble = false);
    void set_save_state(const QString& lan, const QString& stick);
    void wipe();

    [[nodiscard]] const QString& file_name() const { return view_.file_name; }
    [[nodiscard]] const QString& print_state() const { return print_state_; }
    [[nodiscard]] bool print_trouble() const { return print_trouble_; }
    [[nodiscard]] bool printable() const { return view_.printable; }
    [[nodiscard]] bool savable() const { return view_.savable; }
    [[nodiscard]] const QString& lan_state() const { return lan_state_; }
    [[nodiscard]] const QString& stick_state() const { return stick_state_; }
    [[nodiscard]] QImage page() const { return view_.pages.value(0); }
    [[nodiscard]] int page_count() const { return static_cast<int>(view_.pages.size()); }
    [[nodiscard]] QImage code() const { return view_.codes.value(code_index_); }
    [[nodiscard]] int code_index() const { return code_index_; }
    [[nodiscard]] int code_count() const { return static_cast<int>(view_.codes.size()); }

    Q_INVOKABLE void turn(int steps);
    Q_INVOKABLE void print() { emit print_asked(); }
    Q_INVOKABLE void printSlip() { emit slip_asked(); }
    Q_INVOKABLE void save() { emit save_asked(); }
    Q_INVOKABLE void finish() { emit finished(); }

signals:
    void changed();
    void print_asked();
    void slip_asked();
    void save_asked();
    void finished();

private:
    View view_;
    QString print_state_;
    bool print_trouble_ = false;
    QString lan_state_;
    QString stick_state_;
    int code_index_ = 0;
};

} // namespace screens
