#pragma once

#include "primitives/curve.hpp"

namespace softchip::primitives {

/// Doc 9303-11 Appendix B.2 (affine coordinates): the point that belongs to the field element t.
std::optional<Bytes> encode_as_point(const Curve& curve, View t);

} // namespace softchip::primitives
