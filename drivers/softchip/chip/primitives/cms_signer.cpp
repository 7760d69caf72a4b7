#include "primitives/cms_signer.hpp"

#include <memory>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/objects.h>
#include <openssl/pem.h>

namespace softchip::primitives {

namespace {

template <typename T, void (*Free)(T*)> struct Owner {
    void operator()(T* object) const { Free(object); }
};
struct FreeBio {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

Bio reader(View bytes) {
    return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

} // namespace

std::optional<Bytes> sign_cms(View content, const char* content_type, View certificate_pem, View private_key_pem) {
    const Bio certificate_bio = reader(certificate_pem), key_bio = reader(private_key_pem), data = reader(content);
    const std::unique_ptr<X509, Owner<X509, X509_free>> certificate(
        PEM_read_bio_X509(certificate_bio.get(), nullptr, nullptr, nullptr));
    const std::unique_ptr<EVP_PKEY, Owner<EVP_PKEY, EVP_PKEY_free>> key(
        PEM_read_bio_PrivateKey(key_bio.get(), nullptr, nullptr, nullptr));
    const std::unique_ptr<ASN1_OBJECT, Owner<ASN1_OBJECT, ASN1_OBJECT_free>> type(OBJ_txt2obj(content_type, 1));
    if (!certificate || !key || !type) return std::nullopt;

    constexpr unsigned flags = CMS_PARTIAL | CMS_BINARY | CMS_NOSMIMECAP;
    const std::unique_ptr<CMS_ContentInfo, Owner<CMS_ContentInfo, CMS_ContentInfo_free>> cms(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
    if (!cms || CMS_set1_eContentType(cms.get(), type.get()) != 1 ||
        CMS_add1_signer(cms.get(), certificate.get(), key.get(), EVP_sha256(), flags) == nullptr ||
        CMS_final(cms.get(), data.get(), nullptr, flags) != 1)
        return std::nullopt;
    unsigned char* buffer = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &buffer);
    Bytes out;
    if (size > 0) out.assign(buffer, buffer + size);
    OPENSSL_free(buffer);
    return out;
}

} // namespace softchip::primitives
