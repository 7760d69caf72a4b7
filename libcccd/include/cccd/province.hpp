// Places of birth registration: the first three digits of a personal number (card.md §6).
#pragma once

#include <cccd/result.hpp>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace cccd {

/// Name for one of the 63 codes that the library knows, or empty: a code of a country, or a later one. Static storage.
[[nodiscard]] CCCD_API std::string_view built_in_province(std::string_view code) noexcept;

/// The built-in codes with later additions, which an office keeps as a text file beside the address table.
class CCCD_API ProvinceTable {
public:
    ProvinceTable() = default;
    /// Lines CODE|NAME in UTF-8, '#' begins a comment line; a code that the library knows already is replaced.
    /// Errors: data_malformed.
    static Result<ProvinceTable> parse(std::string_view text);

    /// Empty for a code that is not there. The view lives as long as the table.
    [[nodiscard]] std::string_view name(std::string_view code) const noexcept;

private:
    std::map<std::string, std::string, std::less<>> added_;
};

} // namespace cccd
