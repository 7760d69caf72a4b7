// DG4: irises, in ISO/IEC 19794-6:2005 or ISO/IEC 39794-6 (Doc 9303-10 §4.7.4).
#pragma once

#include "lds/cbeff.hpp"

namespace cccd::lds {

/// Octet strings are views into the file. Codes are those of the encoding (docs/lds.md).
struct BiometricIris {
    BiometricHeader header;
    BiometricEncoding encoding = BiometricEncoding::iso19794;
    ByteView image;
    std::uint8_t eye = 0; ///< 0 unknown, 1 right, 2 left
    std::uint16_t image_format =
        0; ///< 19794-6: 2 grey raw, 4 RGB raw, 6 8 JPEG, E 10 JPEG 2000; 39794-6: 3 4 JPEG 2000
    std::uint8_t bit_depth = 0;
    // ISO/IEC 19794-6 only; 0 in the other encoding
    std::uint16_t device = 0, properties = 0, diameter = 0;
    std::uint16_t width = 0, height = 0;
    std::uint8_t transform = 0;
    ByteView device_id; ///< 16 octets
    std::uint16_t image_number = 0;
    std::uint8_t quality = 0;
    std::uint16_t rotation = 0, rotation_uncertainty = 0; ///< FFFF where not known
    // ISO/IEC 39794-6 only
    std::uint8_t image_kind = 0; ///< 1 uncropped, 2 VGA, 3 cropped, 7 cropped and masked
};

struct Dg4 {
    std::vector<BiometricIris> irises;
    Remarks remarks;
};

/// Errors: data_malformed, data_truncated, data_unexpected_tag. No iris at all is valid.
Result<Dg4> parse_dg4(ByteView content);
[[nodiscard]] Bytes make_dg4(const Dg4& dg4);

/// The DO'66' of ISO/IEC 39794-6, written from the structure of edition 1 alone: no foreign sample was at hand.
Status read_irises_39794(const BiometricTemplate& biometric, Dg4& dg4);
[[nodiscard]] Bytes make_iris_39794(const BiometricIris& iris);

} // namespace cccd::lds
