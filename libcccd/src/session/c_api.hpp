// What is behind the handles of cccd.h.
#pragma once

#include <cccd/cccd.h>
#include <cccd/document.hpp>
#include <cccd/session.hpp>
#include <cstring>
#include <memory>

struct cccd_keys {
    cccd::AccessKeys keys;
};
struct cccd_trust {
    cccd::Trust trust;
};
struct cccd_evidence {
    cccd::Evidence evidence;
};
struct cccd_verified {
    cccd::Verified verified;
    cccd::VerifyPolicy policy;
};

namespace cccd::session {

[[nodiscard]] inline std::int32_t code_of(const Error& error) noexcept {
    return static_cast<std::int32_t>(error.code);
}
template <class T> [[nodiscard]] std::int32_t code_of(const Result<T>& result) noexcept {
    return result ? 0 : code_of(result.error());
}
inline constexpr auto wrong_use = static_cast<std::int32_t>(ErrorCode::invalid_argument);

/// A copy for the caller, to be freed by cccd_string_free.
[[nodiscard]] char* text_for_caller(std::string_view text) noexcept;

/// The fields of a caller's struct, which may be shorter or longer than ours; zeros for those it lacks.
template <class T> [[nodiscard]] T fields_of(const T* given) noexcept {
    T copy{};
    if (given != nullptr) std::memcpy(&copy, given, given->size < sizeof copy ? given->size : sizeof copy);
    return copy;
}

} // namespace cccd::session
