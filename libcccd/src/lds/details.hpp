// What DG11, DG12 and DG16 have in common: optional data objects with text and dates.
#pragma once

#include "lds/remarks.hpp"
#include "tlv/tlv.hpp"

#include <cccd/date.hpp>
#include <optional>
#include <string>

namespace cccd::lds {

using Text = std::optional<std::string>; ///< UTF-8, NFC; absent is absent, never empty

/// A data object that is kept as it stands: of an unknown tag, or with a value that is not what its tag promises.
struct RawElement {
    tlv::Tag tag = 0;
    Bytes value;
};

/// Where the elements of one group go that have no place, and what is to be said about them.
struct Leftovers {
    std::vector<RawElement> unknown;
    Remarks remarks;
};

/// The text of an element; an empty one gives no value, one that is not UTF-8 is kept raw with the remark
/// "details.text_encoding".
[[nodiscard]] Text read_text(const tlv::Element& element, Leftovers& leftovers);

/// The same into a member; where it has a text already the first counts and this one is kept raw, with the remark
/// "details.element_repeated".
void read_text_once(const tlv::Element& element, Text& into, Leftovers& leftovers);

/// yyyymmdd in ASCII (eight octets) or BCD (four). Month and day 00 give a year alone, all zeros none; what is no date
/// of the calendar is kept as text. Other lengths are kept raw with the remark "details.date_encoding".
[[nodiscard]] std::optional<Date> read_date(const tlv::Element& element, Leftovers& leftovers);

/// Decimal digits in ASCII, or in BCD where there are half as many octets. Nothing where it is neither.
[[nodiscard]] std::optional<std::string> read_digits(ByteView value, std::size_t digits);

/// The tags of DO'5C'. Errors: data_malformed, data_truncated.
Result<std::vector<tlv::Tag>> read_tag_list(ByteView list);

/// The names in DO'A0' {02 count, name…}: with the remark "details.name_count" where the count is another.
Status read_names(ByteView value, tlv::Tag name_tag, std::vector<std::string>& names, Leftovers& leftovers);

void append_text(Bytes& out, tlv::Tag tag, const Text& text);
/// The eight ASCII digits of a date; nothing where there is none.
void append_date(Bytes& out, tlv::Tag tag, const std::optional<Date>& date);
void append_names(Bytes& out, tlv::Tag name_tag, const std::vector<std::string>& names);

} // namespace cccd::lds
