// A whole session with a chip that answers whatever the fuzzer likes: each answer is one length octet and that many
// octets of the input. Keys and policy are fixed; nothing may crash, hang or grow without bound.
#include <algorithm>
#include <cccd/session.hpp>
#include <cstdlib>

using namespace cccd;

namespace {

class FuzzedChip final : public Transport {
public:
    explicit FuzzedChip(ByteView input) noexcept : input_(input) {}

    Result<std::size_t> transmit(ByteView, MutableBytes response, const Waiting&) override {
        if (input_.empty()) return Error{ErrorCode::card_removed, Stage::none, 0, 0, "the input has ended"};
        if (++exchanges_ > 5000) std::abort();
        const std::size_t size = std::min<std::size_t>(input_[0], input_.size() - 1);
        std::copy_n(input_.begin() + 1, size, response.begin());
        input_ = input_.subspan(1 + size);
        return size;
    }
    Status reset(const Waiting&) override { return {}; }
    [[nodiscard]] ByteView atr() const noexcept override { return {}; }
    [[nodiscard]] TransportLimits limits() const noexcept override { return {ExtendedLength::yes, 65544, 65538}; }

private:
    ByteView input_;
    int exchanges_ = 0;
};

class FixedRandom final : public Random {
public:
    Status fill(MutableBytes out) override {
        for (auto& octet : out) octet = ++state_;
        return {};
    }

private:
    std::uint8_t state_ = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    FuzzedChip chip({data, size});
    FixedRandom random;
    Environment environment;
    environment.random = &random;
    Session session(chip, environment);
    AccessKeys keys;
    keys.push_back(*AccessKey::from_can("123456"));
    keys.push_back(*AccessKey::from_document("L898902C<", "690806", "940623"));
    AccessPolicy policy;
    policy.bac = BacRule::also_after_failed_pace;
    auto channel = session.unlock(keys, policy);
    if (channel) (void)session.read(*channel).has_value();
    return 0;
}
