#include "protocols/pace_suites.hpp"

namespace softchip {

namespace {

std::uint8_t mapping_arc(const PaceSuite& suite) {
    const bool curve = suite.agreement == Agreement::ecdh;
    switch (suite.mapping) {
    case Mapping::generic:
        return curve ? 2 : 1;
    case Mapping::integrated:
        return curve ? 4 : 3;
    case Mapping::chip_authentication:
        break;
    }
    return 6; // ECDH only
}

std::uint8_t cipher_arc(Cipher cipher) {
    switch (cipher) {
    case Cipher::des3:
        return 1;
    case Cipher::aes128:
        return 2;
    case Cipher::aes192:
        return 3;
    case Cipher::aes256:
        break;
    }
    return 4;
}

} // namespace

Bytes pace_oid(const PaceSuite& suite) {
    return {0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04, mapping_arc(suite), cipher_arc(suite.cipher)};
}

Bytes chip_authentication_oid(Agreement agreement, Cipher cipher) {
    const std::uint8_t arc = agreement == Agreement::ecdh ? 2 : 1;
    return {0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x03, arc, cipher_arc(cipher)};
}

Bytes chip_public_key_oid(Agreement agreement) {
    const std::uint8_t arc = agreement == Agreement::ecdh ? 2 : 1;
    return {0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x01, arc};
}

} // namespace softchip
