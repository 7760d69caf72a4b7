// The kiosk's only way to a card. The signals come on the thread of the object, never from the worker's own.
#pragma once

#include "services/card_data.hpp"

#include <cccd/error.hpp>
#include <QObject>

namespace services {

class CardReader : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Waits for a card and reads it. A running order is given up first.
    virtual void start(CardOrder order) = 0;
    /// Gives the order up. After it no signal of that order comes any more.
    virtual void stop() = 0;

signals:
    void card_found();
    void progressed(const services::ReadProgress& progress);
    /// The holder's name, as soon as its group was read and holds against the signed EF.SOD; the rest is still coming.
    void named(const QString& full_name);
    void finished(const services::CardDataPointer& card);
    /// card_removed when the card was taken away too early.
    void failed(const cccd::Error& error);
    /// The card left the reader after it was read.
    void removed();
};

} // namespace services
