#include "pki/hash.hpp"

#include "base/try.hpp"
#include "pki/der.hpp"
#include "pki/oid.hpp"

#include <array>
#include <openssl/evp.h>

namespace cccd::pki {

namespace {

struct Row {
    Hash hash;
    std::string_view name;
    const char* provider_name;
    std::size_t size;
    Oid oid;
};

constexpr std::array<Row, 5> rows{{{Hash::sha1, "sha1", "SHA1", 20, "1.3.14.3.2.26"},
                                   {Hash::sha224, "sha224", "SHA2-224", 28, "2.16.840.1.101.3.4.2.4"},
                                   {Hash::sha256, "sha256", "SHA2-256", 32, "2.16.840.1.101.3.4.2.1"},
                                   {Hash::sha384, "sha384", "SHA2-384", 48, "2.16.840.1.101.3.4.2.2"},
                                   {Hash::sha512, "sha512", "SHA2-512", 64, "2.16.840.1.101.3.4.2.3"}}};

const Row& row(Hash hash) noexcept {
    return rows[static_cast<std::size_t>(hash)];
}

} // namespace

std::size_t digest_size(Hash hash) noexcept {
    return row(hash).size;
}

std::string_view name(Hash hash) noexcept {
    return row(hash).name;
}

ByteView oid_of(Hash hash) noexcept {
    return row(hash).oid.view();
}

Result<Hash> hash_from_oid(ByteView oid) noexcept {
    for (const auto& candidate : rows)
        if (oid == candidate.oid) return candidate.hash;
    return Error{ErrorCode::algorithm_unknown, Stage::none, 0, 0, "hash function unknown"};
}

Result<Hash> hash_from_algorithm(ByteView algorithm) noexcept {
    Cursor cursor(algorithm);
    CCCD_TRY(const ByteView oid, tlv::expect(cursor, der::object_identifier));
    if (!cursor.at_end()) {
        CCCD_TRY(const ByteView parameters, tlv::only(cursor.rest(), der::null));
        if (!parameters.empty()) return der::malformed("NULL is not empty");
    }
    return hash_from_oid(oid);
}

const evp_md_st* message_digest(Hash hash) noexcept {
    // Fetched once: an implicit fetch in each call would cost more than hashing a small file.
    static const std::array<EVP_MD*, 5> fetched = [] {
        std::array<EVP_MD*, 5> all{};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = EVP_MD_fetch(nullptr, rows[i].provider_name, nullptr);
        return all;
    }();
    return fetched[static_cast<std::size_t>(hash)];
}

Bytes digest(Hash hash, ByteView data) {
    Bytes out(digest_size(hash));
    if (EVP_Digest(data.data(), data.size(), out.data(), nullptr, message_digest(hash), nullptr) != 1) return {};
    return out;
}

} // namespace cccd::pki
