// RSA with message recovery, ISO/IEC 9796-2 digital signature scheme 1 (Doc 9303-11 §6.1.2.2, Appendix F).
#include "auth/active_authentication.hpp"
#include "base/try.hpp"
#include "tlv/tlv.hpp"

namespace cccd::auth {

namespace {

constexpr std::size_t min_bits = 1024;
constexpr std::size_t max_bits = 4096;

Error malformed(Literal why) {
    return Error{ErrorCode::signature_malformed, Stage::active_authentication, 0, 0, why};
}

struct Trailer {
    crypto::Hash hash;
    std::size_t size;
};

/// Option 1 (BC) is SHA-1; option 2 names the hash before CC. 33CC is SHA-1 too, met on some chips.
std::optional<Trailer> trailer_of(ByteView representative) noexcept {
    const auto size = representative.size();
    if (size < 2) return {};
    if (representative[size - 1] == 0xBC) return Trailer{crypto::Hash::sha1, 1};
    if (representative[size - 1] != 0xCC) return {};
    switch (representative[size - 2]) {
    case 0x33:
        return Trailer{crypto::Hash::sha1, 2};
    case 0x34:
        return Trailer{crypto::Hash::sha256, 2};
    case 0x35:
        return Trailer{crypto::Hash::sha512, 2};
    case 0x36:
        return Trailer{crypto::Hash::sha384, 2};
    case 0x38:
        return Trailer{crypto::Hash::sha224, 2};
    default:
        return {};
    }
}

/// Octets of the header: 6A, or 6B BB .. BA where M1 is shorter than the room for it. Bit 6 says that a part of the
/// message was not recovered: without it the challenge would not be in the signature.
Result<std::size_t> header_size(ByteView representative) {
    if (representative.empty() || (representative[0] & 0xF0) != 0x60) return malformed("header");
    for (std::size_t i = 0; i < representative.size(); ++i) {
        const auto low = representative[i] & 0x0F;
        if (i > 0 && (representative[i] & 0xF0) != 0xB0) return malformed("header");
        if (low == 0x0A) return i + 1;
        if (low != 0x0B) return malformed("header");
    }
    return malformed("header");
}

/// n of a SubjectPublicKeyInfo with an RSA key, as wide as `width`.
Result<Bytes> modulus_of(ByteView public_key_info, std::size_t width) {
    CCCD_TRY(const auto info, tlv::only(public_key_info, 0x30));
    Cursor fields(info);
    CCCD_TRY([[maybe_unused]] const auto algorithm, tlv::expect(fields, 0x30));
    CCCD_TRY(const auto bits, tlv::expect(fields, 0x03));
    if (bits.empty()) return malformed("key");
    CCCD_TRY(const auto key, tlv::only(bits.subspan(1), 0x30));
    Cursor numbers(key);
    CCCD_TRY(auto modulus, tlv::expect(numbers, 0x02));
    while (modulus.size() > width && modulus[0] == 0) modulus = modulus.subspan(1);
    if (modulus.size() > width) return malformed("key");
    Bytes wide(width - modulus.size(), 0);
    wide.insert(wide.end(), modulus.begin(), modulus.end());
    return wide;
}

/// n - value, both of one width and value below n.
Bytes complement(ByteView modulus, ByteView value) {
    Bytes out(modulus.size());
    int borrow = 0;
    for (std::size_t i = modulus.size(); i-- > 0;) {
        const int difference = modulus[i] - value[i] - borrow;
        borrow = difference < 0 ? 1 : 0;
        out[i] = static_cast<std::uint8_t>(difference + (borrow != 0 ? 256 : 0));
    }
    return out;
}

/// Chips put leading zeros in front of the signature. Others drop them, which makes no difference to a number.
std::optional<ByteView> fit(ByteView response, std::size_t width) {
    while (response.size() > width && response[0] == 0) response = response.subspan(1);
    if (response.size() > width) return {};
    return response;
}

/// The representative out of a signature of B.6, or of B.4 where the smaller of s and n - s was sent.
Result<Bytes> open(const crypto::PublicKey& key, ByteView public_key_info, ByteView signature) {
    CCCD_TRY(auto representative, key.rsa_public(signature));
    if ((representative.back() & 0x0F) == 0x0C) return representative;
    CCCD_TRY(const auto modulus, modulus_of(public_key_info, representative.size()));
    return complement(modulus, representative);
}

Judgement judge_digest(const RecoveredMessage& message, ByteView challenge) {
    Judgement judgement;
    const auto expected = crypto::digest(message.hash, {message.m1, challenge});
    if (!expected) return {Verdict::not_attempted, "crypto_failed", {}};
    const bool holds = equal(*expected, message.digest);
    judgement.verdict = holds ? Verdict::passed : Verdict::failed;
    if (!holds) judgement.reason = "signature_mismatch";
    if (message.trailer_33cc) judgement.findings.push_back({FindingKind::warning, "aa.trailer_33cc", File::dg15});
    if (message.hash == crypto::Hash::sha1) judgement.findings.push_back({FindingKind::notice, "aa.sha1", File::dg15});
    return judgement;
}

} // namespace

Result<RecoveredMessage> parse_representative(ByteView representative) {
    CCCD_TRY(const auto header, header_size(representative));
    const auto trailer = trailer_of(representative);
    if (!trailer) return malformed("trailer");
    const auto digest = crypto::digest_size(trailer->hash);
    if (representative.size() < header + digest + trailer->size) return malformed("no room for a digest");
    const auto m1 = representative.size() - header - digest - trailer->size;
    return RecoveredMessage{trailer->hash, representative.subspan(header, m1),
                            representative.subspan(header + m1, digest),
                            trailer->size == 2 && trailer->hash == crypto::Hash::sha1};
}

Judgement judge_rsa(const crypto::PublicKey& key, ByteView public_key_info, ByteView challenge, ByteView response) {
    if (key.bits() < min_bits || key.bits() > max_bits) return {Verdict::not_attempted, "key_size", {}};
    const auto signature = fit(response, key.width());
    if (!signature) return {Verdict::failed, "answer_too_long", {}};
    const auto representative = open(key, public_key_info, *signature);
    if (!representative) return {Verdict::failed, "signature_mismatch", {}};
    const auto message = parse_representative(*representative);
    if (message) return judge_digest(*message, challenge);
    const bool trailer = message.error().text.view() == "trailer";
    return {Verdict::failed, trailer ? Literal("trailer_unknown") : Literal("signature_mismatch"), {}};
}

} // namespace cccd::auth
