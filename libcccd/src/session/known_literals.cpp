#include "session/known_literals.hpp"

#include <algorithm>
#include <array>

namespace cccd::session {

namespace {

/// Findings of access and reasons of attempts: what Evidence carries. docs/report.md describes each.
constexpr std::array<Literal, 32> known{
    "",
    "access.assumed_card_access",
    "access.bac",
    "access.bac_after_pace_offered",
    "access.card_access_adds_pace",
    "access.card_access_hidden",
    "access.card_access_lacks_pace",
    "access.card_access_malformed",
    "access.card_access_more_infos",
    "access.card_access_unsigned",
    "access.explicit_parameters",
    "access.extended_length_unannounced",
    "access.pace_3des",
    "access.pace_parameters_refused",
    "access.plain",
    "access.unknown_pace_suite",
    "access.weaker_suite",
    "chip_mapping_mismatch",
    "chip_not_authenticated",
    "closed",
    "credentials_unusable",
    "key_not_in_card_security",
    "key_unusable",
    "keys_not_proved",
    "no_chain",
    "no_terminal_key",
    "not_wanted",
    "reader_too_short",
    "refused_by_chip",
    "rights_missing",
    "suite_unknown",
    "unknown",
};

} // namespace

Literal known_literal(std::string_view text) noexcept {
    const auto found =
        std::find_if(known.begin(), known.end(), [text](const Literal& literal) { return literal.view() == text; });
    return found == known.end() ? Literal("unknown") : *found;
}

} // namespace cccd::session
