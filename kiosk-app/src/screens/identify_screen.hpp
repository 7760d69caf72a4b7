// The number that opens the card: from the QR code or typed.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace screens {

class IdentifyScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(
        QString shown READ shown NOTIFY changed) ///< in groups of three; on the public screen the middle is masked
    Q_PROPERTY(bool maskable READ maskable NOTIFY changed)
    Q_PROPERTY(bool masked READ masked NOTIFY changed) ///< some typed digits can not be read now
    Q_PROPERTY(bool open READ open NOTIFY changed)     ///< the visitor asked to see all of them
    Q_PROPERTY(int length READ length NOTIFY changed)
    Q_PROPERTY(bool complete READ complete NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed) ///< what is wrong, empty when nothing
public:
    using QObject::QObject;
    ~IdentifyScreen() override;

    [[nodiscard]] QString shown() const;
    [[nodiscard]] int length() const { return static_cast<int>(digits_.size()); }
    [[nodiscard]] bool complete() const { return digits_.size() == number_length; }
    [[nodiscard]] const QString& message() const { return message_; }
    [[nodiscard]] bool maskable() const { return public_; }
    [[nodiscard]] bool masked() const;
    [[nodiscard]] bool open() const { return open_; }
    void set_message(const QString& message);
    /// Nobody but the clerk looks at the counter's screen: nothing is masked there.
    void set_public(bool is_public) { public_ = is_public; }
    void wipe();

    /// Digits go in, anything else is passed over.
    Q_INVOKABLE void press(const QString& key);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void reveal(bool all);
    Q_INVOKABLE void submit();

signals:
    void changed();
    void number_given(const QString& digits);

private:
    static constexpr qsizetype number_length = 12;
    [[nodiscard]] bool hidden(qsizetype position) const;

    QString digits_;
    QString message_;
    bool public_ = true;
    bool open_ = false;
};

} // namespace screens
