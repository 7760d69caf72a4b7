// Filling a Trust: what kind of file it is, and what of it holds.
#include "base/try.hpp"
#include "pki/signed_list.hpp"
#include "pki/text_formats.hpp"
#include "pki/trust_state.hpp"

#include <cccd/trust.hpp>

namespace cccd {

namespace {

constexpr Error unreadable(Literal text) noexcept {
    return {ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0, text};
}

void count(pki::AddResult result, TrustImport& import) noexcept {
    switch (result) {
    case pki::AddResult::anchor:
    case pki::AddResult::known:
    case pki::AddResult::signer:
        ++import.certificates;
        break;
    case pki::AddResult::pending:
        ++import.pending;
        break;
    case pki::AddResult::refused:
        ++import.refused;
        break;
    }
}

Status add_master_list(ByteView der, Trust::State& state, TrustImport& import) {
    CCCD_TRY(const pki::MasterList list, pki::read_master_list(der, state));
    for (const auto& certificate : list.certificates) count(state.add_listed(certificate), import);
    import.refused += list.unreadable;
    return {};
}

Status add_der(ByteView der, Trust::State& state, TrustImport& import) {
    if (const auto certificate = pki::Certificate::parse(der)) {
        count(state.add(*certificate), import);
        return {};
    }
    if (auto list = pki::RevocationList::parse(der)) {
        state.add(*std::move(list));
        ++import.revocation_lists;
        return {};
    }
    if (const auto data = pki::SignedData::parse(der); data && pki::is_master_list(*data))
        return add_master_list(der, state, import);
    return unreadable("neither certificate, revocation list nor master list");
}

/// Several pieces: one that does not hold is counted and does not hinder the others.
Status add_pieces(const std::vector<pki::Piece>& pieces, Trust::State& state, TrustImport& import) {
    if (pieces.empty()) return unreadable("text without a certificate or list in it");
    for (const auto& piece : pieces)
        if (const Status added = add_der(piece.content, state, import); !added) {
            if (pieces.size() == 1) return added;
            ++import.refused;
        }
    return {};
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
    TrustImport import;
    if (pki::looks_like_pem(content)) {
        CCCD_TRY(const auto pieces, pki::read_pem(content));
        CCCD_CHECK(add_pieces(pieces, *state_, import));
    } else if (pki::looks_like_ldif(content)) {
        CCCD_TRY(const auto pieces, pki::read_ldif(content));
        CCCD_CHECK(add_pieces(pieces, *state_, import));
    } else {
        CCCD_CHECK(add_der(content, *state_, import));
    }
    const std::size_t waiting = state_->pending.size();
    state_->settle();
    const std::size_t settled = waiting - state_->pending.size();
    import.certificates += settled < import.pending ? settled : import.pending;
    import.pending -= settled < import.pending ? settled      : import.pending;
    return import;
}

std::size_t Trust::anchors() const noexcept {
    return state_->anchors.size();
}

} // namespace cccd
