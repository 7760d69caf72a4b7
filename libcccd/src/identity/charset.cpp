#include "identity/charset.hpp"

#include "identity/unicode.hpp"

#include <memory>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf8.h>

namespace cccd::identity {

namespace {

struct Closes {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Closes>;

/// Stops at whatever the charset does not have, where ICU would put a substitute.
Converter open_strict(const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(charset, &status));
    if (U_FAILURE(status)) return nullptr;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFallback(converter.get(), false);
    return U_FAILURE(status) ? nullptr : std::move(converter);
}

} // namespace

bool is_utf8(std::string_view octets) {
    const auto* const data = reinterpret_cast<const std::uint8_t*>(octets.data());
    const auto length = static_cast<std::int32_t>(octets.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 letter = 0;
        U8_NEXT(data, i, length, letter);
        if (letter < 0) return false;
    }
    return true;
}

std::optional<std::string> decode(std::string_view octets, const char* charset) {
    const auto converter = open_strict(charset);
    if (!converter) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text(octets.data(), static_cast<std::int32_t>(octets.size()), converter.get(), status);
    if (U_FAILURE(status)) return std::nullopt;
    return to_utf8(text);
}

std::optional<std::string> encode(std::string_view text, const char* charset) {
    const auto converter = open_strict(charset);
    if (!converter) return std::nullopt;
    const auto letters = from_utf8(text);
    std::string out(static_cast<std::size_t>(letters.length()) * 4 + 4, '\0');
    UErrorCode status = U_ZERO_ERROR;
    const auto used = letters.extract(out.data(), static_cast<std::int32_t>(out.size()), converter.get(), status);
    if (U_FAILURE(status) || used < 0 || static_cast<std::size_t>(used) > out.size()) return std::nullopt;
    out.resize(static_cast<std::size_t>(used));
    return out;
}

} // namespace cccd::identity
