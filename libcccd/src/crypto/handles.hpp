// Owners of OpenSSL objects. Included by crypto and pki only.
#pragma once

#include <memory>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace cccd::crypto {

template <auto Free> struct Deleter {
    template <class T> void operator()(T* object) const noexcept { Free(object); }
};

using BigNumber = std::unique_ptr<BIGNUM, Deleter<BN_clear_free>>;
using BigNumberContext = std::unique_ptr<BN_CTX, Deleter<BN_CTX_free>>;
using EcGroup = std::unique_ptr<EC_GROUP, Deleter<EC_GROUP_free>>;
using EcPoint = std::unique_ptr<EC_POINT, Deleter<EC_POINT_clear_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Deleter<EVP_CIPHER_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using Mac = std::unique_ptr<EVP_MAC, Deleter<EVP_MAC_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Deleter<EVP_MAC_CTX_free>>;
using Pkey = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using PublicKeyInfo = std::unique_ptr<X509_PUBKEY, Deleter<X509_PUBKEY_free>>;
using AlgorithmInfo = std::unique_ptr<X509_ALGOR, Deleter<X509_ALGOR_free>>;

} // namespace cccd::crypto
