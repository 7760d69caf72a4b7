// Keeps count of passwords, so that a card is never worn out by guessing (Doc 9303-11 §4.4.1; card.md §1).
#pragma once

#include "iso7816/link.hpp"

#include <cccd/access_key.hpp>
#include <cccd/policy.hpp>
#include <cccd/report.hpp>
#include <chrono>
#include <optional>
#include <vector>

namespace cccd::access {

/// Keeps the passwords that one card has refused, and notices a chip that slows down or counts down. Lives as long as
/// the card lies there.
class Attempts {
public:
    [[nodiscard]] bool allowed(const AccessPolicy& policy) const noexcept;
    /// Once more from the start; what the card refused stays refused.
    void new_opening() noexcept { chip_objects_ = false; }
    /// The card has refused this password by this method: it is not tried again.
    [[nodiscard]] bool was_refused(AccessMethod method, const AccessKey& key) const noexcept;
    /// A password is about to be used.
    void begin(const Clock& clock) noexcept;
    /// It was refused with this error.
    void refused(AccessMethod method, const AccessKey& key, const Error& error, const Clock& clock);

    [[nodiscard]] const std::optional<Error>& last_refusal() const noexcept { return last_; }
    /// What unlock() gives when nothing more can be tried.
    [[nodiscard]] Error exhausted() const noexcept;

private:
    struct Refused {
        AccessMethod method;
        AccessKey key;
    };
    std::vector<Refused> refused_;
    bool chip_objects_ = false;
    SteadyTime began_{};
    std::optional<std::chrono::steady_clock::duration> first_;
    std::optional<Error> last_;
};

/// The keys that PACE can use, CANs first, then MRZ, then PIN and PUK, each once; BAC takes those of the MRZ.
[[nodiscard]] std::vector<const AccessKey*> in_order(const AccessKeys& keys);

} // namespace cccd::access
