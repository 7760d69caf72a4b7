// What is behind an Interruption.
#pragma once

#include "iso7816/files.hpp"

#include <cccd/secret.hpp>
#include <cccd/session.hpp>

namespace cccd {

namespace session {

/// What the chip refused without secure messaging. Nothing proves such an answer, and the channel ends with it: it is
/// believed when a second channel brings it again.
struct Refusals {
    Files files;
    Files by_select; ///< of them, those that a short identifier may not have reached
    unsigned chip_authentication = 0, terminal_authentication = 0; ///< times
    bool active_authentication = false;

    [[nodiscard]] std::size_t count() const noexcept {
        return files.size() + chip_authentication + terminal_authentication + (active_authentication ? 1u : 0u);
    }
};

} // namespace session

struct Interruption::State {
    Evidence evidence; ///< whole files
    std::optional<iso7816::FileReader::Begun> begun;
    session::Refusals refusals;

    State(Evidence got, std::optional<iso7816::FileReader::Begun> part, session::Refusals heard)
        : evidence(std::move(got)), begun(std::move(part)), refusals(heard) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (begun) wipe(begun->content);
    }
};

} // namespace cccd
