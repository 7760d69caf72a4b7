// In which errors a disturbed visit may end, for each fault and each part of the visit. Whatever comes to pass, no
// octet that the chip has not may be taken for a file's.
#pragma once

#include "sweep.hpp"

namespace sweep {

inline constexpr ErrorCode goes_well{};

inline Allowed only(ErrorCode code) {
    return {{Part::files_in_the_clear, {code}}, {Part::access, {code}}, {Part::channel, {code}}};
}

inline faults::Fault late() {
    faults::Fault fault{1, Kind::delay};
    fault.time = std::chrono::hours(1);
    return fault;
}

inline faults::Fault flip_from_end(std::size_t bits) {
    faults::Fault fault{1, Kind::flip};
    fault.amount = bits;
    fault.from_end = true;
    return fault;
}

/// In the clear nothing is protected: EF.CardAccess can come out changed, and then PACE fails, or is tried as it was
/// assumed; a status word can turn a file that is there into a missing one. In the channel a flipped bit breaks the
/// MAC.
inline Allowed after_flip() {
    return {
        {Part::files_in_the_clear,
         {goes_well, ErrorCode::access_not_offered, ErrorCode::access_suite_unknown, ErrorCode::access_protocol_failed,
          ErrorCode::access_denied_wrong_key, ErrorCode::not_an_emrtd, ErrorCode::response_endless}},
        {Part::access,
         {goes_well, ErrorCode::access_protocol_failed, ErrorCode::access_denied_wrong_key, ErrorCode::access_blocked,
          ErrorCode::access_parameters_refused, ErrorCode::access_not_offered}},
        {Part::channel,
         {ErrorCode::secure_messaging_mac, ErrorCode::secure_messaging_missing, ErrorCode::secure_messaging_malformed,
          ErrorCode::response_endless, ErrorCode::chip_authentication_failed}}};
}

/// In the channel the status word that counts is the protected one (Doc 9303-11 §9.8.4).
inline Allowed after_status_flip() {
    auto allowed = after_flip();
    allowed.at(Part::channel).insert(goes_well);
    return allowed;
}

inline Allowed after_truncation() {
    auto allowed = after_flip();
    for (auto& [part, codes] : allowed) codes.insert(ErrorCode::response_malformed);
    return allowed;
}

/// 6C01 makes the reader ask once more with another Le; the chip has not seen the first asking.
inline Allowed after_storm_6c() {
    auto allowed = after_truncation();
    allowed.at(Part::channel).insert(goes_well);
    return allowed;
}

} // namespace sweep
