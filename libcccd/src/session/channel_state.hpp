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
        : link(transport, environment, waiting), files(link, access_policy.max_read), policy(access_policy) {}

    iso7816::CardLink link;
    iso7816::FileReader files; ///< keeps what it learned of the card for a second read()
    AccessPolicy policy;
    access::OpenedChip chip;
    bool broken = false; ///< a command went out and no right answer came back: the counters no longer agree
};

} // namespace cccd
