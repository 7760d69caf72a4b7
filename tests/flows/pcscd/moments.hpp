// A read through pcscd that something breaks off at its n-th exchange: the card's process is killed, or pcscd is. What
// is told, and that the next read works.
#pragma once

#include "soft_card.hpp"

#include <cccd/session.hpp>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <functional>
#include <thread>

namespace support {

using namespace cccd;
using namespace std::chrono_literals;

/// Calls a function before the n-th exchange.
class Meddler final : public Transport {
public:
    Meddler(Transport& inner, std::size_t at, std::function<void()> what)
        : inner_(inner), at_(at), what_(std::move(what)) {}
    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override {
        if (++exchanges_ == at_) what_();
        return inner_.transmit(command, response, waiting);
    }
    Status reset(const Waiting& waiting) override { return inner_.reset(waiting); }
    [[nodiscard]] ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] TransportLimits limits() const noexcept override { return inner_.limits(); }
    [[nodiscard]] std::size_t exchanges() const noexcept { return exchanges_; }

private:
    Transport& inner_;
    std::size_t at_;
    std::function<void()> what_;
    std::size_t exchanges_ = 0;
};

/// "kill", "stop", "start" or "restart" of the private pcscd.
inline void tell_pcscd(const char* word) {
    const char* const control = std::getenv("PRIVATE_PCSCD_CONTROL");
    REQUIRE(control != nullptr);
    std::ofstream(control) << word << std::endl;
}

struct Read {
    std::optional<Error> error;
    std::size_t exchanges = 0;
};

/// One read of the card in slot 1; `what` happens before exchange `at` (0: never).
inline Read read_and_meddle(pcsc::Readers& readers, std::size_t at, std::function<void()> what) {
    auto card = card_in_slot(readers);
    if (!card) return {card.error(), 0};
    Meddler meddler(card->transport(), at, std::move(what));
    Session session(meddler);
    auto keys = access_keys_from_number(expected("cccd-2021")["number"].get<std::string>());
    REQUIRE(keys);
    auto channel = session.unlock(*keys);
    if (!channel) return {channel.error(), meddler.exchanges()};
    const auto evidence = session.read(*channel);
    if (evidence) return {std::nullopt, meddler.exchanges()};
    CHECK_FALSE(channel->open());
    return {evidence.error(), meddler.exchanges()};
}

inline void check_next_read(pcsc::Readers& readers) {
    const SoftCard chip(profile("cccd-2021"));
    const auto next = read_and_meddle(readers, 0, [] {});
    const std::string why = next.error ? describe(*next.error) : "";
    CHECK_MESSAGE(!next.error, why);
}

/// Exchanges of a read that nothing breaks off.
inline std::size_t undisturbed_exchanges() {
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    const SoftCard chip(profile("cccd-2021"));
    const auto whole = read_and_meddle(*readers, 0, [] {});
    REQUIRE_FALSE(whole.error);
    return whole.exchanges;
}

inline void card_process_dies_at(std::size_t exchange) {
    INFO("card's process killed before exchange " << exchange);
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    {
        SoftCard chip(profile("cccd-2021"));
        const auto broken = read_and_meddle(*readers, exchange, [&chip] { chip.kill(); });
        REQUIRE(broken.error);
        CHECK_MESSAGE(broken.error->code == ErrorCode::card_removed, describe(*broken.error));
    }
    check_next_read(*readers);
}

inline void service_dies_at(std::size_t exchange) {
    INFO("pcscd killed before exchange " << exchange);
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    {
        SoftCard chip(profile("cccd-2021"));
        const auto broken = read_and_meddle(*readers, exchange, [] {
            tell_pcscd("kill");
            std::this_thread::sleep_for(500ms);
        });
        REQUIRE(broken.error);
        CHECK_MESSAGE(broken.error->code == ErrorCode::service_lost, describe(*broken.error));
        CHECK(readers->wait_for_card(100ms).error().code == ErrorCode::service_not_running);
    }
    tell_pcscd("restart");
    check_next_read(*readers); // the same Readers: nobody has to start the program again
}

} // namespace support
