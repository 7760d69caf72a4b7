// AES-192 and AES-256 appear in no published example: these numbers come from a separate program, written from the text
// of Doc 9303-11 §9.7.1 and §4.4.3.3.2 with another library's AES and SHA-2.
#include "chip_test.hpp"
#include "primitives/curve.hpp"
#include "protocols/key_derivation.hpp"
#include "protocols/pace_mapping.hpp"

#include <numeric>

using namespace chip_test;
using namespace softchip;

namespace {

Bytes counting(std::uint8_t from, std::size_t size) {
    Bytes out(size);
    std::iota(out.begin(), out.end(), from);
    return out;
}

} // namespace

TEST_CASE("keys of 192 and 256 bits come from SHA-256") {
    CHECK(hex(derive_key(counting(0, 32), 1, Cipher::aes192)) == "04A6950A06D3E3308AD7D3606EF810EB124E3943404CA746");
    CHECK(hex(derive_key(counting(0, 32), 2, Cipher::aes256)) ==
          "0F8D842AC9CB62349779A7537A78327D545AAEB33B2D42C7D1DC3680A4B23628");
}

TEST_CASE("the pseudo-random number of the integrated mapping uses the long constants with long keys") {
    const Bytes p = primitives::Curve::standardised(13)->prime(), s = counting(0x40, 32);
    CHECK(hex(pseudo_random_number(Cipher::aes192, s, counting(0x80, 24), p)) ==
          "61849C93182E5B7D54A520D13D082C8983BACF629C850BC59BE76F39B8D4D930");
    CHECK(hex(pseudo_random_number(Cipher::aes256, s, counting(0x80, 32), p)) ==
          "A131534B42F3E7C786A89D540CEA77E137B7FE6DA2F738CC126269610CF19D29");
}
