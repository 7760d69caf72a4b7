// The places where a chip that does wrong on purpose departs from the standard (softchip::Hostile).
#pragma once

#include "card/card.hpp"

namespace softchip {

/// How the protected answer that is being made is to be spoiled.
Spoil spoil_now(const Card& card);

/// A protected answer may be replaced by a plain one, or contradict its DO'99'.
Response spoil_closed(const Card& card, const Response& plain, Response closed);

/// The bytes that leave the chip: replayed, cut, blown up.
Bytes spoil_bytes(Card& card, Bytes answer);

/// 61xx or 6Cxx for ever.
std::optional<Response> endless_answer(const Card& card, const Command& command);

} // namespace softchip
