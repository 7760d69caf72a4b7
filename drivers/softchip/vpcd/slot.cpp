#include "slot.hpp"

#include <csignal>
#include <cstdio>
#include <poll.h>
#include <sys/signalfd.h>
#include <thread>
#include <unistd.h>

int Slot::run() {
    while (!stop_) {
        if (!inserted_) {
            if (options_.exit_when_removed) return 0;
            if (wait(-1) == Wake::signal) obey_signal();
            continue;
        }
        if (!connect()) {
            if (stop_ || !inserted_) continue;
            std::fprintf(stderr, "cccd-softchip: no vpcd at %s port %u (is pcscd running with vsmartcard-vpcd?)\n",
                         options_.host.c_str(), options_.port);
            return 1;
        }
        std::printf("cccd-softchip: card inserted at %s port %u\n", options_.host.c_str(), options_.port);
        std::fflush(stdout);
        serve();
        if (lost_ && !options_.reconnect) {
            std::fprintf(stderr, "cccd-softchip: the reader went away\n");
            return 1;
        }
    }
    return 0;
}

Slot::Wake Slot::wait(int milliseconds) {
    pollfd watched[2] = {{signals_, POLLIN, 0}, {link_.descriptor(), POLLIN, 0}};
    const nfds_t count = link_.connected() ? 2 : 1;
    if (poll(watched, count, milliseconds) <= 0) return Wake::nothing;
    if (watched[0].revents != 0) return Wake::signal;
    return Wake::message;
}

// pcscd may still be starting, or restarting.
bool Slot::connect() {
    constexpr int pause = 100;
    for (int waited = 0; !stop_ && inserted_; waited += pause) {
        if (link_.connect(options_.host, options_.port)) return true;
        const bool forever = options_.reconnect && lost_;
        if (!forever && waited >= options_.wait_seconds * 1'000) return false;
        if (wait(pause) == Wake::signal) obey_signal();
    }
    return false;
}

void Slot::serve() {
    lost_ = false;
    while (!stop_ && inserted_ && !lost_) {
        switch (wait(-1)) {
        case Wake::signal:
            obey_signal();
            break;
        case Wake::message: {
            const auto message = link_.receive();
            lost_ = !message || !answer(*message);
            break;
        }
        case Wake::nothing:
            break;
        }
        if (chip_.removed()) pull();
    }
    chip_.power_off();
    link_.close();
}

bool Slot::answer(const softchip::Bytes& message) {
    if (message.size() != 1) {
        if (options_.delay_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(options_.delay_ms));
        const softchip::Bytes reply = chip_.exchange(message);
        if (!reply.empty()) return link_.send(reply);
        // A card that was never powered answers like one that cannot work; a pulled card is silent.
        return chip_.removed() || link_.send(softchip::Bytes{0x6F, 0x00});
    }
    switch (message[0]) {
    case 0:
        chip_.power_off();
        return true;
    case 1:
    case 2:
        chip_.power_on();
        return true;
    case 4:
        return link_.send(chip_.atr());
    default:
        return true;
    }
}

void Slot::obey_signal() {
    signalfd_siginfo info{};
    if (read(signals_, &info, sizeof info) != sizeof info) return;
    switch (info.ssi_signo) {
    case SIGUSR1:
        pull();
        break;
    case SIGUSR2:
        chip_.insert();
        inserted_ = true;
        break;
    default:
        stop_ = true;
        break;
    }
}

void Slot::pull() {
    if (!inserted_) return;
    inserted_ = false;
    link_.close();
    std::puts("cccd-softchip: card removed");
    std::fflush(stdout);
}
