// The table of units in memory: today's communes, old communes, and where to look them up.
#pragma once

#include "identity/address_words.hpp"

#include <cccd/address.hpp>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace cccd::address {

using Rows = std::vector<std::uint32_t>;
using Index = std::unordered_map<std::string, Rows>;

struct Table {
    struct Province {
        std::string code;
        std::string name;
    };
    struct Today {
        std::string code;
        std::string name;
        std::uint32_t province = 0;
    };
    struct Old {
        std::string name;
        std::uint32_t district = 0;
        Rows today; ///< rows of `communes`
    };

    Source source;
    std::vector<Province> provinces;
    std::vector<Today> communes;
    std::vector<std::string> districts;
    std::vector<Old> old;

    Index today_by_name;   ///< province and commune of today
    Index old_by_place;    ///< province, district, commune
    Index old_by_name;     ///< province, commune
    Index old_by_district; ///< province, district

    /// Rows under a key; of several those whose spelling agrees, then those whose type does.
    [[nodiscard]] Rows today_rows(const std::string& key, const Named& unit) const;
    [[nodiscard]] Rows old_rows(Rows rows, const Named& unit) const;
    /// Thị xã Kỳ Anh and Huyện Kỳ Anh share a key: rows of the district that is meant, where the word tells it.
    [[nodiscard]] Rows in_district(Rows rows, const Named& district) const;
    [[nodiscard]] Candidates of_old(Match match, const Rows& rows) const;
    [[nodiscard]] Candidates of_today(const Rows& rows) const;
    [[nodiscard]] Commune commune(std::uint32_t row) const;
};

/// Parts of a key never hold the bar, so keys of different levels can not meet.
[[nodiscard]] inline std::string place(const std::string& a, const std::string& b) {
    return a + '|' + b;
}

} // namespace cccd::address
