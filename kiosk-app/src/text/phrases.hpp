// What the program itself says of checks, verdicts, values and failures, in both languages. Texts that only lay out a
// page stand in QML.
#pragma once

#include "forms/value.hpp"

#include <cccd/report.hpp>
#include <QStringList>

namespace phrases {

using forms::Text;

/// The four answers a citizen can get, as the large words and the sentence below them.
struct Verdict {
    Text title;
    Text sentence;
};
[[nodiscard]] const Verdict& verdict(cccd::Overall overall);

/// What a check asks, in plain words ("Dữ liệu do cơ quan nhà nước ký").
[[nodiscard]] const Text& check(cccd::CheckId id);
/// What came of it.
[[nodiscard]] const Text& outcome(cccd::Verdict verdict);
/// The data in a group, for the line of its hash.
[[nodiscard]] Text file(cccd::File file);

/// The name of a value (forms::key) as a label.
[[nodiscard]] Text value(const QString& key);
/// The names of values in the order in which a person is shown.
[[nodiscard]] const QStringList& value_order();

/// A remark of the report in plain words.
[[nodiscard]] Text finding(const cccd::Finding& finding);
[[nodiscard]] Text finding_sentence(const QString& id);
/// What stands for a finding that has no sentence of its own: a test keeps this from ever being shown.
[[nodiscard]] const Text& unnamed_finding();

} // namespace phrases
