// The biometric information templates around DG2, DG3 and DG4 (Doc 9303-10 §4.7.2.1; ISO 7816-11; CBEFF).
#pragma once

#include "lds/remarks.hpp"
#include "tlv/tlv.hpp"

#include <optional>

namespace cccd::lds {

/// The biometric header template, DO'A1'. Octet strings are views into the file.
struct BiometricHeader {
    std::optional<std::uint16_t> version; ///< 80, version of the patron header
    std::optional<std::uint32_t> type;    ///< 81: 02 face, 08 finger, 10 iris
    std::optional<std::uint8_t> subtype;  ///< 82
    ByteView creation;                    ///< 83, seven octets of BCD: ccyymmddhhmmss; empty where absent
    ByteView validity;                    ///< 85, eight octets of BCD: from and through, ccyymmdd each
    ByteView creator;                     ///< 86
    std::uint16_t format_owner = 0;       ///< 87: 0101 is ISO/IEC JTC 1/SC 37
    std::uint16_t format_type = 0;        ///< 88
};

enum class BiometricEncoding : std::uint8_t {
    iso19794, ///< in DO'5F2E'
    iso39794, ///< in DO'7F2E', DO'A1'
};

struct BiometricTemplate {
    BiometricHeader header;
    BiometricEncoding encoding = BiometricEncoding::iso19794;
    ByteView data; ///< the record without the tags around it: from "FAC", "FIR", "IIR", or the DO 64, 65, 66
};

struct BiometricGroup {
    std::vector<BiometricTemplate> templates;
    Remarks remarks;
};

/// `content`: the whole file; `tag`: its outermost tag. An empty group (no instance) is valid.
/// Errors: data_malformed (count or a required header field missing, format owner unknown, no biometric data),
/// data_truncated, data_unexpected_tag.
Result<BiometricGroup> parse_biometric_group(ByteView content, tlv::Tag tag);
[[nodiscard]] Bytes make_biometric_group(const BiometricGroup& group, tlv::Tag tag);

} // namespace cccd::lds
