// The authentications of one read: Chip (Doc 9303-11 §6.2), Terminal (§7.1) and Active Authentication (§6.1).
#include "auth/active_authentication.hpp"
#include "auth/chip_authentication.hpp"
#include "auth/terminal_authentication.hpp"
#include "base/try.hpp"
#include "lds/dg14.hpp"
#include "session/read_errors.hpp"
#include "session/reading.hpp"

namespace cccd::session {

/// Chip Authentication comes before the bulk, so that most of the data crosses a channel that only the genuine chip
/// can hold open (Doc 9303-11 §6.2).
Status Reading::authenticate_chip() {
    evidence_.chip_authentication = channel_.chip_authentication;
    if (evidence_.chip_authentication || !channel_.policy.chip_authentication || !channel_.link.secured()) return {};
    const auto infos = dg14_infos();
    if (!infos || infos->chip_authentication_keys.empty()) return {};
    channel_.link.set_stage(Stage::chip_authentication);
    auto agreed = auth::agree_with_chip(channel_.link, *infos, *environment_.random, refusals_.chip_authentication);
    if (agreed) {
        evidence_.chip_authentication = std::move(agreed->record);
        channel_.chip.terminal_key = std::move(agreed->terminal_key);
        keys_unproved_ = true;
        return {};
    }
    switch (agreed.error().code) {
    case ErrorCode::chip_authentication_failed:
        attempted(CheckId::chip_authentication, Verdict::failed, File::dg14, "refused_by_chip");
        return {};
    case ErrorCode::not_supported:
        attempted(CheckId::chip_authentication, Verdict::not_attempted, File::dg14, "reader_too_short");
        return {};
    case ErrorCode::access_suite_unknown:
        attempted(CheckId::chip_authentication, Verdict::not_attempted, File::dg14, "suite_unknown");
        return {};
    case ErrorCode::curve_unknown:
    case ErrorCode::key_malformed:
        attempted(CheckId::chip_authentication, Verdict::not_attempted, File::dg14, "key_unusable");
        return {};
    default:
        if (refused_in_plain(agreed.error())) ++refusals_.chip_authentication;
        return agreed.error().at(Stage::chip_authentication);
    }
}

std::optional<lds::SecurityInfos> Reading::dg14_infos() const {
    const auto content = evidence_.file(File::dg14);
    if (content.empty()) return {};
    const auto dg14 = lds::parse_dg14(content);
    if (!dg14) return {};
    auto infos = lds::parse_security_infos(dg14->security_infos);
    if (!infos) return {};
    return *std::move(infos);
}

/// Terminal Authentication follows Chip Authentication, whose key the terminal signs (§7.1.2).
Status Reading::authenticate_terminal() {
    constexpr auto id = CheckId::terminal_authentication;
    const auto infos = request_.terminal == nullptr ? std::nullopt : dg14_infos();
    if (!infos || infos->terminal_authentication.empty()) return {};
    if (refusals_.terminal_authentication > 1) {
        attempted(id, Verdict::failed, File::none, "refused_by_chip");
        return {};
    }
    if (channel_.chip.terminal_key.empty()) {
        attempted(id, Verdict::not_attempted, File::none, "chip_not_authenticated");
        return {};
    }
    const auto rights = channel_.rights ? Result<TerminalRights>(*channel_.rights) : run_terminal(*infos);
    if (rights) {
        channel_.rights = *rights;
        const bool enough = (rights->fingerprints || !request_.files.contains(File::dg3)) &&
                            (rights->irises || !request_.files.contains(File::dg4));
        attempted(id, Verdict::passed, File::none, enough ? Literal("") : Literal("rights_missing"));
        return {};
    }
    const auto& error = rights.error();
    if (refused_in_plain(error)) {
        ++refusals_.terminal_authentication;
        return error.at(Stage::terminal_authentication);
    }
    if (ends_the_read(error)) return broken(error).at(Stage::terminal_authentication);
    if (error.code == ErrorCode::terminal_authentication_failed && error.status_word != 0)
        attempted(id, Verdict::failed, File::none, "refused_by_chip");
    else
        attempted(id, Verdict::not_attempted, File::none,
                  error.code == ErrorCode::terminal_authentication_failed ? Literal("no_chain")
                                                                          : Literal("credentials_unusable"));
    return {};
}

Result<TerminalRights> Reading::run_terminal(const lds::SecurityInfos& dg14) {
    CCCD_TRY(const auto references, auth::read_references(channel_.link, dg14));
    new_keys_worked();
    return auth::run_terminal_authentication(channel_.link, *request_.terminal, references, channel_.chip.chip_identity,
                                             channel_.chip.terminal_key);
}

/// Any answer that came through secure messaging was made with the new keys, a refusal too.
void Reading::new_keys_worked() noexcept {
    if (!keys_unproved_ || !channel_.link.secured()) return;
    keys_unproved_ = false;
    evidence_.chip_authentication->proved = true;
    channel_.chip_authentication = evidence_.chip_authentication;
}

/// The channel broke at the first use of the keys of Chip Authentication: the chip does not hold them.
Error Reading::broken(const Error& error) const noexcept {
    if (!keys_unproved_ || !breaks_the_channel(error)) return error;
    return {ErrorCode::chip_authentication_failed, Stage::chip_authentication, error.status_word, 0,
            "the chip does not hold the keys that were agreed"};
}

/// One more read shows whether the chip has the keys.
Status Reading::prove_new_keys() {
    if (!keys_unproved_) return {};
    channel_.link.set_stage(Stage::read_file);
    const auto beginning = channel_.files->peek(File::sod, enough_of_sod);
    if (!beginning && !spares_the_others(beginning.error())) return broken(beginning.error());
    new_keys_worked();
    return {};
}

bool Reading::wants_active_authentication() const noexcept {
    if (request_.active_authentication_always) return true;
    const bool proved = evidence_.chip_authentication && evidence_.chip_authentication->proved;
    return request_.active_authentication && !proved;
}

Result<Bytes> Reading::challenge() const {
    if (request_.challenge) return Bytes(request_.challenge->begin(), request_.challenge->end());
    Bytes random(auth::challenge_size);
    CCCD_CHECK(environment_.random->fill(random));
    return random;
}

Status Reading::authenticate_actively() {
    const bool wanted = wants_active_authentication() && covered(File::dg15);
    if (wanted || request_.files.contains(File::dg15))
        CCCD_CHECK(read(File::dg15));
    else
        progress_.drop(File::dg15);
    if (!wanted) {
        if (covered(File::dg15))
            attempted(CheckId::active_authentication, Verdict::not_attempted, File::dg15, "not_wanted");
        return {};
    }
    if (evidence_.file(File::dg15).empty()) return {};
    CCCD_TRY(auto nonce, challenge());
    channel_.link.set_stage(Stage::active_authentication);
    const auto ne = channel_.link.sizes().extended ? iso7816::any_extended : iso7816::any_short;
    const auto answer = channel_.link.send({0x00, 0x88, 0x00, 0x00, nonce, ne});
    const bool in_plain = !answer && refused_in_plain(answer.error());
    if (!answer && (!in_plain || !refusals_.active_authentication)) {
        refusals_.active_authentication |= in_plain;
        return answer.error();
    }
    if (!answer || !answer->ok()) {
        attempted(CheckId::active_authentication, Verdict::failed, File::dg15, "refused_by_chip");
        return {};
    }
    evidence_.active_authentication =
        ActiveAuthenticationRecord{std::move(nonce), answer->data, request_.challenge.has_value()};
    return {};
}

void Reading::attempted(CheckId id, Verdict verdict, File file, Literal reason) {
    evidence_.attempts.push_back({id, verdict, file, reason});
}

} // namespace cccd::session
