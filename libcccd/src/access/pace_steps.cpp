#include "access/pace_steps.hpp"

#include "access/pace_mapping.hpp"
#include "access/pace_mapping_cam.hpp"
#include "access/pace_messages.hpp"
#include "access/pace_token.hpp"
#include "access/password.hpp"
#include "base/try.hpp"
#include "crypto/cipher.hpp"

namespace cccd::access {

namespace {

using iso7816::StatusWord;

bool tells_wrong_password(StatusWord status) noexcept {
    return status == iso7816::sw::authentication_failed || iso7816::tries_left(status).has_value();
}

/// What a status word means in the middle of the protocol.
Error refused(PaceStep step, StatusWord status) noexcept {
    const auto error = [status](ErrorCode code, Literal text) { return Error{code, Stage::pace, status, 0, text}; };
    if (status == iso7816::sw::method_blocked) return error(ErrorCode::access_blocked, "the password is blocked");
    if (step != PaceStep::nonce && tells_wrong_password(status))
        return error(ErrorCode::access_denied_wrong_key, "the chip refused the password");
    // Chips that have no word of their own for a wrong token.
    if (step == PaceStep::token && (status == iso7816::sw::security_status || status == iso7816::sw::wrong_data ||
                                    status == iso7816::sw::sm_incorrect))
        return error(ErrorCode::access_denied_wrong_key, "the chip refused the token");
    if (step == PaceStep::nonce)
        return error(ErrorCode::access_not_offered, "the chip gives no nonce for this suite and password");
    return error(ErrorCode::access_protocol_failed, "the chip broke off PACE");
}

Result<Bytes> general_authenticate(iso7816::CardLink& link, const PaceChoice& choice, PaceStep step, ByteView value) {
    const auto answer = choice.group.element_size() + 16; // the templates around an element
    CCCD_TRY(auto response, link.send_long(make_general_authenticate(step, value, answer)));
    // §9.3: such a key needs extended length; what a reader can not pass says nothing against the chip.
    if (!response.ok() && value.size() > 245 && link.reader_limits().extended == ExtendedLength::no)
        return Error{ErrorCode::not_supported, Stage::pace, response.status, 0,
                     "the reader passes no command as long as the key"};
    if (!response.ok()) return refused(step, response.status);
    return std::move(response.data);
}

/// An element in a data object, and the chip's answer to it at fixed width.
struct Exchanged {
    crypto::KeyPair own;
    Bytes sent;
    Bytes received;
    Bytes element;
};

Result<Exchanged> exchange_keys(iso7816::CardLink& link, const PaceChoice& choice, PaceStep step, ByteView base,
                                Random& random) {
    CCCD_TRY(auto own, crypto::make_key_pair(choice.group, base, random));
    auto sent = choice.group.to_wire(own.public_key);
    CCCD_TRY(const auto answer, general_authenticate(link, choice, step, sent));
    auto received =
        step == PaceStep::mapping ? parse_mapping_data(answer, choice.suite->mapping) : parse_public_key(answer);
    if (!received) return received.error();
    auto element = choice.group.from_wire(*received);
    if (!element) return pace_broken("the chip's public key is not in the group");
    // §4.4.1: the keys must differ; an equal one is an echo.
    if (equal(*element, own.public_key)) return pace_broken("the chip sent our own public key back");
    return Exchanged{std::move(own), std::move(sent), std::move(*received), std::move(*element)};
}

Result<EphemeralDomain> map_by_agreement(iso7816::CardLink& link, const PaceChoice& choice, const Nonce& nonce,
                                         Random& random) {
    CCCD_TRY(auto keys, exchange_keys(link, choice, PaceStep::mapping, choice.group.generator(), random));
    CCCD_TRY(const auto agreed, choice.group.power(keys.element, keys.own.private_key.expose())); // H
    auto generator = map_generic(choice.group, nonce.value.expose(), agreed.expose());
    if (!generator) return pace_broken("the nonce maps to no generator");
    return EphemeralDomain{std::move(*generator), std::move(keys.own.public_key), std::move(keys.element)};
}

Result<EphemeralDomain> map_by_nonces(iso7816::CardLink& link, const PaceChoice& choice, const Nonce& nonce,
                                      Random& random) {
    SecretBytes t(crypto::key_size(choice.suite->cipher));
    CCCD_CHECK(random.fill(t.expose_mutable()));
    CCCD_TRY(const auto answer, general_authenticate(link, choice, PaceStep::mapping, t.expose()));
    CCCD_TRY(const auto nothing, parse_mapping_data(answer, Mapping::integrated));
    static_cast<void>(nothing);
    auto generator = map_integrated(choice.suite->cipher, choice.group, nonce.value.expose(), t.expose());
    if (!generator) return pace_broken("the nonces map to no generator");
    return EphemeralDomain{std::move(*generator), {}, {}};
}

Result<ChipMappingRecord> chip_mapping(const PaceChoice& choice, const crypto::SessionKeys& keys,
                                       const PaceTokenAnswer& answer, Bytes mapping_key) {
    ChipMappingRecord record;
    CCCD_TRY(record.authentication_data, decrypt_chip_authentication_data(keys, answer.chip_authentication_data));
    record.mapping_public_key = std::move(mapping_key);
    record.parameter_id = choice.group.parameter_id();
    return record;
}

} // namespace

Status select_pace(iso7816::CardLink& link, const PaceChoice& choice, PasswordKind password) {
    const auto reference =
        choice.reference == DomainReference::send ? std::optional(choice.parameter_id) : std::nullopt;
    CCCD_TRY(const auto response, link.send(make_set_at(*choice.suite, password, reference)));
    if (response.ok()) return {};
    const auto error = [&](ErrorCode code, Literal text) { return Error{code, Stage::pace, response.status, 0, text}; };
    // BSI TR-03110-3 §B.14.1: warnings about the password. One try left of a PIN means that it is suspended.
    if (const auto left = iso7816::tries_left(response.status)) {
        if (*left == 0) return error(ErrorCode::access_blocked, "the password is blocked");
        if (*left == 1 && password == PasswordKind::pin)
            return error(ErrorCode::access_blocked, "the PIN is suspended: one try is left");
        return {};
    }
    if (response.status == iso7816::sw::file_invalidated)
        return error(ErrorCode::access_blocked, "the password is deactivated");
    if (response.status == iso7816::sw::method_blocked)
        return error(ErrorCode::access_blocked, "the password is blocked");
    return error(ErrorCode::access_not_offered, "the chip refused the suite or the password reference");
}

Result<Nonce> obtain_nonce(iso7816::CardLink& link, const PaceChoice& choice, const AccessKey& key) {
    const auto cipher = choice.suite->cipher;
    CCCD_TRY(const auto k_pi, pace_key(cipher, key));
    CCCD_TRY(const auto answer, general_authenticate(link, choice, PaceStep::nonce, {}));
    CCCD_TRY(const auto encrypted, parse_encrypted_nonce(answer, cipher));
    const Bytes zero_iv(crypto::block_size(cipher));
    CCCD_TRY(auto nonce, crypto::decrypt_cbc(cipher, k_pi.expose(), zero_iv, encrypted));
    return Nonce{std::move(nonce)};
}

Result<EphemeralDomain> map_nonce(iso7816::CardLink& link, const PaceChoice& choice, Nonce&& nonce, Random& random) {
    const Nonce used = std::move(nonce);
    return choice.suite->mapping == Mapping::integrated ? map_by_nonces(link, choice, used, random)
                                                        : map_by_agreement(link, choice, used, random);
}

Result<Agreement> agree(iso7816::CardLink& link, const PaceChoice& choice, EphemeralDomain&& domain, Random& random) {
    const EphemeralDomain used = std::move(domain);
    CCCD_TRY(auto keys, exchange_keys(link, choice, PaceStep::agreement, used.generator, random));
    auto secret = choice.group.agree(keys.own.private_key.expose(), keys.element);
    if (!secret) return pace_broken("no secret can be agreed with the chip's public key");
    return Agreement{std::move(*secret),       std::move(keys.sent),
                     std::move(keys.received), std::move(keys.own.public_key),
                     std::move(keys.element),  used.chip_mapping_key};
}

Result<PaceResult> authenticate(iso7816::CardLink& link, const PaceChoice& choice, Agreement&& agreement,
                                const crypto::SessionKeys& keys) {
    Agreement used = std::move(agreement);
    const auto oid = oid_of(*choice.suite);
    CCCD_TRY(const auto own, make_token(keys, oid, choice.group.kind(), used.chip_key));
    CCCD_TRY(const auto expected, make_token(keys, oid, choice.group.kind(), used.own_key));
    CCCD_TRY(const auto data, general_authenticate(link, choice, PaceStep::token, own));
    CCCD_TRY(const auto answer, parse_token_answer(data, choice.suite->mapping));
    if (!constant_time_equal(answer.token, expected)) return pace_broken("the chip's token is wrong");
    PaceResult result;
    result.chip_public_key = std::move(used.chip_element);
    result.own_public_key = std::move(used.own_element);
    if (choice.suite->mapping == Mapping::chip_authentication) {
        CCCD_TRY(result.chip_mapping, chip_mapping(choice, keys, answer, std::move(used.chip_mapping_key)));
    }
    return result;
}

} // namespace cccd::access
