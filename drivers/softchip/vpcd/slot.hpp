// One card in one virtual slot: waits for the reader, answers it, obeys signals.
#pragma once

#include "options.hpp"
#include "softchip/chip.hpp"
#include "vpcd_link.hpp"

class Slot {
public:
    /// `signals` is a signalfd with SIGINT, SIGTERM, SIGUSR1 and SIGUSR2.
    Slot(const Options& options, softchip::Chip& chip, int signals)
        : options_(options), chip_(chip), signals_(signals) {}

    /// The exit code of the program.
    int run();

private:
    enum class Wake { message, signal, nothing };
    Wake wait(int milliseconds);
    bool connect();
    void serve();
    bool answer(const softchip::Bytes& message);
    void obey_signal();
    void pull();

    const Options& options_;
    softchip::Chip& chip_;
    int signals_;
    VpcdLink link_;
    bool stop_ = false;
    bool inserted_ = true;
    bool lost_ = false;
};
