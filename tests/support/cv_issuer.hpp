// Issues CV certificates for tests, with a key made of a chosen scalar on brainpoolP256r1.
#pragma once

#include "auth/terminal_certificate.hpp"
#include "crypto/group.hpp"
#include "tlv/tlv.hpp"

#include <cccd/terminal.hpp>

namespace support {

/// A key pair on brainpoolP256r1; the private key as SEC 1 has it.
class CvKey {
public:
    explicit CvKey(std::uint8_t seed) : scalar_(32, seed) {
        const auto group = *cccd::crypto::Group::standardized(13);
        const auto point = group.power(group.generator(), scalar_);
        point_ = cccd::to_bytes(point->expose());
        signer_ = *cccd::signer_from_key(private_key());
    }
    [[nodiscard]] cccd::Bytes private_key() const {
        auto inside = cccd::from_hex("020101");
        cccd::tlv::append(inside, 0x04, scalar_);
        cccd::tlv::append(inside, 0xA0, cccd::from_hex("06092B2403030208010107"));
        return cccd::tlv::make(0x30, inside);
    }
    /// 7F49: the point alone, or with the numbers of the curve.
    [[nodiscard]] cccd::Bytes public_key(bool with_curve) const {
        auto inside = cccd::from_hex("060A 04007F00070202020203"); // id-TA-ECDSA-SHA-256
        if (with_curve) {
            const auto add = [&](unsigned tag, const char* hex) {
                cccd::tlv::append(inside, tag, cccd::from_hex(hex));
            };
            add(0x81, "A9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377");
            add(0x82, "7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9");
            add(0x83, "26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6");
            cccd::tlv::append(inside, 0x84, cccd::crypto::Group::standardized(13)->generator());
            add(0x85, "A9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7");
        }
        cccd::tlv::append(inside, 0x86, point_);
        if (with_curve) cccd::tlv::append(inside, 0x87, cccd::Bytes{1});
        return cccd::tlv::make(0x7F49, inside);
    }
    [[nodiscard]] cccd::Signer& signer() const { return *signer_; }

private:
    cccd::Bytes scalar_;
    cccd::Bytes point_;
    std::unique_ptr<cccd::Signer> signer_;
};

struct CvOrder {
    std::string authority, holder;
    std::uint8_t authorization = 0x03; ///< role in the two top bits
    bool with_curve = false;
    cccd::Bytes effective = {2, 6, 0, 1, 0, 1};
    cccd::Bytes expires = {2, 7, 0, 1, 0, 1};
};

inline cccd::Bytes issue_cv(const CvOrder& order, const CvKey& subject, const CvKey& issuer) {
    namespace tlv = cccd::tlv;
    auto body = cccd::from_hex("5F290100");
    tlv::append(body, 0x42, cccd::as_bytes(order.authority));
    const auto key = subject.public_key(order.with_curve);
    body.insert(body.end(), key.begin(), key.end());
    tlv::append(body, 0x5F20, cccd::as_bytes(order.holder));
    auto authorization = cccd::from_hex("0609 04007F000703010201"); // id-IS
    tlv::append(authorization, 0x53, cccd::Bytes{order.authorization});
    tlv::append(body, 0x7F4C, authorization);
    tlv::append(body, 0x5F25, order.effective);
    tlv::append(body, 0x5F24, order.expires);
    auto inside = tlv::make(0x7F4E, body);
    const auto signature = *issuer.signer().sign(cccd::SignatureScheme::ecdsa_sha256, inside);
    tlv::append(inside, 0x5F37, signature);
    return tlv::make(0x7F21, inside);
}

} // namespace support
