#pragma once

#include "softchip/bytes.hpp"

#include <optional>

namespace softchip::primitives {

/// CMS signed data with content, certificate, SHA-256 and signed attributes; keys and certificates in PEM.
std::optional<Bytes> sign_cms(View content, const char* content_type, View certificate_pem, View private_key_pem);

} // namespace softchip::primitives
