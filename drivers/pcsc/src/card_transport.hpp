// One connected card as a Transport.
#pragma once

#include <cccd/transport.hpp>
#include <string>
#include <winscard.h>

namespace cccd::pcsc {

class CardTransport final : public Transport {
public:
    CardTransport() = default;
    CardTransport(const CardTransport&) = delete;
    CardTransport& operator=(const CardTransport&) = delete;
    ~CardTransport() override;

    /// Connects, resets the card, begins the transaction and asks the reader for its limits.
    Status connect(SCARDCONTEXT context, const std::string& reader);

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override;
    Status reset(const Waiting& waiting) override;
    [[nodiscard]] ByteView atr() const noexcept override { return atr_; }
    [[nodiscard]] TransportLimits limits() const noexcept override { return limits_; }

private:
    Status begin_transaction();
    Status read_atr();
    /// The error of a failed exchange; a broken exchange because the card is gone is card_removed.
    [[nodiscard]] Error failure(LONG code) const;

    SCARDHANDLE handle_ = 0;
    DWORD protocol_ = 0;
    bool connected_ = false;
    bool in_transaction_ = false;
    Bytes atr_;
    TransportLimits limits_;
};

} // namespace cccd::pcsc
