// Keeps count of passwords, so that a card is never worn out by guessing (Doc 9303-11 §4.4.1; card.md §1).
#pragma once

#include "iso7816/link.hpp"

#include <cccd/access_key.hpp>
#include <cccd/policy.hpp>
#include <chrono>
#include <optional>

namespace cccd::access {

/// Counts tries, and notices a chip that slows down or counts down.
class Attempts {
public:
    Attempts(const Clock& clock, const AccessPolicy& policy) noexcept : clock_(clock), left_(policy.max_attempts) {}

    [[nodiscard]] bool allowed() const noexcept { return left_ > 0 && !chip_objects_; }
    /// A password is about to be used.
    void begin() noexcept;
    /// It was refused with this error.
    void refused(const Error& error) noexcept;
    /// It did not come to the password: the try does not count.
    void unused() noexcept;

    [[nodiscard]] const std::optional<Error>& last_refusal() const noexcept { return last_; }
    /// What unlock() gives when nothing more can be tried.
    [[nodiscard]] Error exhausted() const noexcept;

private:
    const Clock& clock_;
    unsigned left_;
    bool chip_objects_ = false;
    SteadyTime began_{};
    std::optional<std::chrono::steady_clock::duration> first_;
    std::optional<Error> last_;
};

/// The keys that PACE can use, CANs first, then MRZ, then PIN and PUK, each once; BAC takes those of the MRZ.
[[nodiscard]] std::vector<const AccessKey*> in_order(const AccessKeys& keys);

} // namespace cccd::access
