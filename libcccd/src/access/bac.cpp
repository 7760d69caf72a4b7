#include "access/bac.hpp"

#include "access/bac_messages.hpp"
#include "access/password.hpp"
#include "base/try.hpp"
#include "sm/secure_messaging.hpp"

#include <algorithm>

namespace cccd::access {

namespace {

Error refused(ErrorCode code, iso7816::StatusWord status, Literal text) noexcept {
    return {code, Stage::bac, status, 0, text};
}

Result<BacNonce> get_challenge(iso7816::CardLink& link) {
    CCCD_TRY(const auto response, link.send(make_get_challenge()));
    if (!response.ok())
        return refused(ErrorCode::access_not_offered, response.status, "the chip gives no challenge for BAC");
    return parse_challenge(response.data);
}

/// A chip tells a wrong password by 6300, 63Cx or 6982; some by 6A80, 6985 or 6988.
Result<Bytes> mutual_authenticate(iso7816::CardLink& link, const iso7816::Command& command) {
    CCCD_TRY(auto response, link.send(command));
    if (response.ok()) return std::move(response.data);
    if (response.status == iso7816::sw::method_blocked)
        return refused(ErrorCode::access_blocked, response.status, "the chip has blocked BAC");
    if (response.status == iso7816::sw::ins_not_supported || response.status == iso7816::sw::cla_not_supported)
        return refused(ErrorCode::access_not_offered, response.status, "the chip has no mutual authentication");
    return refused(ErrorCode::access_denied_wrong_key, response.status, "the chip refused the MRZ key");
}

/// §4.3.1 step 5: K.IC xor K.IFD is the shared secret. §9.8.6.3: where the counter starts.
Result<std::unique_ptr<sm::SecureMessaging>> session(const BacKeyMaterial& k_ifd, const BacKeyMaterial& k_ic,
                                                     const BacNonce& rnd_ifd, const BacNonce& rnd_ic) {
    BacKeyMaterial seed;
    for (std::size_t i = 0; i < seed.expose().size(); ++i)
        seed.expose_mutable()[i] = k_ifd.expose()[i] ^ k_ic.expose()[i];
    CCCD_TRY(auto keys, crypto::derive_session_keys(crypto::Cipher::des3, seed.expose()));
    std::array<std::uint8_t, 8> counter{};
    std::copy(rnd_ic.end() - 4, rnd_ic.end(), counter.begin());
    std::copy(rnd_ifd.end() - 4, rnd_ifd.end(), counter.begin() + 4);
    return std::make_unique<sm::SecureMessaging>(std::move(keys), counter);
}

} // namespace

// The steps of §4.3.1, the terminal's side.
Status run_bac(iso7816::CardLink& link, const AccessKey& key, Random& random) {
    link.set_stage(Stage::bac);
    if (key.kind() != PasswordKind::mrz)
        return Error{ErrorCode::invalid_argument, Stage::bac, 0, 0, "BAC needs the key of the MRZ"};
    CCCD_TRY(const auto keys, document_basic_access_keys(key));

    // 1) RND.IC
    CCCD_TRY(const auto rnd_ic, get_challenge(link));

    // 2) RND.IFD, K.IFD, and the cryptogram over all three
    BacNonce rnd_ifd{};
    BacKeyMaterial k_ifd;
    CCCD_CHECK(random.fill(rnd_ifd));
    CCCD_CHECK(random.fill(k_ifd.expose_mutable()));
    CCCD_TRY(const auto command, make_mutual_authenticate(keys, rnd_ifd, rnd_ic, k_ifd));

    // 3) the chip's part; 4) its checksum and RND.IFD
    CCCD_TRY(const auto answer, mutual_authenticate(link, command));
    auto k_ic = parse_mutual_authenticate(answer, keys, rnd_ifd, rnd_ic);
    if (!k_ic) return k_ic.error().at(Stage::bac);

    // 5) session keys
    CCCD_TRY(auto secured, session(k_ifd, *k_ic, rnd_ifd, rnd_ic));
    link.attach(std::move(secured));
    return {};
}

} // namespace cccd::access
