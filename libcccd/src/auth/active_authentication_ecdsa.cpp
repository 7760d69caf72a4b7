// ECDSA over RND.IFD (Doc 9303-11 §6.1.2.3): plain r ‖ s as the standard asks, and DER, which some chips send.
#include "auth/active_authentication.hpp"

#include <algorithm>
#include <array>

namespace cccd::auth {

namespace {

using crypto::EcdsaForm;
using crypto::Hash;

struct NamedHash {
    std::array<std::uint8_t, 10> oid;
    std::size_t size;
    Hash hash;
};

constexpr std::array named_hashes{
    // 0.4.0.127.0.7.1.1.4.1.n, ecdsa-plain-SHA*
    NamedHash{{0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x01}, 10, Hash::sha1},
    NamedHash{{0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x02}, 10, Hash::sha224},
    NamedHash{{0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x03}, 10, Hash::sha256},
    NamedHash{{0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x04}, 10, Hash::sha384},
    NamedHash{{0x04, 0x00, 0x7F, 0x00, 0x07, 0x01, 0x01, 0x04, 0x01, 0x05}, 10, Hash::sha512},
    // 1.2.840.10045.4.1 and 4.3.n, ecdsa-with-SHA*: not the ones of the standard, but seen
    NamedHash{{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x01}, 7, Hash::sha1},
    NamedHash{{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x01}, 8, Hash::sha224},
    NamedHash{{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02}, 8, Hash::sha256},
    NamedHash{{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x03}, 8, Hash::sha384},
    NamedHash{{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x04}, 8, Hash::sha512},
};

bool holds(const crypto::PublicKey& key, Hash hash, EcdsaForm form, ByteView challenge, ByteView response) {
    const auto digest = crypto::digest(hash, challenge);
    if (!digest) return false;
    const auto verified = key.verify_ecdsa(*digest, response, form);
    return verified && *verified;
}

Judgement passed(const crypto::PublicKey& key, Hash hash, EcdsaForm form, bool announced) {
    Judgement judgement{Verdict::passed, "", {}};
    const auto note = [&](FindingKind kind, Literal id) { judgement.findings.push_back({kind, id, File::dg15}); };
    if (form == EcdsaForm::der) note(FindingKind::notice, "aa.ecdsa_der");
    if (!announced) note(FindingKind::notice, "aa.hash_not_announced");
    if (hash == Hash::sha1) note(FindingKind::warning, "aa.ecdsa_sha1");
    if (crypto::digest_size(hash) * 8 > key.bits()) note(FindingKind::notice, "aa.hash_longer_than_key");
    return judgement;
}

} // namespace

std::optional<Hash> ecdsa_hash(ByteView signature_algorithm) noexcept {
    for (const auto& named : named_hashes)
        if (equal(signature_algorithm, ByteView(named.oid).first(named.size))) return named.hash;
    return {};
}

Judgement judge_ecdsa(const crypto::PublicKey& key, std::optional<Hash> announced, ByteView challenge,
                      ByteView response) {
    constexpr std::array all{Hash::sha256, Hash::sha384, Hash::sha512, Hash::sha224, Hash::sha1};
    for (const auto form : {EcdsaForm::plain, EcdsaForm::der})
        for (const auto hash : all)
            if ((!announced || *announced == hash) && holds(key, hash, form, challenge, response))
                return passed(key, hash, form, announced.has_value());
    return {Verdict::failed, "signature_mismatch", {}};
}

} // namespace cccd::auth
