// Puts the files of this visit into a folder of the LAN or onto a stick, beside the screen: a network can hang.
#pragma once

#include "handover/delivery.hpp"

#include <functional>
#include <memory>
#include <QObject>
#include <thread>

namespace services {

class Delivering : public QObject {
    Q_OBJECT
public:
    enum class Target { lan, stick };

    using QObject::QObject;
    /// Copies the files at these paths into a folder of the LAN, or onto the first stick that can be written; what was
    /// put there since let_go() gives way. told() follows.
    void to_lan(const QString& folder, const QStringList& paths);
    void to_stick(const handover::StickSearch& search, const QStringList& paths);
    /// What was delivered so far is to be corrected: nothing is told of it any more.
    void correct() { ++papers_; }
    /// What was delivered so far stays for good, and nothing is told of it any more.
    void let_go() {
        ++papers_;
        ours_ = std::make_shared<handover::Delivered>();
    }

signals:
    void told(services::Delivering::Target target, handover::Delivery outcome);

private:
    void deliver(Target target, std::function<QString()> find_folder, const QStringList& paths);

    unsigned papers_ = 0;
    std::shared_ptr<handover::Delivered> ours_ = std::make_shared<handover::Delivered>(); ///< the thread's alone
    std::jthread thread_; ///< waits for the one before, so that both have one list and no one hangs the screen
};

} // namespace services
