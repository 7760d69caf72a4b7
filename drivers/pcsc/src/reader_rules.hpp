// Which reader slots are waited on.
#pragma once

#include <cccd/pcsc.hpp>

namespace cccd::pcsc {

/// SAM slots hold the reader's own security module; some programs install virtual readers of their own. Neither ever
/// gets a citizen's card.
[[nodiscard]] bool is_skipped(std::string_view reader_name) noexcept;

/// `selection` empty: any slot that is not skipped; a number: that index; else a name or a part of one.
[[nodiscard]] bool is_wanted(const ReaderInfo& reader, std::size_t index, std::string_view selection) noexcept;

} // namespace cccd::pcsc
