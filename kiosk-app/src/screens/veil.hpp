// A personal number that is typed on a screen that others can see.
#pragma once

#include <QString>

namespace screens {

/// The middle that masked numbers hide, once the eye has followed the finger: the last two digits typed can be read.
[[nodiscard]] inline bool veiled(qsizetype position, qsizetype typed) {
    constexpr qsizetype first = 3;
    constexpr qsizetype end = 8;
    return position >= first && position < end && position + 2 < typed;
}

[[nodiscard]] inline QString veiled(QString digits) {
    const auto typed = digits.size();
    for (qsizetype i = 0; i < typed; ++i)
        if (veiled(i, typed)) digits[i] = QChar(0x2022);
    return digits;
}

} // namespace screens
