// Whether letters are a Vietnamese syllable as the orthography has it: onset, rhyme and one tone.
#pragma once

#include <string_view>

namespace cccd::identity {

/// One word in any case, NFC or NFD. False for words of other languages, also of Vietnam's.
[[nodiscard]] bool is_syllable(std::string_view word);

} // namespace cccd::identity
