// The office's and the kiosk's own keys: for the hand-over QR code and for update bundles of the trust store.
// ECDSA on P-256 with SHA-256; signatures are r and s side by side, 64 octets ("ES256" of RFC 7518 §3.4).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <cccd/secret.hpp>
#include <filesystem>
#include <memory>
#include <string>

namespace cccd {

/// The public half. Copies are cheap; safe from several threads.
class CCCD_API VerifyingKey {
public:
    /// PEM ("PUBLIC KEY") or DER SubjectPublicKeyInfo. Errors: key_malformed (also for a key on another curve).
    static Result<VerifyingKey> parse(ByteView content);
    /// Errors: trust_file_unreadable, key_malformed.
    static Result<VerifyingKey> load(const std::filesystem::path& path);

    [[nodiscard]] bool verify(ByteView message, ByteView signature) const;
    [[nodiscard]] std::string pem() const;
    [[nodiscard]] std::string fingerprint() const; ///< SHA-256 over the SubjectPublicKeyInfo, upper-case hexadecimal

private:
    friend class SigningKey;
    struct State;
    explicit VerifyingKey(std::shared_ptr<const State> state) noexcept : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;
};

/// The private half. Its memory is OpenSSL's, which wipes it when the last copy goes.
class CCCD_API SigningKey {
public:
    /// A new key. Errors: crypto_failed.
    static Result<SigningKey> make();
    /// PEM ("PRIVATE KEY", PKCS #8, not encrypted). Errors: key_malformed.
    static Result<SigningKey> parse(ByteView pem);
    /// Refuses a file that others than its owner may read. Errors: trust_file_unreadable, key_malformed.
    static Result<SigningKey> load(const std::filesystem::path& path);

    /// A new file that only its owner may read (mode 0600); never overwrites. Errors: store_write_failed.
    [[nodiscard]] Status save(const std::filesystem::path& path) const;
    [[nodiscard]] SecretBytes pem() const;

    /// 64 octets. Errors: crypto_failed.
    [[nodiscard]] Result<Bytes> sign(ByteView message) const;
    [[nodiscard]] VerifyingKey public_key() const { return VerifyingKey(state_); }
    [[nodiscard]] std::string fingerprint() const { return public_key().fingerprint(); }

private:
    explicit SigningKey(std::shared_ptr<const VerifyingKey::State> state) noexcept : state_(std::move(state)) {}
    std::shared_ptr<const VerifyingKey::State> state_;
};

} // namespace cccd
