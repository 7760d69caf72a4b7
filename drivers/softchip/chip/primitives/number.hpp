// OpenSSL's big numbers with an owner; internal to primitives/.
#pragma once

#include "softchip/bytes.hpp"

#include <memory>
#include <openssl/bn.h>

namespace softchip::primitives {

struct NumberDelete {
    void operator()(BIGNUM* number) const { BN_clear_free(number); }
};
using Number = std::unique_ptr<BIGNUM, NumberDelete>;

struct ContextDelete {
    void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
using Context = std::unique_ptr<BN_CTX, ContextDelete>;

inline Number number() {
    return Number(BN_new());
}
inline Number number(View bytes) {
    return Number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}
inline Number number(unsigned long word) {
    Number out = number();
    BN_set_word(out.get(), word);
    return out;
}
inline Context context() {
    return Context(BN_CTX_new());
}

/// Big-endian with leading zeros up to `size` bytes.
inline Bytes fixed(const BIGNUM* value, std::size_t size) {
    Bytes out(size);
    if (BN_bn2binpad(value, out.data(), static_cast<int>(size)) < 0) out.clear();
    return out;
}

} // namespace softchip::primitives
