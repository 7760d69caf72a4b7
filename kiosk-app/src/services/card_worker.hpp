// The card reader of the real kiosk: one worker thread that waits, opens, reads and verifies.
#pragma once

#include "services/card_reader.hpp"
#include "services/card_slot.hpp"

#include <cccd/policy.hpp>
#include <cccd/trust.hpp>
#include <memory>
#include <thread>

namespace services {

class BrokenRead;

struct CardPolicies {
    cccd::AccessPolicy access;
    cccd::VerifyPolicy verify;
};

class CardWorker final : public CardReader {
    Q_OBJECT
public:
    CardWorker(std::shared_ptr<CardSlot> slot, cccd::Trust trust, CardPolicies policies, QObject* parent = nullptr);
    ~CardWorker() override;
    /// For the orders from now on.
    void set_trust(cccd::Trust trust) { trust_ = std::move(trust); }
    void start(CardOrder order) override;
    void stop() override;

private:
    struct Run; // what one order's thread works with

    void give_up();

    std::shared_ptr<CardSlot> slot_;
    cccd::Trust trust_;
    CardPolicies policies_;
    std::shared_ptr<BrokenRead> broken_; ///< of the visit's last order
    quint64 order_ = 0;                  ///< signals of an older order are dropped
    std::jthread thread_;
};

} // namespace services
