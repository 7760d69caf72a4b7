#include "services/serial_scanner.hpp"

#include <cccd/error.hpp>
#include <condition_variable>
#include <mutex>
#include <QMetaObject>

namespace services {
namespace {

constexpr std::chrono::seconds between_tries{3};

void pause(std::stop_token stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait_for(lock, stop, between_tries, [] { return false; });
}

} // namespace

SerialScanner::SerialScanner(const QString& device, cccd::scanner::SerialSettings settings, QObject* parent)
    : QObject(parent) {
    if (device == u"keyboard" || device.isEmpty()) return;
    thread_ = std::jthread([this, path = device.toStdString(), port = std::move(settings)](std::stop_token stop) {
        work(stop, path, port);
    });
}

void SerialScanner::work(std::stop_token stop, const std::string& device,
                         const cccd::scanner::SerialSettings& settings) {
    auto last = cccd::ErrorCode::cancelled; // each state is told once
    while (!stop.stop_requested()) {
        auto scanner = cccd::scanner::SerialScanner::open(device, settings);
        if (!scanner) {
            if (scanner.error().code != last) qWarning("scanner: %s", cccd::describe(scanner.error()).c_str());
            last = scanner.error().code;
            pause(stop);
            continue;
        }
        last = cccd::ErrorCode::cancelled;
        const cccd::Waiting for_ever{stop, cccd::SteadyTime::max()};
        while (auto scan = scanner->wait(for_ever)) {
            const QString text = QString::fromStdString(scan->text);
            QMetaObject::invokeMethod(
                this, [this, text] { emit scanned(text); }, Qt::QueuedConnection);
        }
    }
}

} // namespace services
