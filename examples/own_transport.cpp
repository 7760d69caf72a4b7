// A reader that this project does not know: implement cccd::Transport, and everything else stays as it is. This one
// passes the commands of a software card on and counts them, where yours would speak to its hardware.
//   own_transport PROFILE
#include <algorithm>
#include <cccd/cccd.hpp>
#include <cccd/demo.hpp>
#include <iostream>

namespace {

class MyReader final : public cccd::Transport {
public:
    explicit MyReader(cccd::Transport& hardware) : hardware_(hardware) {}

    cccd::Result<std::size_t> transmit(cccd::ByteView command, cccd::MutableBytes response,
                                       const cccd::Waiting& waiting) override {
        // Before each command: did the caller give up?
        if (waiting.stop.stop_requested())
            return cccd::Error{cccd::ErrorCode::cancelled, cccd::Stage::reader, 0, 0, "stopped by the caller"};
        ++commands_;
        return hardware_.transmit(command, response, waiting);
    }
    cccd::Status reset(const cccd::Waiting& waiting) override { return hardware_.reset(waiting); }
    [[nodiscard]] cccd::ByteView atr() const noexcept override { return hardware_.atr(); }
    /// Say what your reader can pass; short APDUs are always safe.
    [[nodiscard]] cccd::TransportLimits limits() const noexcept override {
        return {cccd::ExtendedLength::no, 261, 258};
    }
    [[nodiscard]] std::size_t commands() const noexcept { return commands_; }

private:
    cccd::Transport& hardware_;
    std::size_t commands_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    auto card = cccd::demo::DemoCard::open(argv[1]);
    if (!card) return 3;
    const auto keys = cccd::access_keys_from_qr(card->printed().qr_text);
    if (!keys) return 3;

    MyReader reader(card->transport());
    cccd::Session session(reader);
    auto channel = session.unlock(*keys);
    if (!channel) return 3;
    cccd::ReadRequest request;
    request.files = {cccd::File::dg1, cccd::File::dg13};
    const auto evidence = session.read(*channel, request);
    if (!evidence) return 3;
    std::cout << evidence->access.suite << ", " << reader.commands() << " commands, " << evidence->files.size()
              << " files\n";
    return reader.commands() == evidence->access.commands ? 0 : 1;
}
