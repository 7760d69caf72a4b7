// What goes over the wire in Basic Access Control (Doc 9303-11 §4.3.3, §4.3.4).
#pragma once

#include "crypto/kdf.hpp"
#include "iso7816/command.hpp"

#include <array>

namespace cccd::access {

using BacNonce = std::array<std::uint8_t, 8>;
using BacKeyMaterial = Secret<16>;

[[nodiscard]] iso7816::Command make_get_challenge();
/// RND.IC. Errors: access_protocol_failed.
Result<BacNonce> parse_challenge(ByteView data);

/// E_IFD ‖ M_IFD over RND.IFD ‖ RND.IC ‖ K.IFD.
Result<iso7816::Command> make_mutual_authenticate(const crypto::SessionKeys& keys, const BacNonce& rnd_ifd,
                                                  const BacNonce& rnd_ic, const BacKeyMaterial& k_ifd);
/// K.IC out of E_IC ‖ M_IC, once the checksum and both nonces are right. Errors: access_protocol_failed.
Result<BacKeyMaterial> parse_mutual_authenticate(ByteView data, const crypto::SessionKeys& keys,
                                                 const BacNonce& rnd_ifd, const BacNonce& rnd_ic);

} // namespace cccd::access
