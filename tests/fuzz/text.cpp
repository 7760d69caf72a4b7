// Vietnamese text: each form of a text has that form already, and order is the same seen from either side.
#include "identity/syllable.hpp"

#include <cccd/date.hpp>
#include <cccd/mrz_name.hpp>
#include <cccd/text.hpp>
#include <cstdint>
#include <cstdlib>

namespace {

void same(const std::string& a, const std::string& b) {
    if (a != b) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace text = cccd::text;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto nfc = text::to_nfc(input);
    same(nfc, text::to_nfc(nfc));
    same(text::fold(nfc), text::fold(text::fold(nfc)));
    const auto mrz = text::to_mrz(nfc);
    same(mrz, text::to_mrz(mrz));
    if (mrz.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<") != std::string::npos) std::abort();
    if (cccd::mrz::name_field(nfc, cccd::mrz::Format::td1).size() != 30) std::abort();
    (void)text::to_upper(nfc);
    (void)text::to_title(nfc);
    (void)text::split_name(nfc);
    (void)cccd::parse_date(input).display();
    (void)cccd::identity::is_syllable(input);
    const auto middle = input.substr(0, size / 2);
    if (text::compare(middle, input) != -text::compare(input, middle)) std::abort();
    return 0;
}
