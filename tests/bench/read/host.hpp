// The reader's side of one read alone: a transcript takes the chip's place, a seeded generator makes it fit each time.
#pragma once

#include <cccd/environment.hpp>
#include <cccd/session.hpp>
#include <cccd/trust.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace bench {

/// The same octets in each run. For benches alone.
class SeededRandom final : public cccd::Random {
public:
    cccd::Status fill(cccd::MutableBytes out) override {
        for (auto& octet : out) {
            state_ ^= state_ << 13;
            state_ ^= state_ >> 7;
            state_ ^= state_ << 17;
            octet = static_cast<std::uint8_t>(state_ >> 24);
        }
        return {};
    }

private:
    std::uint64_t state_ = 0x9E3779B97F4A7C15;
};

struct Transcript {
    std::string can;
    cccd::Bytes anchor; ///< the CSCA's certificate
    struct Turn {
        cccd::Bytes command, response;
    };
    std::vector<Turn> turns;
};

/// What is recorded and replayed: all groups of the profile, both proofs of the chip.
cccd::Result<cccd::Evidence> read_standard_card(cccd::Transport& transport, const std::string& can);

/// A read of the standard card in short commands (recording.cpp; `bench_read --record`).
Transcript record(const std::filesystem::path& profiles);
void save(const Transcript& transcript, const std::filesystem::path& file);
Transcript load(const std::filesystem::path& file);

/// Opens, reads and judges the recorded card once. False where anything differs from the recording or is not genuine.
bool read_recorded(const Transcript& transcript, const cccd::Trust& trust);

/// The primitives that such a read can not do without, and nothing around them.
class BarePrimitives {
public:
    explicit BarePrimitives(const Transcript& transcript);
    ~BarePrimitives();
    BarePrimitives(const BarePrimitives&) = delete;
    BarePrimitives& operator=(const BarePrimitives&) = delete;
    bool run() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace bench
