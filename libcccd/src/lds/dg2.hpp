// DG2: the face, in ISO/IEC 19794-5:2005 or ISO/IEC 39794-5 (Doc 9303-10 §4.7.2).
#pragma once

#include "lds/cbeff.hpp"

#include <cccd/document.hpp>

namespace cccd::lds {

/// One feature point of ISO/IEC 19794-5:2005 §5.6.
struct FacePoint {
    std::uint8_t kind = 0;
    std::uint8_t major = 0; ///< MPEG-4 code, left half
    std::uint8_t minor = 0;
    std::uint16_t x = 0;
    std::uint16_t y = 0;
};

struct BiometricFace {
    FaceFormat format = FaceFormat::unknown; ///< by the first octets of the image, not by what the header says
    ByteView image;                          ///< the codestream, a view into the file
    BiometricHeader header;
    BiometricEncoding encoding = BiometricEncoding::iso19794;

    // Facial information and image information, in the codes of the encoding (docs/lds.md); 0 where the record does not
    // tell.
    std::uint8_t gender = 0; ///< 19794-5: 1 male, 2 female, FF unknown; 39794-5: 1 other, 2 male, 3 female
    std::uint8_t eye_colour = 0;
    std::uint8_t hair_colour = 0;
    std::uint32_t feature_mask = 0;
    std::uint16_t expression = 0;
    std::uint8_t pose_yaw = 0, pose_pitch = 0, pose_roll = 0;
    std::uint8_t pose_yaw_uncertainty = 0, pose_pitch_uncertainty = 0, pose_roll_uncertainty = 0;
    std::uint8_t face_image_type = 0; ///< 0 basic, 1 full frontal, 2 token frontal
    std::uint8_t image_data_type = 0; ///< 19794-5: 0 JPEG, 1 JPEG 2000; 39794-5: 2 JPEG, 3 and 4 JPEG 2000
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    std::uint8_t colour_space = 0;
    std::uint8_t source_type = 0;
    std::uint16_t device_type = 0;
    std::uint16_t quality = 0;
    std::vector<FacePoint> points;
};

struct Dg2 {
    std::vector<BiometricFace> faces; ///< in the order of the file; the first counts for display
    Remarks remarks;
};

/// Errors: data_malformed, data_truncated, data_unexpected_tag.
Result<Dg2> parse_dg2(ByteView content);
/// Faces in ISO/IEC 19794-5 (one record a template) or 39794-5, as each says.
[[nodiscard]] Bytes make_dg2(const Dg2& dg2);

} // namespace cccd::lds
