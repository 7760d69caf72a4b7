// A folder of trust that an administrator can read and an office can run: anchors with where each came from and when,
// revocation lists, what was refused and why, and signed bundles that carry it all to kiosks. docs/trust.md shows it.
#pragma once

#include <cccd/environment.hpp>
#include <cccd/signing.hpp>
#include <cccd/trust.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cccd {

enum class TrustRole : std::uint8_t {
    anchor,  ///< CSCA or link certificate that counts
    waiting, ///< link certificate or document signer whose issuer is not trusted (yet)
    signer,  ///< document signer's certificate, for documents that do not bring their own
    revocation_list,
    deviation_list,
};
[[nodiscard]] CCCD_API std::string_view name(TrustRole role) noexcept;

struct TrustEntry {
    TrustRole role = TrustRole::anchor;
    std::string fingerprint; ///< SHA-256 over the file's DER, upper-case hexadecimal
    std::string subject;     ///< for a revocation list its issuer
    std::string issuer;
    std::string country;
    std::string key;                      ///< "RSA 4096", "brainpoolP512r1, explicit"; empty for lists
    WallTime valid_from{};                ///< for a revocation list thisUpdate
    WallTime valid_until{};               ///< for a revocation list nextUpdate
    std::optional<WallTime> key_use_ends; ///< private key usage period: no new signers after this
    std::string source;                   ///< as the importer named it: a file name, "bundle 12 of 6F0A…"
    std::string origin;                   ///< "self-signed", "link", "master list of C=DE, …"
    WallTime added{};
    std::vector<std::string> findings; ///< deviations from the profile, "pki.…"
};

/// The anchors and revocation lists of a Trust, with what they say of themselves; source, origin and added are empty.
[[nodiscard]] CCCD_API std::vector<TrustEntry> entries_of(const Trust& trust);

struct ImportedItem {
    std::string what; ///< subject, or "revocation list of …", or "unreadable"
    std::string fingerprint;
    std::string outcome; ///< "anchor", "waiting", "signer", "revocation_list", "known", "quarantined"
    std::string reason;  ///< for quarantined: "malformed", "self_signature_fails", "list_signature_fails", …
};

struct BundleInfo {
    std::uint64_t sequence = 0;
    WallTime made{};
    std::string signed_by; ///< fingerprint of the office's key
    std::size_t entries = 0;
};

/// What a look over the store brings up: expired anchors, stale lists, ended key usage, waiting links.
struct TrustRemark {
    std::string id; ///< "anchor_expired", "key_use_ended", "revocation_list_stale", "revocation_list_unverified", …
    std::string fingerprint;
    std::string subject;
};

/// Holds the store's lock for readers: no update is applied while one lives. For one visit of a card holder.
class CCCD_API TrustVisit {
public:
    TrustVisit(TrustVisit&& other) noexcept;
    TrustVisit& operator=(TrustVisit&& other) noexcept;
    ~TrustVisit();

private:
    friend class TrustStore;
    explicit TrustVisit(int descriptor) noexcept : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

/// Each change writes a new generation beside the old and then turns one link: a reader sees the old state or the new
/// one, and a change that fails leaves the old one. A change gives store_write_failed with os_code EWOULDBLOCK while a
/// visit or another change is under way. One object a thread; several processes may share the folder.
class CCCD_API TrustStore {
public:
    /// An existing store. Errors: trust_file_unreadable, store_corrupt (a file is not the one that was stored).
    static Result<TrustStore> open(const std::filesystem::path& folder);
    /// The same, made empty where there is none. Errors: also store_write_failed.
    static Result<TrustStore> create(const std::filesystem::path& folder);
    /// True where the folder is a store (load_trust asks this).
    [[nodiscard]] static bool is_store(const std::filesystem::path& folder) noexcept;

    [[nodiscard]] std::vector<TrustEntry> entries() const;
    [[nodiscard]] Result<Trust> load() const;
    [[nodiscard]] std::uint64_t generation() const noexcept { return generation_; }
    [[nodiscard]] std::uint64_t bundle_sequence() const noexcept { return bundle_sequence_; }

    /// Certificates (DER, PEM), revocation lists, master lists, LDIF. What does not hold goes to the quarantine folder
    /// with a note. `source` names the file for people. Errors: trust_file_malformed, store_write_failed.
    Result<std::vector<ImportedItem>> import(ByteView content, std::string_view source, WallTime now);
    /// Takes entries out by fingerprint (or its first 8 or more digits). Errors: trust_file_malformed (none, or more
    /// than one fits), store_write_failed.
    Status remove(std::string_view fingerprint);
    /// Back to the generation before this one. Errors: store_corrupt (there is none), store_write_failed.
    Status roll_back();

    [[nodiscard]] Result<std::vector<TrustRemark>> check(WallTime now) const;

    /// The whole store as one signed file. `sequence` must grow from bundle to bundle. Errors: crypto_failed.
    [[nodiscard]] Result<Bytes> make_bundle(const SigningKey& key, std::uint64_t sequence, WallTime now) const;
    /// The store becomes what the bundle holds, if one of `accepted` signed it and it is newer than the last one.
    /// Errors: bundle_refused (signature, sequence, content), store_write_failed.
    Result<BundleInfo> apply_bundle(ByteView bundle, std::span<const VerifyingKey> accepted, WallTime now);

    /// Errors: store_write_failed while an update is applied.
    [[nodiscard]] Result<TrustVisit> begin_visit() const;

    struct Record;
    [[nodiscard]] const std::vector<Record>& records() const noexcept { return *records_; } ///< for the library itself

private:
    TrustStore() = default;
    Status read();
    Status commit(std::vector<Record> records, std::uint64_t bundle_sequence);

    std::filesystem::path folder_;
    std::uint64_t generation_ = 0;
    std::uint64_t bundle_sequence_ = 0;
    std::shared_ptr<const std::vector<Record>> records_;
};

} // namespace cccd
