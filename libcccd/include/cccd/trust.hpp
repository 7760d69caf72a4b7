// The anchors that the operator trusts, in memory: CSCA and link certificates, revocation lists. Nothing is trusted by
// default.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <filesystem>
#include <memory>
#include <span>

namespace cccd {

/// What an import brought; certificates that do not hold are counted and left out.
struct TrustImport {
    std::size_t certificates = 0;
    std::size_t pending = 0; ///< link certificates whose issuer is not trusted yet; they count once it is
    std::size_t revocation_lists = 0;
    std::size_t deviation_lists = 0;
    std::size_t refused = 0;
};

/// A set of anchors. Copies share; verify() may use one from several threads while nobody adds to it.
class CCCD_API Trust {
public:
    Trust();
    Trust(const Trust&);
    Trust& operator=(const Trust&);
    Trust(Trust&&) noexcept;
    Trust& operator=(Trust&&) noexcept;
    ~Trust();

    /// One file's content: certificates (DER, or PEM, one or several), a CRL, a CMS master list or deviation list, LDIF
    /// of the ICAO PKD. A self-signed CA certificate becomes an anchor, a link certificate one as soon as an anchor has
    /// signed it; certificates of a master list are anchors when the list's signature holds and its signer chains to an
    /// anchor, or to a CSCA certificate that the list itself brings (the caller vouches for the file by giving it).
    /// Errors: trust_file_malformed, trust_signature_invalid (a list whose own signature fails).
    Result<TrustImport> add(ByteView content);

    [[nodiscard]] std::size_t anchors() const noexcept;
    [[nodiscard]] bool empty() const noexcept { return anchors() == 0; }

    struct State;
    [[nodiscard]] const State& state() const noexcept { return *state_; } ///< for the library itself
    [[nodiscard]] State& state() noexcept { return *state_; }

private:
    std::shared_ptr<State> state_;
};

/// Every certificate, CRL and master list of one file, or of all files of a folder (not below it).
/// Errors: trust_file_unreadable, trust_file_malformed (a single file that is none of these).
[[nodiscard]] CCCD_API Result<Trust> load_trust(std::span<const std::filesystem::path> paths);

} // namespace cccd
