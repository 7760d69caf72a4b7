// BER-TLV as ISO 7816-4 §5.2.2 uses it: tags of one or two bytes, definite lengths up to three length bytes.
#pragma once

#include "softchip/bytes.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace softchip::ber {

struct Object {
    std::uint32_t tag = 0;
    View value;
    View whole; // tag, length and value as received
};

/// Takes the first object off `rest`; nullopt when it is malformed or cut short.
std::optional<Object> take(View& rest);

/// The first object with `tag` among those that lie side by side in `objects`.
std::optional<View> find(View objects, std::uint32_t tag);

/// True when `objects` is a row of complete objects.
bool well_formed(View objects);

Bytes length(std::size_t length);
Bytes make(std::uint32_t tag, View value);

} // namespace softchip::ber

namespace softchip {

Bytes join(std::initializer_list<View> parts);
inline void append(Bytes& to, View more) {
    to.insert(to.end(), more.begin(), more.end());
}
inline Bytes copy(View view) {
    return {view.begin(), view.end()};
}
inline View view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
bool same(View a, View b);

/// Hex digits, either case, blanks ignored; nullopt for anything else.
std::optional<Bytes> from_hex(std::string_view text);

} // namespace softchip
