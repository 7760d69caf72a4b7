// Scanners that type like a keyboard. Keys are held back for a moment: what comes as a burst with the bars of a card's
// QR code is a scan and reaches no input field; everything else goes on to where it was meant for.
#pragma once

#include <memory>
#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <vector>

namespace services {

class KeyScanner : public QObject {
    Q_OBJECT
public:
    explicit KeyScanner(QObject* parent = nullptr);
    ~KeyScanner() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void scanned(const QString& text);

private:
    struct Held {
        QPointer<QObject> target;
        std::unique_ptr<QKeyEvent> event;
    };

    bool hold(QObject* target, const QKeyEvent& key);
    bool is_scan() const;
    void release();
    void forget();

    std::vector<Held> held_;
    QString text_;
    QTimer pause_;
    bool releasing_ = false;
};

} // namespace services
