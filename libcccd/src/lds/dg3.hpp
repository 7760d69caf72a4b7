// DG3: fingerprints, in ISO/IEC 19794-4:2005 or ISO/IEC 39794-4 (Doc 9303-10 §4.7.3).
#pragma once

#include "lds/cbeff.hpp"

namespace cccd::lds {

/// Octet strings are views into the file. Codes are those of the encoding (docs/lds.md).
struct BiometricFinger {
    BiometricHeader header;
    BiometricEncoding encoding = BiometricEncoding::iso19794;
    ByteView image;                ///< the picture as it stands: WSQ, JPEG 2000, raw, …
    std::uint8_t position = 0;     ///< 1 right thumb … 5 right little, 6 left thumb … 10 left little, 0 unknown
    std::uint8_t impression = 0;   ///< 0 live-scan plain (plain contact)
    std::uint8_t image_format = 0; ///< 19794-4: compression algorithm; 39794-4: image data format
    // ISO/IEC 19794-4 only; 0 in the other encoding
    std::uint8_t quality = 0;
    std::uint8_t view_count = 0, view_number = 0;
    std::uint16_t width = 0, height = 0;
    std::uint16_t device = 0, acquisition_level = 0;
    std::uint8_t scale_units = 0; ///< 1 pixels an inch, 2 pixels a centimetre
    std::uint16_t scan_resolution_x = 0, scan_resolution_y = 0;
    std::uint16_t image_resolution_x = 0, image_resolution_y = 0;
    std::uint8_t pixel_depth = 0;
};

struct Dg3 {
    std::vector<BiometricFinger> fingers;
    Remarks remarks;
};

/// Errors: data_malformed, data_truncated, data_unexpected_tag. No finger at all is valid.
Result<Dg3> parse_dg3(ByteView content);
[[nodiscard]] Bytes make_dg3(const Dg3& dg3);

/// The DO'64' of ISO/IEC 39794-4, written from the structure of edition 1 alone: no foreign sample was at hand.
Status read_fingers_39794(const BiometricTemplate& biometric, Dg3& dg3);
[[nodiscard]] Bytes make_finger_39794(const BiometricFinger& finger);

} // namespace cccd::lds
