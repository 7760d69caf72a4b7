// Octets that must not outlive their use: move-only, wiped when destroyed or moved from, never printed or compared
// with ==.
#pragma once

#include <array>
#include <cccd/bytes.hpp>
#include <cccd/export.hpp>
#include <cstddef>

namespace cccd {

/// Overwrites memory so that the compiler can not leave it out.
CCCD_API void wipe(MutableBytes memory) noexcept;

/// Equality in a time that depends on the lengths only.
[[nodiscard]] CCCD_API bool constant_time_equal(ByteView a, ByteView b) noexcept;

/// A secret of N octets, stored in place.
template <std::size_t N> class Secret {
public:
    Secret() = default;
    explicit Secret(std::span<const std::uint8_t, N> from) noexcept {
        for (std::size_t i = 0; i < N; ++i) octets_[i] = from[i];
    }
    Secret(Secret&& other) noexcept { take(other); }
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) take(other);
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { wipe(octets_); }

    [[nodiscard]] std::span<const std::uint8_t, N> expose() const noexcept { return octets_; }
    [[nodiscard]] std::span<std::uint8_t, N> expose_mutable() noexcept { return octets_; }

private:
    void take(Secret& other) noexcept {
        octets_ = other.octets_;
        wipe(other.octets_);
    }
    std::array<std::uint8_t, N> octets_{};
};

/// A secret of any length. It never grows in place, so no copy is left behind by a reallocation.
class CCCD_API SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size) : octets_(size) {}
    explicit SecretBytes(ByteView from) : octets_(from.begin(), from.end()) {}
    explicit SecretBytes(Bytes&& from) noexcept : octets_(std::move(from)) {}
    SecretBytes(SecretBytes&& other) noexcept : octets_(std::move(other.octets_)) { other.octets_.clear(); }
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes() { wipe(octets_); }

    [[nodiscard]] ByteView expose() const noexcept { return octets_; }
    [[nodiscard]] MutableBytes expose_mutable() noexcept { return octets_; }
    [[nodiscard]] std::size_t size() const noexcept { return octets_.size(); }
    [[nodiscard]] bool empty() const noexcept { return octets_.empty(); }
    /// An explicit copy, for the few places that need one.
    [[nodiscard]] SecretBytes clone() const { return SecretBytes(ByteView(octets_)); }

private:
    Bytes octets_;
};

} // namespace cccd
