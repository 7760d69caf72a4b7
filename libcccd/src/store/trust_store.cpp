#include "base/try.hpp"
#include "pki/facts.hpp"
#include "pki/import.hpp"
#include "pki/name.hpp"
#include "store/bundle.hpp"
#include "store/file_io.hpp"
#include "store/generation.hpp"

#include <algorithm>
#include <unistd.h>

namespace cccd {

namespace fs = std::filesystem;
using store::Generation;
using store::Lock;

namespace {

std::string origin_of(const pki::ImportedPiece& piece) {
    if (!piece.origin.empty()) return piece.origin;
    if (piece.kind != pki::PieceKind::certificate) return "as given";
    const auto certificate = pki::Certificate::parse(piece.der);
    return certificate && certificate->self_issued() ? "self-signed" : "link or signer";
}

TrustRole role_of(const pki::ImportedPiece& piece) noexcept {
    if (piece.kind == pki::PieceKind::revocation_list) return TrustRole::revocation_list;
    if (piece.kind == pki::PieceKind::deviation_list) return TrustRole::deviation_list;
    if (piece.result == pki::AddResult::anchor) return TrustRole::anchor;
    return piece.result == pki::AddResult::signer ? TrustRole::signer : TrustRole::waiting;
}

/// A file for what was refused, and a note beside it, for the administrator's eyes.
Status quarantine(const fs::path& folder, const pki::ImportedPiece& piece, std::string_view source, WallTime now) {
    const fs::path place = folder / "quarantine";
    std::error_code problem;
    fs::create_directories(place, problem);
    const std::string name = store::fingerprint_of(piece.der).substr(0, 16);
    std::string note = "Reason: " + std::string(piece.reason.view()) + "\nSource: " + std::string(source) +
                       "\nSeen: " + store::time_text(now) + "\n";
    CCCD_CHECK(store::write_file(place / (name + ".der"), piece.der, 0644, store::Exists::replace));
    return store::write_file(place / (name + ".txt"), as_bytes(note), 0644, store::Exists::replace);
}

ImportedItem describe_piece(const pki::ImportedPiece& piece) {
    ImportedItem item;
    TrustEntry facts;
    item.what = pki::fill_facts(piece.der, facts) ? facts.subject : "unreadable";
    if (piece.kind == pki::PieceKind::master_list) item.what = "master list";
    if (piece.kind == pki::PieceKind::revocation_list) item.what = "revocation list of " + facts.subject;
    if (piece.kind == pki::PieceKind::deviation_list) item.what = "deviation list of " + facts.subject;
    item.fingerprint = facts.fingerprint;
    item.reason = std::string(piece.reason.view());
    if (piece.result == pki::AddResult::refused)
        item.outcome = "quarantined";
    else
        item.outcome = piece.result == pki::AddResult::known ? "known" : std::string(name(role_of(piece)));
    return item;
}

} // namespace

TrustVisit::TrustVisit(TrustVisit&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
TrustVisit& TrustVisit::operator=(TrustVisit&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}
TrustVisit::~TrustVisit() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool TrustStore::is_store(const fs::path& folder) noexcept {
    std::error_code problem;
    return fs::is_symlink(folder / "current", problem) && fs::exists(folder / "current" / "index.json", problem);
}

Status TrustStore::read() {
    CCCD_TRY(Generation current, store::read_current(folder_));
    generation_ = current.number;
    bundle_sequence_ = current.bundle_sequence;
    records_ = std::make_shared<const std::vector<Record>>(std::move(current.records));
    return {};
}

Status TrustStore::commit(std::vector<Record> records, std::uint64_t bundle_sequence) {
    CCCD_TRY([[maybe_unused]] const auto number,
             store::write_generation(folder_, Generation{0, bundle_sequence, std::move(records)}));
    return read();
}

Result<TrustStore> TrustStore::open(const fs::path& folder) {
    TrustStore out;
    out.folder_ = folder;
    CCCD_CHECK(out.read());
    return out;
}

Result<TrustStore> TrustStore::create(const fs::path& folder) {
    if (is_store(folder)) return open(folder);
    std::error_code problem;
    fs::create_directories(folder / "generations", problem);
    if (problem)
        return Error{ErrorCode::store_write_failed, Stage::trust_store, 0, problem.value(),
                     "the store can not be made"};
    TrustStore out;
    out.folder_ = folder;
    CCCD_TRY(const Lock lock, Lock::take(folder, Lock::Kind::exclusive));
    if (!is_store(folder)) CCCD_CHECK(out.commit({}, 0));
    CCCD_CHECK(out.read());
    return out;
}

std::vector<TrustEntry> TrustStore::entries() const {
    std::vector<TrustEntry> out;
    for (const auto& record : *records_) {
        TrustEntry entry;
        pki::fill_facts(record.der, entry);
        entry.role = record.role;
        entry.source = record.source;
        entry.origin = record.origin;
        entry.added = record.added;
        out.push_back(std::move(entry));
    }
    return out;
}

Result<Trust> TrustStore::load() const {
    return store::trust_of(*records_);
}

Result<std::vector<ImportedItem>> TrustStore::import(ByteView content, std::string_view source, WallTime now) {
    CCCD_TRY(const Lock lock, Lock::take(folder_, Lock::Kind::exclusive));
    CCCD_CHECK(read());
    CCCD_TRY(Trust trust, load());
    auto& state = trust.state();
    CCCD_TRY(const auto pieces, pki::import_into(state, content));

    std::vector<Record> records = *records_;
    std::vector<ImportedItem> items;
    for (const auto& piece : pieces) {
        items.push_back(describe_piece(piece));
        if (piece.result == pki::AddResult::refused)
            CCCD_CHECK(quarantine(folder_, piece, source, now));
        else if (piece.result != pki::AddResult::known)
            records.push_back({role_of(piece), piece.der, std::string(source), origin_of(piece), now});
    }
    // A new anchor may be what an older link or signer waited for.
    for (auto& record : records) {
        if (record.role != TrustRole::waiting) continue;
        const bool waits = std::any_of(state.pending.begin(), state.pending.end(),
                                       [&](const auto& certificate) { return equal(certificate.der, record.der); });
        if (waits) continue;
        const auto certificate = pki::Certificate::parse(record.der);
        record.role = certificate && certificate->may_issue() ? TrustRole::anchor : TrustRole::signer;
    }
    if (records.size() != records_->size()) CCCD_CHECK(commit(std::move(records), bundle_sequence_));
    return items;
}

Status TrustStore::remove(std::string_view fingerprint) {
    CCCD_TRY(const Lock lock, Lock::take(folder_, Lock::Kind::exclusive));
    CCCD_CHECK(read());
    std::vector<Record> records = *records_;
    const auto fits = [&](const Record& record) {
        return store::fingerprint_of(record.der).substr(0, fingerprint.size()) == fingerprint;
    };
    if (fingerprint.size() < 8 || std::count_if(records.begin(), records.end(), fits) != 1)
        return Error{ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0, "no or several entries fit"};
    records.erase(std::find_if(records.begin(), records.end(), fits));
    return commit(std::move(records), bundle_sequence_);
}

Status TrustStore::roll_back() {
    CCCD_TRY(const Lock lock, Lock::take(folder_, Lock::Kind::exclusive));
    CCCD_CHECK(store::turn_back(folder_));
    return read();
}

Result<Bytes> TrustStore::make_bundle(const SigningKey& key, std::uint64_t sequence, WallTime now) const {
    return store::write_bundle(*records_, key, sequence, now);
}

Result<BundleInfo> TrustStore::apply_bundle(ByteView bundle, std::span<const VerifyingKey> accepted, WallTime now) {
    CCCD_TRY(store::Bundle content, store::read_bundle(bundle, accepted));
    CCCD_TRY(const Lock lock, Lock::take(folder_, Lock::Kind::exclusive));
    CCCD_CHECK(read());
    if (content.info.sequence <= bundle_sequence_)
        return Error{ErrorCode::bundle_refused, Stage::trust_store, 0, 0, "not newer than the last bundle"};
    if (content.info.made > now + std::chrono::days{1})
        return Error{ErrorCode::bundle_refused, Stage::trust_store, 0, 0, "made in the future: is the clock right?"};
    if (const auto trust = store::trust_of(content.records); !trust)
        return Error{ErrorCode::bundle_refused, Stage::trust_store, 0, 0, "an entry can not be read"};
    CCCD_CHECK(commit(std::move(content.records), content.info.sequence));
    return content.info;
}

Result<TrustVisit> TrustStore::begin_visit() const {
    CCCD_TRY(Lock lock, Lock::take(folder_, Lock::Kind::shared));
    return TrustVisit(lock.release());
}

} // namespace cccd
