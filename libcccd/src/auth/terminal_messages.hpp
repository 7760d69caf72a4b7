// What goes over the wire in Terminal Authentication (Doc 9303-11 §7.1.5, Appendix K).
#pragma once

#include "auth/terminal_certificate.hpp"
#include "iso7816/command.hpp"

namespace cccd::auth {

[[nodiscard]] iso7816::Command make_set_dst(std::string_view reference);
[[nodiscard]] iso7816::Command make_verify_certificate(const CvCertificate& certificate);
[[nodiscard]] iso7816::Command make_terminal_set_at(std::string_view holder);
[[nodiscard]] iso7816::Command make_terminal_get_challenge();
/// r_IC. Errors: terminal_authentication_failed.
Result<Bytes> parse_terminal_challenge(ByteView data);
[[nodiscard]] iso7816::Command make_external_authenticate(ByteView signature);

/// What is signed: ID_IC ‖ r_IC ‖ Comp(PK_DH,IFD).
[[nodiscard]] Bytes terminal_message(ByteView chip_identity, ByteView challenge, ByteView terminal_key);

} // namespace cccd::auth
