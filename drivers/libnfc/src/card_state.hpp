// A selected card as a Transport.
#pragma once

#include "device.hpp"
#include "target.hpp"

#include <cccd/nfc.hpp>

namespace cccd::nfc {

struct Card::State final : public Transport {
    State(std::shared_ptr<Device> on, const nfc_target& selected);
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() override;

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override;
    Status reset(const Waiting& waiting) override;
    [[nodiscard]] ByteView atr() const noexcept override { return atr_; }
    /// One exchange of the PN53x holds a short APDU and no more.
    [[nodiscard]] TransportLimits limits() const noexcept override { return {ExtendedLength::no, 261, 258}; }

private:
    [[nodiscard]] Error judge(int code, const Waiting& waiting) const;

    std::shared_ptr<Device> device_;
    nfc_modulation_type kind_;
    Bytes atr_;
    bool gone_ = false;
};

} // namespace cccd::nfc
