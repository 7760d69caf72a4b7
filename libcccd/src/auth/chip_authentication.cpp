#include "auth/chip_authentication.hpp"

#include "auth/chip_messages.hpp"
#include "auth/chip_suites.hpp"
#include "base/try.hpp"
#include "sm/secure_messaging.hpp"

#include <algorithm>

namespace cccd::auth {

namespace {

Error refused(iso7816::StatusWord status) noexcept {
    return {ErrorCode::chip_authentication_failed, Stage::chip_authentication, status, 0,
            "the chip refused Chip Authentication"};
}

/// §9.3: long keys need extended length, and a chain is no more than a try. What a reader can not pass says nothing
/// against the chip.
Error refused(const iso7816::CardLink& link, ByteView key, iso7816::StatusWord status) noexcept {
    constexpr std::size_t longest_short = 200; // with the templates and secure messaging around it
    if (key.size() <= longest_short || link.reader_limits().extended != ExtendedLength::no) return refused(status);
    return {ErrorCode::not_supported, Stage::chip_authentication, status, 0,
            "the reader passes no command as long as the key"};
}

/// The chip knows a key by its number only where it has announced one.
Result<bool> send_by_set_kat(iso7816::CardLink& link, const ChipChoice& choice, ByteView key, Error& refusal) {
    CCCD_TRY(const auto response, link.send_long(make_set_kat(key, choice.key_id)));
    if (!response.ok()) refusal = refused(link, key, response.status);
    return response.ok();
}

Result<bool> send_by_set_at(iso7816::CardLink& link, const ChipChoice& choice, ByteView key, Error& refusal) {
    CCCD_TRY(const auto selected, link.send(make_set_at(*choice.suite, choice.key_id)));
    if (!selected.ok()) {
        refusal = refused(selected.status);
        return false;
    }
    CCCD_TRY(const auto response, link.send_long(make_chip_general_authenticate(key)));
    if (!response.ok()) {
        refusal = refused(link, key, response.status);
        return false;
    }
    CCCD_CHECK(parse_chip_general_authenticate(response.data));
    return true;
}

/// §6.2.4: a chip that announces 3DES may know it by MSE:Set AT too.
bool has_two_commands(const ChipChoice& choice) noexcept {
    return choice.suite->cipher == crypto::Cipher::des3 && choice.announced;
}

/// §6.2.4: MSE:Set KAT for 3DES, which every such chip has; else, and where that is refused, MSE:Set AT.
Result<bool> send_key(iso7816::CardLink& link, const ChipChoice& choice, bool by_set_at, ByteView key, Error& refusal) {
    if (choice.suite->cipher == crypto::Cipher::des3 && !by_set_at) {
        CCCD_TRY(const bool done, send_by_set_kat(link, choice, key, refusal));
        if (done || !has_two_commands(choice)) return done;
    }
    return send_by_set_at(link, choice, key, refusal);
}

// The steps of §6.2.1, the terminal's side. None where the chip refuses this choice.
Result<std::optional<ChipAuthenticationResult>> agree_on(iso7816::CardLink& link, const ChipChoice& choice,
                                                         bool by_set_at, Random& random, Error& refusal) {
    // 1. PK_IC and the domain parameters stand in DG14; 2. an ephemeral pair of our own
    CCCD_TRY(const auto own, crypto::make_key_pair(choice.group, choice.group.generator(), random));
    if (equal(own.public_key, choice.public_key))
        return Error{ErrorCode::chip_authentication_failed, Stage::chip_authentication, 0, 0, "equal public keys"};
    CCCD_TRY(const bool accepted, send_key(link, choice, by_set_at, choice.group.to_wire(own.public_key), refusal));
    if (!accepted) return std::optional<ChipAuthenticationResult>{};

    // 3. the shared secret and the keys
    CCCD_TRY(const auto secret, choice.group.agree(own.private_key.expose(), choice.public_key));
    CCCD_TRY(auto keys, crypto::derive_session_keys(choice.suite->cipher, secret.expose()));
    link.attach(std::make_unique<sm::SecureMessaging>(std::move(keys)));

    ChipAuthenticationResult result;
    result.record.public_key_info = choice.public_key_info;
    result.record.suite = choice.suite->name;
    result.record.key_id = choice.key_id;
    CCCD_TRY(result.terminal_key, choice.group.compress(own.public_key));
    return std::optional(std::move(result));
}

struct Try {
    std::size_t choice;
    bool by_set_at;
};

/// Where each refusal comes in plain and ends a channel: every offer twice, 3DES by its other command at last.
std::vector<Try> tries_of(const std::vector<ChipChoice>& choices) {
    std::vector<Try> tries;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        tries.insert(tries.end(), 2, {i, false});
        if (has_two_commands(choices[i])) tries.push_back({i, true});
    }
    return tries;
}

} // namespace

Result<ChipAuthenticationResult> agree_with_chip(iso7816::CardLink& link, const lds::SecurityInfos& dg14,
                                                 Random& random, std::size_t refused_before) {
    link.set_stage(Stage::chip_authentication);
    Error refusal{ErrorCode::access_suite_unknown, Stage::chip_authentication, 0, 0,
                  "EF.DG14 offers no Chip Authentication that is known"};
    const auto choices = chip_choices(dg14);
    const auto tries = tries_of(choices);
    if (tries.empty()) return refusal;
    if (refused_before >= tries.size()) return refused(0);
    const auto first = tries[refused_before];
    for (auto i = first.choice; i < choices.size(); ++i) {
        CCCD_TRY(auto done, agree_on(link, choices[i], i == first.choice && first.by_set_at, random, refusal));
        if (done) return std::move(*done);
    }
    return refusal;
}

} // namespace cccd::auth
