// The hand-over data of a kiosk: form fields as signed JSON, in a file or in QR codes. docs/handover.md is the format.
// The kiosk makes it, an office takes it; neither needs the other's program.
#pragma once

#include <cccd/signing.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace cccd {

/// Compressed octets that one code carries at most, and codes of one hand-over at most.
inline constexpr std::size_t handover_part_size = 1500;
inline constexpr std::size_t handover_most_codes = 20;
/// JSON longer than this is neither made into codes nor unpacked from them.
inline constexpr std::size_t handover_largest = 256 * 1024;

/// The texts of the QR codes. Errors: data_too_large (more than twenty codes would be needed), internal (zlib).
[[nodiscard]] CCCD_API Result<std::vector<std::string>> handover_codes(ByteView json);

/// Collects the texts of codes as they are scanned: in any order, some twice. Not for several threads.
class CCCD_API HandoverCodes {
public:
    /// Errors: data_malformed (no code of a hand-over, or a damaged one), invalid_argument (of another hand-over than
    /// the codes before). After an error nothing has changed. Line ends around the text and small letters are taken.
    Status add(std::string_view text);

    [[nodiscard]] std::size_t count() const noexcept { return parts_.size(); } ///< of all codes; 0 before the first
    [[nodiscard]] std::vector<std::size_t> missing() const;                    ///< numbers from 1
    [[nodiscard]] bool complete() const { return count() != 0 && missing().empty(); }

    /// Errors: data_truncated (a code is missing), data_malformed (damaged), data_too_large.
    [[nodiscard]] Result<Bytes> json() const;

private:
    std::vector<Bytes> parts_;
    std::string check_;
};

enum class HandoverVerdict {
    genuine,     ///< one of the keys made the signature over exactly this data
    altered,     ///< the named key did not make this signature over this data
    unknown_key, ///< signed by a key that was not given
    not_signed,  ///< from a kiosk without a key
};

/// "genuine", "altered", …
[[nodiscard]] CCCD_API std::string_view name(HandoverVerdict verdict) noexcept;

struct Handover {
    HandoverVerdict verdict = HandoverVerdict::not_signed;
    std::string key;   ///< fingerprint that the data names, upper-case hexadecimal; empty when not signed
    bool demo = false; ///< filled from a demo card: nobody's data
    std::string data;  ///< the member "handover" in the form that is signed (RFC 8785)
};

/// Takes hand-over JSON apart and holds its signature against the keys of the office. What the caller goes on with is
/// `data`: the very octets that were checked. Errors: data_malformed (no hand-over JSON), data_too_large.
[[nodiscard]] CCCD_API Result<Handover> open_handover(ByteView json, const std::vector<VerifyingKey>& keys);

} // namespace cccd
