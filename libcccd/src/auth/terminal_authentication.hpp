// Terminal Authentication version 1 (Doc 9303-11 §7.1).
#pragma once

#include "iso7816/link.hpp"
#include "lds/security_infos.hpp"

#include <cccd/terminal.hpp>
#include <span>
#include <string>

namespace cccd::auth {

/// The chip's trust points by name, out of EF.CVCA, which TerminalAuthenticationInfo may put elsewhere (Appendix K.2).
/// Errors: file_not_found, file_access_denied, file_malformed, those of the link.
Result<std::vector<std::string>> read_references(iso7816::CardLink& link, const lds::SecurityInfos& infos);

/// `chip_identity` is ID_IC, `terminal_key` is Comp(PK_DH,IFD) of Chip Authentication, or of PACE-CAM where that was
/// newer. A chip takes it once in a session. A refusal leaves the channel as it was. Errors:
/// terminal_authentication_failed (no chain to one of the references, or refused with a status word),
/// certificate_malformed, invalid_argument (no signer), those of the signer and of the link.
Result<TerminalRights> run_terminal_authentication(iso7816::CardLink& link, const TerminalCredentials& terminal,
                                                   std::span<const std::string> references, ByteView chip_identity,
                                                   ByteView terminal_key);

} // namespace cccd::auth
