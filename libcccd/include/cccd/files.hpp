// The elementary files of an eMRTD (Doc 9303-10 §3, §4).
#pragma once

#include <bit>
#include <cccd/export.hpp>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace cccd {

enum class File : std::uint8_t {
    none,
    dg1,
    dg2,
    dg3,
    dg4,
    dg5,
    dg6,
    dg7,
    dg8,
    dg9,
    dg10,
    dg11,
    dg12,
    dg13,
    dg14,
    dg15,
    dg16,
    com,
    sod,
    card_access,
    card_security,
    atr_info,
    dir,
    cvca,
};

/// Data group 1 to 16. Anything else gives File::none.
[[nodiscard]] constexpr File data_group(unsigned number) noexcept {
    return number >= 1 && number <= 16 ? static_cast<File>(number) : File::none;
}
/// 1 to 16 for a data group, 0 for any other file.
[[nodiscard]] constexpr unsigned data_group_number(File file) noexcept {
    const auto value = static_cast<unsigned>(file);
    return value <= 16 ? value : 0;
}
/// "EF.DG1", "EF.SOD", "EF.CardAccess": also the names of the files that `cccd read --out` writes.
[[nodiscard]] CCCD_API std::string_view name(File file) noexcept;
[[nodiscard]] CCCD_API std::optional<File> file_from_name(std::string_view name) noexcept;

/// A set of files.
class Files {
public:
    constexpr Files() = default;
    constexpr Files(std::initializer_list<File> files) noexcept {
        for (const auto file : files) insert(file);
    }
    constexpr void insert(File file) noexcept { bits_ |= bit(file); }
    constexpr void erase(File file) noexcept { bits_ &= ~bit(file); }
    [[nodiscard]] constexpr bool contains(File file) const noexcept { return (bits_ & bit(file)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return static_cast<std::size_t>(std::popcount(bits_)); }
    friend constexpr bool operator==(Files, Files) noexcept = default;

private:
    static constexpr std::uint32_t bit(File file) noexcept { return 1u << static_cast<unsigned>(file); }
    std::uint32_t bits_ = 0;
};

} // namespace cccd
