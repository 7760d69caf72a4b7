#include "pki/import.hpp"

#include "base/try.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"
#include "pki/signed_list.hpp"
#include "pki/text_formats.hpp"

namespace cccd::pki {

namespace {

Literal reason_of(const Certificate& certificate) {
    Remarks unused;
    if (!PublicKey::from_info(certificate.public_key_info, unused)) return "key_unusable";
    return certificate.may_issue() ? Literal("self_signature_fails") : Literal("not_an_authority");
}

ImportedPiece take_certificate(Trust::State& state, const Certificate& certificate, const std::string& origin) {
    ImportedPiece piece{PieceKind::certificate, AddResult::refused, "", to_bytes(certificate.der), origin};
    piece.result = origin.empty() ? state.add(certificate) : state.add_listed(certificate);
    if (piece.result == AddResult::refused) piece.reason = reason_of(certificate);
    return piece;
}

void take_master_list(Trust::State& state, ByteView der, std::vector<ImportedPiece>& out) {
    const auto list = read_master_list(der, state);
    ImportedPiece whole{PieceKind::master_list, AddResult::refused, "malformed", to_bytes(der), {}};
    if (!list) {
        if (list.error().code == ErrorCode::trust_signature_invalid) whole.reason = "list_signature_fails";
        out.push_back(std::move(whole));
        return;
    }
    const std::string origin = "master list of " + name_text(list->signer->subject);
    for (const auto& certificate : list->certificates) out.push_back(take_certificate(state, certificate, origin));
    for (std::size_t i = 0; i < list->unreadable; ++i)
        out.push_back({PieceKind::certificate, AddResult::refused, "malformed", {}, origin});
}

/// Only a state that is trusted already may speak of its documents.
void take_deviation_list(Trust::State& state, ByteView der, const SignedData& data, std::vector<ImportedPiece>& out) {
    static constexpr Oid id_deviation_list_signer{"2.23.136.1.1.8"};
    ImportedPiece piece{PieceKind::deviation_list, AddResult::refused, "malformed", to_bytes(der), {}};
    auto list = parse_deviation_list(data.content);
    const auto signature = verify_list_signature(data, id_deviation_list_signer.view(), state, {});
    if (list && signature && signature->anchored) {
        const bool fresh = state.fingerprints.insert(digest(Hash::sha256, der)).second;
        piece.result = fresh ? AddResult::pending : AddResult::known;
        piece.reason = "";
        list->der = to_bytes(der);
        list->country = signature->signer.country();
        if (fresh) state.deviation_lists.push_back(*std::move(list));
    } else if (list) {
        piece.reason = "list_signature_fails";
    }
    out.push_back(std::move(piece));
}

void take(Trust::State& state, ByteView der, std::vector<ImportedPiece>& out) {
    if (const auto certificate = Certificate::parse(der)) {
        out.push_back(take_certificate(state, *certificate, {}));
    } else if (auto list = RevocationList::parse(der)) {
        const AddResult result = state.add(*std::move(list));
        out.push_back({PieceKind::revocation_list, result, "", to_bytes(der), {}});
    } else if (const auto data = SignedData::parse(der); data && is_master_list(*data)) {
        take_master_list(state, der, out);
    } else if (data && is_deviation_list(*data)) {
        take_deviation_list(state, der, *data, out);
    } else {
        out.push_back({PieceKind::unknown, AddResult::refused, "malformed", to_bytes(der), {}});
    }
}

/// Which link certificates and signers of this import found their anchor after all.
void settle(Trust::State& state, std::vector<ImportedPiece>& pieces) {
    state.settle();
    for (auto& piece : pieces) {
        if (piece.kind != PieceKind::certificate || piece.result != AddResult::pending) continue;
        bool waits = false;
        for (const auto& certificate : state.pending) waits = waits || equal(certificate.der, piece.der);
        if (waits) continue;
        const auto certificate = Certificate::parse(piece.der);
        piece.result = certificate && certificate->may_issue() ? AddResult::anchor : AddResult::signer;
    }
}

} // namespace

Result<std::vector<ImportedPiece>> import_into(Trust::State& state, ByteView content) {
    std::vector<ImportedPiece> out;
    if (looks_like_pem(content)) {
        CCCD_TRY(const auto pieces, read_pem(content));
        for (const auto& piece : pieces) take(state, piece.content, out);
    } else if (looks_like_ldif(content)) {
        CCCD_TRY(const auto pieces, read_ldif(content));
        for (const auto& piece : pieces) take(state, piece.content, out);
    } else if (!content.empty() && content[0] == 0x30) {
        take(state, content, out);
    }
    if (out.empty())
        return Error{ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0,
                     "neither certificate, revocation list nor master list"};
    settle(state, out);
    return out;
}

} // namespace cccd::pki
