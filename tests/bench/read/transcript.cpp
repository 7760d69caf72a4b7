#include "host.hpp"

#include <algorithm>
#include <cccd/document.hpp>
#include <fstream>
#include <stdexcept>

namespace bench {

namespace {

class Playing final : public cccd::Transport {
public:
    explicit Playing(const Transcript& from) : from_(from) {}
    cccd::Result<std::size_t> transmit(cccd::ByteView command, cccd::MutableBytes response,
                                       const cccd::Waiting&) override {
        const bool fits =
            at_ < from_.turns.size() && std::equal(command.begin(), command.end(), from_.turns[at_].command.begin(),
                                                   from_.turns[at_].command.end());
        if (!fits) return cccd::Error{cccd::ErrorCode::link_failed, {}, 0, 0, "not what was recorded"};
        const auto& answer = from_.turns[at_++].response;
        std::copy(answer.begin(), answer.end(), response.begin());
        return answer.size();
    }
    cccd::Status reset(const cccd::Waiting&) override { return {}; }
    [[nodiscard]] cccd::ByteView atr() const noexcept override { return atr_; }
    [[nodiscard]] cccd::TransportLimits limits() const noexcept override { return {}; }
    [[nodiscard]] bool finished() const noexcept { return at_ == from_.turns.size(); }

private:
    const Transcript& from_;
    std::size_t at_ = 0;
    cccd::Bytes atr_ = cccd::from_hex("3B8980014D4B6A434F532D333712");
};

constexpr cccd::WallTime today = std::chrono::sys_days{std::chrono::year{2026} / 2 / 1};

} // namespace

cccd::Result<cccd::Evidence> read_standard_card(cccd::Transport& transport, const std::string& can) {
    SeededRandom random;
    cccd::Session session(transport, {&random, nullptr, nullptr, nullptr});
    cccd::AccessKeys keys;
    keys.push_back(*cccd::AccessKey::from_can(can));
    auto channel = session.unlock(keys);
    if (!channel) return channel.error();
    cccd::ReadRequest request;
    request.active_authentication_always = true;
    return session.read(*channel, request);
}

bool read_recorded(const Transcript& transcript, const cccd::Trust& trust) {
    Playing playing(transcript);
    const auto evidence = read_standard_card(playing, transcript.can);
    if (!evidence || !playing.finished()) return false;
    const auto verified = cccd::verify(*evidence, trust, {}, today);
    return verified && verified->report.overall({}) == cccd::Overall::genuine;
}

Transcript load(const std::filesystem::path& file) {
    std::ifstream in(file);
    Transcript transcript;
    std::string anchor, command, response;
    if (!(in >> transcript.can >> anchor)) throw std::runtime_error("no transcript");
    transcript.anchor = cccd::from_hex(anchor);
    while (in >> command >> response) transcript.turns.push_back({cccd::from_hex(command), cccd::from_hex(response)});
    return transcript;
}

} // namespace bench
