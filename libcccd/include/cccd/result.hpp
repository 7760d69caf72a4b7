// A value or the Error that stood in its way. Member names are those of std::expected (C++23); nothing throws.
#pragma once

#include <cccd/error.hpp>
#include <cstdlib>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace cccd {

template <class T> class [[nodiscard]] Result {
public:
    using value_type = T;
    using error_type = Error;

    template <class U = T>
    requires(std::is_constructible_v<T, U&&> && !std::is_same_v<std::remove_cvref_t<U>, Result> &&
             !std::is_same_v<std::remove_cvref_t<U>, Error>) Result(U&& value)
        : state_(std::in_place_index<0>, std::forward<U>(value)) {}
    Result(const Error& error) : state_(std::in_place_index<1>, error) {}

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    /// The value; a call on an error ends the program (it is a mistake of the caller, as with std::expected).
    T& operator*() & noexcept { return *checked(); }
    const T& operator*() const& noexcept { return *checked(); }
    T&& operator*() && noexcept { return std::move(*checked()); }
    T* operator->() noexcept { return checked(); }
    const T* operator->() const noexcept { return checked(); }
    const Error& error() const noexcept {
        if (has_value()) std::abort();
        return *std::get_if<1>(&state_);
    }

    template <class U> T value_or(U&& other) const& {
        return has_value() ? **this : static_cast<T>(std::forward<U>(other));
    }
    template <class U> T value_or(U&& other) && {
        return has_value() ? std::move(**this) : static_cast<T>(std::forward<U>(other));
    }

    template <class F> auto and_then(F&& next) && -> std::invoke_result_t<F, T&&> {
        if (!has_value()) return error();
        return std::forward<F>(next)(std::move(**this));
    }
    template <class F> auto transform(F&& next) && -> Result<std::invoke_result_t<F, T&&>> {
        if (!has_value()) return error();
        return std::forward<F>(next)(std::move(**this));
    }

private:
    T* checked() noexcept {
        if (!has_value()) std::abort();
        return std::get_if<0>(&state_);
    }
    const T* checked() const noexcept {
        if (!has_value()) std::abort();
        return std::get_if<0>(&state_);
    }
    std::variant<T, Error> state_;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(const Error& error) : error_(error) {}
    [[nodiscard]] bool has_value() const noexcept { return !error_; }
    explicit operator bool() const noexcept { return has_value(); }
    const Error& error() const noexcept {
        if (!error_) std::abort();
        return *error_;
    }

private:
    std::optional<Error> error_;
};

using Status = Result<void>;

} // namespace cccd
