// What opens the chip: the CAN, or the key that is printed in the MRZ (Doc 9303-11 §4.2 to §4.4).
#pragma once

#include <cccd/result.hpp>
#include <cccd/secret.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace cccd {

/// Password references of PACE (Doc 9303-11 §4.4.4.1, BSI TR-03110-3): the value of tag 83 in MSE:Set AT.
enum class PasswordKind : std::uint8_t { mrz = 1, can = 2, pin = 3, puk = 4 };

/// One password. Move-only; wiped when destroyed.
class CCCD_API AccessKey {
public:
    /// The CAN of any length the chip defines (a CCCD: six digits). Errors: invalid_can.
    static Result<AccessKey> from_can(std::string_view can);
    /// The CAN of a CCCD is the last six digits of the twelve-digit personal number (card.md §1).
    /// Errors: invalid_personal_number.
    static Result<AccessKey> from_personal_number(std::string_view number);
    /// The MRZ, two or three lines, with or without line ends. Errors: invalid_mrz (a key field's check digit is wrong;
    /// a wrong composite digit alone still opens the chip).
    static Result<AccessKey> from_mrz(std::string_view mrz);
    /// Document number as in the MRZ (a CCCD: the last nine digits), birth and expiry as YYMMDD. Errors: invalid_mrz.
    static Result<AccessKey> from_document(std::string_view document_number, std::string_view birth,
                                           std::string_view expiry);
    static Result<AccessKey> from_pin(std::string_view pin);
    static Result<AccessKey> from_puk(std::string_view puk);

    [[nodiscard]] PasswordKind kind() const noexcept { return kind_; }
    /// CAN, PIN, PUK: its characters. MRZ: document number, birth and expiry, each with its check digit (the
    /// "MRZ information" of Doc 9303-11 §4.3.2 and Appendix D.2).
    [[nodiscard]] ByteView expose() const noexcept { return value_.expose(); }
    [[nodiscard]] AccessKey clone() const { return AccessKey(kind_, value_.clone()); }

private:
    AccessKey(PasswordKind kind, SecretBytes value) : kind_(kind), value_(std::move(value)) {}
    PasswordKind kind_;
    SecretBytes value_;
};

/// Passwords in the order in which they are tried.
using AccessKeys = std::vector<AccessKey>;

/// One scan opens any card: the CAN, then the MRZ keys with each expiry date that the law's rule allows
/// (card.md §5, §6). Text of the QR code with seven parts or more. Errors: invalid_qr.
[[nodiscard]] CCCD_API Result<AccessKeys> access_keys_from_qr(std::string_view qr_text);

/// The CAN, and where both dates are given the MRZ candidates too. Errors: invalid_personal_number.
[[nodiscard]] CCCD_API Result<AccessKeys>
access_keys_from_number(std::string_view number, std::optional<std::chrono::year_month_day> birth = {},
                        std::optional<std::chrono::year_month_day> issued = {});

} // namespace cccd
