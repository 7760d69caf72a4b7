// Hands an Error on to the caller; the only macros of the library.
#pragma once

#include <cccd/result.hpp>

#define CCCD_CONCAT_(a, b) a##b
#define CCCD_CONCAT(a, b) CCCD_CONCAT_(a, b)

/// CCCD_TRY(auto value, expression): the value of a Result, or return its error.
#define CCCD_TRY(declaration, ...)                                                                                     \
    auto CCCD_CONCAT(result_, __LINE__) = (__VA_ARGS__);                                                               \
    if (!CCCD_CONCAT(result_, __LINE__)) return CCCD_CONCAT(result_, __LINE__).error();                                \
    declaration = *std::move(CCCD_CONCAT(result_, __LINE__))

/// CCCD_CHECK(expression): go on when a Status holds, or return its error.
#define CCCD_CHECK(...)                                                                                                \
    do {                                                                                                               \
        if (auto status_ = (__VA_ARGS__); !status_) return status_.error();                                            \
    } while (false)
