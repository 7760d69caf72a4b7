// Vietnamese text done right: UTF-8 in, UTF-8 NFC out. Pure functions, safe from any thread.
#pragma once

#include <cccd/date.hpp>
#include <cccd/result.hpp>
#include <chrono>
#include <string>
#include <string_view>

namespace cccd::text {

[[nodiscard]] CCCD_API std::string to_nfc(std::string_view text);
/// Upper case with diacritics ("nguyễn" → "NGUYỄN", đ → Đ).
[[nodiscard]] CCCD_API std::string to_upper(std::string_view text);
/// First letter of each word large ("NGUYỄN VĂN A" → "Nguyễn Văn A").
[[nodiscard]] CCCD_API std::string to_title(std::string_view text);
/// For searching: lower case, no diacritics, đ as d.
[[nodiscard]] CCCD_API std::string fold(std::string_view text);
/// Vietnamese dictionary order: negative, zero, positive.
[[nodiscard]] CCCD_API int compare(std::string_view a, std::string_view b);
/// Letters of the MRZ: no diacritics, Đ as D, upper case, blanks as single '<'.
[[nodiscard]] CCCD_API std::string to_mrz(std::string_view text);

struct NameParts {
    std::string family; ///< họ: the first word
    std::string middle; ///< chữ đệm: all between, may be empty
    std::string given;  ///< tên: the last word, empty where the name has one word only
};
[[nodiscard]] CCCD_API NameParts split_name(std::string_view full_name);

/// "Ngày mười lăm tháng tám năm một nghìn chín trăm chín mươi chín", for civil-status forms.
[[nodiscard]] CCCD_API std::string date_in_words(std::chrono::year_month_day day);
/// 0 to 9999 in words, as in dates.
[[nodiscard]] CCCD_API std::string number_in_words(unsigned number);

} // namespace cccd::text
