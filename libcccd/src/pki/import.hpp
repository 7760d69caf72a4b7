// Taking a file of any known kind into a Trust, piece by piece, with a word on each.
#pragma once

#include "pki/trust_state.hpp"

namespace cccd::pki {

enum class PieceKind : std::uint8_t { certificate, revocation_list, master_list, deviation_list, unknown };

struct ImportedPiece {
    PieceKind kind = PieceKind::unknown;
    AddResult result = AddResult::refused;
    Literal reason = ""; ///< for refused: "malformed", "key_unusable", "not_an_authority", "self_signature_fails",
                         ///< "list_signature_fails"
    Bytes der;
    std::string origin; ///< "master list of C=DE, …" for a certificate out of one; else empty
};

/// Text (PEM, LDIF) may hold several pieces; one that does not hold is refused and hinders no other.
/// Errors: trust_file_malformed (nothing in it that could be a piece).
Result<std::vector<ImportedPiece>> import_into(Trust::State& state, ByteView content);

} // namespace cccd::pki
