// Filling a Trust.
#include "base/try.hpp"
#include "pki/import.hpp"

namespace cccd {

namespace {

void count(const pki::ImportedPiece& piece, TrustImport& import) noexcept {
    if (piece.result == pki::AddResult::refused)
        ++import.refused;
    else if (piece.kind == pki::PieceKind::revocation_list)
        ++import.revocation_lists;
    else if (piece.kind == pki::PieceKind::deviation_list)
        ++import.deviation_lists;
    else if (piece.result == pki::AddResult::pending)
        ++import.pending;
    else
        ++import.certificates;
}

/// A file that is one piece, and that one refused as a whole, is an error and no import.
std::optional<Error> failure(const std::vector<pki::ImportedPiece>& pieces) noexcept {
    if (pieces.size() != 1 || pieces[0].result != pki::AddResult::refused) return std::nullopt;
    if (pieces[0].reason.view() == "list_signature_fails")
        return Error{ErrorCode::trust_signature_invalid, Stage::trust_store, 0, 0,
                     "the list's signature does not hold"};
    if (pieces[0].kind == pki::PieceKind::unknown || pieces[0].kind != pki::PieceKind::certificate)
        return Error{ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0,
                     "neither certificate, revocation list nor master list"};
    return std::nullopt;
}

} // namespace

Trust::Trust() : state_(std::make_shared<State>()) {}
Trust::Trust(const Trust&) = default;
Trust& Trust::operator=(const Trust&) = default;
// A move leaves the other usable: it shares.
Trust::Trust(Trust&& other) noexcept : state_(other.state_) {}
Trust& Trust::operator=(Trust&& other) noexcept {
    state_ = other.state_;
    return *this;
}
Trust::~Trust() = default;

Result<TrustImport> Trust::add(ByteView content) {
    CCCD_TRY(const auto pieces, pki::import_into(*state_, content));
    if (const auto error = failure(pieces)) return *error;
    TrustImport import;
    for (const auto& piece : pieces) count(piece, import);
    return import;
}

std::size_t Trust::anchors() const noexcept {
    return state_->anchors.size();
}

} // namespace cccd
