// The two encodings of a face record, each in its own file.
#pragma once

#include "lds/dg2.hpp"

namespace cccd::lds {

/// Adds the faces of one record from "FAC" on (ISO/IEC 19794-5:2005 §5).
Status read_face_19794(const BiometricTemplate& biometric, Dg2& dg2);
/// Adds the face of one DO'65' (ISO/IEC 39794-5).
Status read_face_39794(const BiometricTemplate& biometric, Dg2& dg2);

[[nodiscard]] Bytes make_face_19794(const BiometricFace& face);
[[nodiscard]] Bytes make_face_39794(const BiometricFace& face);

} // namespace cccd::lds
