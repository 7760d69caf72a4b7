// A scanner on a serial port: looked for until it is there, and again after it was unplugged.
#pragma once

#include <cccd/scanner.hpp>
#include <QObject>
#include <thread>

namespace services {

class SerialScanner : public QObject {
    Q_OBJECT
public:
    /// Nothing is opened for "keyboard": such a scanner types.
    SerialScanner(const QString& device, cccd::scanner::SerialSettings settings, QObject* parent = nullptr);

signals:
    void scanned(const QString& text);

private:
    void work(std::stop_token stop, const std::string& device, const cccd::scanner::SerialSettings& settings);

    std::jthread thread_;
};

} // namespace services
