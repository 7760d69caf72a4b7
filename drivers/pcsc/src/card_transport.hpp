// One connected card as a Transport: hands each call to the card's lane and waits for it as long as it may.
#pragma once

#include "lane.hpp"

namespace cccd::pcsc {

class CardTransport final : public Transport {
public:
    CardTransport(std::string reader, const Patience& patience);
    ~CardTransport() override;

    /// Errors: those of Connection::open, cancelled, reader_busy and reader_lost when it takes longer than
    /// Patience::connect.
    Status connect(std::shared_ptr<const ReaderModels> models, const std::stop_token& stop);

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override;
    Status reset(const Waiting& waiting) override;
    [[nodiscard]] ByteView atr() const noexcept override { return atr_; }
    [[nodiscard]] TransportLimits limits() const noexcept override { return limits_; }

    [[nodiscard]] const ReaderModel& model() const noexcept { return model_; }
    [[nodiscard]] const std::shared_ptr<Lane::State>& lane() const noexcept { return lane_.state(); }

private:
    struct Exchange;
    /// Why it took too long; told apart by what the lane is doing.
    [[nodiscard]] Error too_late(const Waiting& waiting);
    [[nodiscard]] Status run(Lane::Job job, std::chrono::milliseconds most, const Waiting& waiting);

    Patience patience_;
    Lane lane_;
    std::shared_ptr<Exchange> exchange_;
    bool lost_ = false;
    Bytes atr_;
    TransportLimits limits_;
    ReaderModel model_;
};

} // namespace cccd::pcsc
