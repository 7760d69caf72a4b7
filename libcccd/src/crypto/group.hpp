// A group in which keys are agreed: a curve over a prime field (ECKA, BSI TR-03111) or a subgroup of a prime field
// (Diffie-Hellman, RFC 2631), with one set of operations for both, so that a protocol reads the same for either.
// Elements are octet strings of fixed width (Doc 9303-11 §9.4.3 to §9.4.5): a point is 04 ‖ x ‖ y, a field element is
// as long as the prime. A scalar is as long as the order.
#pragma once

#include <cccd/environment.hpp>
#include <cccd/secret.hpp>
#include <memory>
#include <optional>
#include <string_view>

namespace cccd::crypto {

enum class GroupKind : std::uint8_t { elliptic, finite };

/// A curve written out: unsigned numbers of any width, and the generator as an uncompressed point.
struct CurveNumbers {
    ByteView p, a, b, generator, order;
};

class Group {
public:
    /// Table of standardised domain parameters, Doc 9303-11 §9.5.1: 0 to 2, 8 to 18. Errors: curve_unknown.
    static Result<Group> standardized(unsigned parameter_id);
    /// DER of an AlgorithmIdentifier: standardizedDomainParameters, a named curve, or explicit parameters. Explicit
    /// ones count only where every one of them equals a known group (CVE-2020-0601). Errors: curve_unknown,
    /// key_malformed.
    static Result<Group> from_algorithm(ByteView der);

    /// The curve of the table that has all of these numbers. Errors: curve_unknown.
    static Result<Group> from_numbers(const CurveNumbers& given);

    [[nodiscard]] GroupKind kind() const noexcept;
    [[nodiscard]] unsigned parameter_id() const noexcept;
    [[nodiscard]] std::string_view name() const noexcept; ///< "brainpoolP256r1", "RFC5114-2048-256"
    [[nodiscard]] std::size_t bits() const noexcept;      ///< of the prime
    [[nodiscard]] std::size_t element_size() const noexcept;
    [[nodiscard]] std::size_t scalar_size() const noexcept; ///< octets of the order
    [[nodiscard]] Bytes generator() const;

    /// 1 to order - 1: drawn octets with the surplus bits cleared; drawn again where they do not fit.
    Result<SecretBytes> random_scalar(Random& random) const;
    /// scalar · element, or element ^ scalar. The result is never the neutral element.
    /// Errors: key_malformed (element not in the group, result neutral), crypto_failed.
    Result<SecretBytes> power(ByteView element, ByteView scalar) const;
    /// a + b, or a · b.
    Result<SecretBytes> combine(ByteView a, ByteView b) const;
    /// §4.4.1, §6.2: right width, on the curve and not at infinity; for a prime field 2 to p - 2 and of the subgroup.
    [[nodiscard]] Status check(ByteView element) const;
    /// An element as it travels in a data object: a point as it is, a number without leading zeros (§9.4.1, §9.4.5).
    [[nodiscard]] Bytes to_wire(ByteView element) const;
    /// A received element at its fixed width, checked. A point must have its width; a number may be shorter, or carry
    /// leading zeros. Errors: key_malformed.
    Result<Bytes> from_wire(ByteView received) const;
    /// What key agreement hands to the KDF: the x-coordinate, or the whole field element (§9.4.5).
    [[nodiscard]] Result<SecretBytes> secret_of(ByteView element) const;
    /// secret_of(power(peer, private_key)), the peer checked first.
    Result<SecretBytes> agree(ByteView private_key, ByteView peer) const;
    /// Comp() of §9.4.6, §7.1: x-coordinate, or SHA-1 of the field element.
    Result<Bytes> compress(ByteView element) const;
    /// The element of a curve that a field element maps to by the point encoding of integrated mapping (§B.2), or
    /// a^((p-1)/q) of a prime field (§B.1). `x` as an unsigned number; taken modulo p here.
    Result<SecretBytes> map_integrated(ByteView x) const;
    struct State;
    [[nodiscard]] const State& state() const noexcept { return *state_; }

private:
    explicit Group(std::shared_ptr<const State> state) noexcept : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;
};

struct KeyPair {
    SecretBytes private_key;
    Bytes public_key;
};
/// A fresh pair to this base: the group's generator, or the one that PACE mapped to.
Result<KeyPair> make_key_pair(const Group& group, ByteView base, Random& random);

/// A public key of key agreement and its group, out of a SubjectPublicKeyInfo. Errors: as Group::from_algorithm.
struct AgreementKey {
    Group group;
    Bytes element;
};
Result<AgreementKey> agreement_key_from_info(ByteView subject_public_key_info);

} // namespace cccd::crypto
