// What the code printed on a card adds to its chip. Nobody signed it, so it only fills what the chip left empty.
#pragma once

#include "forms/value.hpp"

#include <cccd/document.hpp>
#include <chrono>
#include <QStringList>
#include <string_view>

namespace services {

/// Puts the values that `wanted` names and `person` has not into `person`, as Provenance::qr. Nothing is taken from a
/// code that lost letters or is not of this card. Where code and chip differ nothing is taken either, and `report` gets
/// the findings that say so: they can only lower what the report as a whole says of the card.
void add_from_code(forms::Person& person, std::string_view code, const cccd::Document& document,
                   const QStringList& wanted, std::chrono::year_month_day today, cccd::Report& report);

} // namespace services
