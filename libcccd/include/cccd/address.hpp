// Addresses on the card, and the communes that old three-level ones lie in since 1 July 2025 (card.md §6).
// The new address is never written over the old one: these are candidates, and the citizen confirms.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::address {

/// An address from the smallest part to the largest; a part that is not there is empty. UTF-8, NFC.
struct Parts {
    std::string detail;   ///< house, street, hamlet, quarter
    std::string commune;  ///< xã, phường, thị trấn, đặc khu
    std::string district; ///< quận, huyện, thị xã, thành phố; empty in a two-level address
    std::string province; ///< tỉnh, thành phố

    /// The parts in one line again, commas between.
    [[nodiscard]] CCCD_API std::string text() const;
    friend bool operator==(const Parts&, const Parts&) = default;
};

/// Parts of an address written on one line with commas, the words for the level there or not. Never fails; where the
/// words do not tell, the last three parts are commune, district and province.
[[nodiscard]] CCCD_API Parts split(std::string_view address);

/// A commune of today. The views live as long as the map that gave them, and its copies.
struct Commune {
    std::string_view code; ///< five digits of the statistics office
    std::string_view name; ///< "Phường Ba Đình"
    std::string_view province_code;
    std::string_view province; ///< "Thành phố Hà Nội"
};

/// How candidates were found, the surest first.
enum class Match : std::uint8_t {
    none,
    current,   ///< the address is a two-level one already
    commune,   ///< the old commune in its district: the candidates are all that took a part of it
    same_name, ///< a commune of that name in the province, of another district: districts changed before 2025
    district,  ///< only the district is known: all communes that took a part of it
};

struct Candidates {
    Match match = Match::none;
    std::vector<Commune> communes; ///< in the order of the table, none twice
};

/// Where a mapping comes from: shown beside each proposal.
struct Source {
    std::chrono::year_month_day date{}; ///< day from which the new units stand
    std::string basis;                  ///< the legal acts, in Vietnamese
};

struct Table;

/// The table of units. Copies share one table; safe from several threads at once.
class CCCD_API Map {
public:
    /// The text form that libcccd/data/communes-2025.txt has and explains. Errors: data_malformed, data_too_large.
    static Result<Map> parse(ByteView table);

    [[nodiscard]] Candidates find(const Parts& old_address) const;
    [[nodiscard]] Candidates find(std::string_view old_address) const { return find(split(old_address)); }

    [[nodiscard]] const Source& source() const noexcept;
    /// All communes of today in the order of the table.
    [[nodiscard]] std::vector<Commune> communes() const;
    [[nodiscard]] std::size_t old_commune_count() const noexcept;

private:
    explicit Map(std::shared_ptr<const Table> table) : table_(std::move(table)) {}
    std::shared_ptr<const Table> table_;
};

/// Reads a table from a file, at most 16 MiB. Errors: data_unreadable, and those of Map::parse.
[[nodiscard]] CCCD_API Result<Map> load_map(const std::string& path);

} // namespace cccd::address
