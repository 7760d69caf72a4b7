// The words that tell the level of a part of an address, and the form in which names are looked up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cccd::address {

enum class Level : std::uint8_t { unknown, detail, commune, district, province, city };

/// The level that the first word tells; city is a district or a province (thành phố).
struct Named {
    Level level = Level::unknown;
    std::string_view type; ///< "phường", also for "P."; empty where no word tells
    std::string name;      ///< without the word; NFC
};

[[nodiscard]] Named read_unit(std::string_view part);

/// Letters and digits only, folded: two spellings of one name give one key. Numbers lose leading zeros.
[[nodiscard]] std::string key_of(std::string_view name);

/// The key of a province, with the other names that people write.
[[nodiscard]] std::string province_key(std::string_view name);

/// Like key_of, but with the diacritics, wherever the tone was written: tells "Tân Hội" from "Tân Hồi".
[[nodiscard]] std::string spelled_key(std::string_view name);

} // namespace cccd::address
