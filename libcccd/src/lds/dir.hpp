// EF.DIR: the applications on the chip (Doc 9303-10 §3.11.2, ISO/IEC 7816-4 §12.2.3).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <optional>

namespace cccd::lds {

struct Application {
    Bytes identifier;                 ///< DO'4F', the AID
    std::optional<std::string> label; ///< DO'50'
};

struct Dir {
    std::vector<Application> applications;
};

/// Application templates (DO'61') or bare identifiers (DO'4F'), in any order; zeros behind them are padding.
/// Errors: data_malformed (no application), data_truncated.
Result<Dir> parse_dir(ByteView content);
[[nodiscard]] Bytes make_dir(const Dir& dir);

/// "LDS1 eMRTD", "Travel Records", "Visa Records", "Additional Biometrics", or empty.
[[nodiscard]] std::string_view application_name(ByteView identifier) noexcept;

} // namespace cccd::lds
