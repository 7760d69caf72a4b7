// What is behind a Channel.
#pragma once

#include "access/procedure.hpp"
#include "iso7816/files.hpp"
#include "iso7816/link.hpp"

#include <cccd/session.hpp>

namespace cccd {

struct Channel::State {
    State(Transport& transport, const Environment& environment, const AccessPolicy& access_policy,
          const Waiting& waiting)
        : link(transport, environment, waiting), policy(access_policy) {}

    /// The chip is open: its files can be read.
    void opened(access::OpenedChip with) {
        chip = std::move(with);
        files.emplace(link, chip.limits, policy.max_read);
    }
    /// What was learned of the card so far goes to where the next read finds it.
    void teach(ReaderLimits& memory) const {
        if (chip.kind) memory.learn(*chip.kind, files->limits());
    }

    iso7816::CardLink link;
    std::optional<iso7816::FileReader> files; ///< keeps what it learned of the card for a second read()
    AccessPolicy policy;
    access::OpenedChip chip;
    /// What chip and terminal proved in this channel: once is enough, and a chip takes a terminal's proof once (Doc
    /// 9303-11 §7.1.3) and its rights back with new keys.
    std::optional<ChipAuthenticationRecord> chip_authentication;
    std::optional<TerminalRights> rights;
    bool broken = false; ///< a command went out and no right answer came back: the counters no longer agree
};

} // namespace cccd
