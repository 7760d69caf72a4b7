// What is behind an Interruption.
#pragma once

#include "iso7816/files.hpp"

#include <cccd/secret.hpp>
#include <cccd/session.hpp>

namespace cccd {

struct Interruption::State {
    Evidence evidence; ///< whole files
    std::optional<iso7816::FileReader::Begun> begun;

    State(Evidence got, std::optional<iso7816::FileReader::Begun> part)
        : evidence(std::move(got)), begun(std::move(part)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (begun) wipe(begun->content);
    }
};

} // namespace cccd
