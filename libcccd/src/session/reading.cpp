#include "session/reading.hpp"

#include "auth/active_authentication.hpp"
#include "auth/chip_authentication.hpp"
#include "auth/terminal_authentication.hpp"
#include "base/try.hpp"
#include "iso7816/status.hpp"
#include "lds/dg14.hpp"
#include "session/read_errors.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cccd::session {

namespace {

/// The holder's groups, so ordered that a name can be shown first and a portrait soon after.
constexpr std::array group_order{File::dg13, File::dg1, File::dg2, File::dg11, File::dg12, File::dg16, File::dg5,
                                 File::dg6,  File::dg7, File::dg8, File::dg9,  File::dg10, File::dg3,  File::dg4};

constexpr std::size_t enough_of_sod = 224; ///< one short command's worth; the hashes stand in front

constexpr Files every_group{File::dg1,  File::dg2,  File::dg3,  File::dg4,  File::dg5,  File::dg6,
                            File::dg7,  File::dg8,  File::dg9,  File::dg10, File::dg11, File::dg12,
                            File::dg13, File::dg14, File::dg15, File::dg16};

} // namespace

Reading::Reading(Channel::State& channel, const ReadRequest& request, const Environment& environment,
                 const Waiting& waiting)
    : channel_(channel), request_(request), environment_(environment), progress_(request.progress, *environment.clock) {
    channel_.link.set_waiting(waiting);
    evidence_.access = channel_.chip.record;
    evidence_.chip_mapping = channel_.chip.chip_mapping;
    if (!channel_.chip.card_access.empty()) evidence_.files[File::card_access] = channel_.chip.card_access;
    if (!channel_.chip.card_security.empty()) evidence_.files[File::card_security] = channel_.chip.card_security;
    for (const auto file : group_order)
        if (request_.files.contains(file)) progress_.expect(file);
    for (const auto file : {File::sod, File::dg14, File::dg15}) progress_.expect(file);
}

Reading::~Reading() {
    if (begun_) wipe(begun_->content);
}

Result<Evidence> Reading::run(std::unique_ptr<Interruption::State> before) {
    evidence_.read_at = environment_.clock->wall();
    if (before) {
        before_ = std::move(before); // goes on to the next read where this one is lost before it knows the chip
        CCCD_TRY(const bool same, same_chip(before_->evidence));
        if (same) take_over(*before_);
        if (same || before_->evidence.file(File::sod).empty()) refusals_ = before_->refusals;
        before_.reset();
    }
    CCCD_CHECK(read_security_files());
    CCCD_CHECK(authenticate_chip());
    CCCD_CHECK(prove_new_keys_early());
    CCCD_CHECK(authenticate_terminal());
    CCCD_CHECK(read_groups());
    CCCD_CHECK(authenticate_actively());
    CCCD_CHECK(prove_new_keys());
    evidence_.access.commands = channel_.link.commands();
    return std::move(evidence_);
}

/// EF.SOD tells the chips of two persons apart: its first octets where Chip Authentication, by the key of before, will
/// show that the chip is the same, and the whole of it where the chip has none.
Result<bool> Reading::same_chip(const Evidence& before) {
    const auto sod = before.file(File::sod);
    if (sod.empty()) return false;
    channel_.link.set_stage(Stage::read_file);
    const bool proved = before.chip_authentication && before.chip_authentication->proved;
    auto now = proved && channel_.policy.chip_authentication && channel_.link.secured()
                   ? channel_.files->peek(File::sod, enough_of_sod)
                   : channel_.files->read(File::sod);
    if (!now) return spares_the_others(now.error()) ? Result<bool>(false) : Result<bool>(now.error());
    return now->size() <= sod.size() && std::equal(now->begin(), now->end(), sod.begin());
}

void Reading::take_over(Interruption::State& before) {
    for (auto& [file, content] : before.evidence.files) {
        if (file == File::card_access || file == File::card_security) continue;
        progress_.already(file, content.size());
        evidence_.files[file] = std::move(content);
    }
    evidence_.missing = std::move(before.evidence.missing);
    for (const auto& missing : evidence_.missing) progress_.drop(missing.file);
    begun_ = std::exchange(before.begun, std::nullopt);
    if (begun_) progress_.already_begun(begun_->content.size());
    if (request_.on_file) request_.on_file(evidence_);
}

std::unique_ptr<Interruption::State> Reading::interrupted() {
    if (before_) return std::move(before_);
    if (evidence_.file(File::sod).empty() && refusals_.count() == 0) return nullptr;
    auto begun = begun_ ? std::exchange(begun_, std::nullopt) : channel_.files->take_begun();
    return std::make_unique<Interruption::State>(std::move(evidence_), std::move(begun), refusals_);
}

Status Reading::read_security_files() {
    CCCD_CHECK(read(File::sod));
    if (request_.files.contains(File::com)) CCCD_CHECK(read(File::com));
    covered_ = every_group;
    list_ = GroupList::of(evidence_.file(File::sod));
    if (list_) covered_ = list_->covered();
    // Always: EF.CardAccess must be held against it (§4.2 step 3), and it names the chip's keys and signatures.
    if (covered(File::dg14)) return read(File::dg14);
    progress_.drop(File::dg14);
    return {};
}

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

/// Where nothing was read after Chip Authentication, one more file read shows whether the chip has the keys.
Status Reading::prove_new_keys() {
    if (!keys_unproved_) return {};
    evidence_.files.erase(File::sod);
    return read(File::sod);
}

/// Before a refusal in plain is believed: it may come from a copy that can not read what was sent under the new keys.
Status Reading::prove_new_keys_early() {
    if (!keys_unproved_ || refusals_.count() == 0) return {};
    channel_.link.set_stage(Stage::read_file);
    const auto beginning = channel_.files->peek(File::sod, enough_of_sod);
    if (!beginning && !spares_the_others(beginning.error())) return broken(beginning.error());
    new_keys_worked();
    return {};
}

Status Reading::read_groups() {
    for (const auto file : group_order)
        if (request_.files.contains(file)) CCCD_CHECK(read(file));
    return {};
}

/// Read, or known to be missing, by the read that this one goes on with.
bool Reading::settled(File file) const noexcept {
    const auto same = [file](const MissingFile& missing) { return missing.file == file; };
    return evidence_.files.count(file) != 0 || std::any_of(evidence_.missing.begin(), evidence_.missing.end(), same);
}

bool Reading::covered(File file) const noexcept {
    return covered_.contains(file);
}

bool Reading::wants_active_authentication() const noexcept {
    if (request_.active_authentication_always) return true;
    const bool proved = evidence_.chip_authentication && evidence_.chip_authentication->proved;
    return request_.active_authentication && !proved;
}

Result<Bytes> Reading::content_of(File file) {
    const auto tell = [&](std::size_t done, std::size_t total) { progress_.update(file, done, total); };
    if (begun_ && begun_->file == file) return channel_.files->read_on(*std::exchange(begun_, std::nullopt), tell);
    return channel_.files->read(file, tell);
}

/// A file that came by its short identifier in several commands is held against EF.SOD once on each card: some chips
/// bring wrong octets that way. EF.SOD itself shows by its form. What is as wrong after SELECT is the chip's own.
Result<Bytes> Reading::right_content_of(File file) {
    auto& files = *channel_.files;
    auto content = content_of(file);
    if (!content || !files.in_doubt()) return content;
    const auto fits = file == File::sod ? std::optional(GroupList::of(*content).has_value())
                      : list_           ? list_->fits(file, *content)
                                        : std::nullopt;
    if (!fits) return content;
    files.judge(*fits);
    if (*fits) return content;
    auto again = content_of(file);
    if (!again && !spares_the_others(again.error())) {
        wipe(*content);
        return again;
    }
    if (!again || *again == *content) files.judge(true);
    if (!again) return content;
    wipe(*content);
    return again;
}

Status Reading::read(File file) {
    if (settled(file)) return {};
    channel_.link.set_stage(Stage::read_file);
    progress_.begin(file);
    channel_.files->avoid_short_identifier_of(refusals_.by_select.contains(file) ? file : File::none);
    auto content = right_content_of(file);
    if (!content && refused_in_plain(content.error())) return refused(file, content.error());
    if (!content && !spares_the_others(content.error())) return broken(content.error()).at(Stage::read_file);
    new_keys_worked();
    if (!content) {
        evidence_.missing.push_back({file, content.error().at(Stage::read_file)});
        progress_.drop(file);
        return {};
    }
    evidence_.files[file] = *std::move(content);
    evidence_.access.commands = channel_.link.commands();
    if (request_.on_file) request_.on_file(evidence_);
    return {};
}

/// Octets that came before such a refusal speak against it, and keys that the chip has not shown to hold leave the next
/// channel to decide. What the other proofs rest on is never taken for absent on such an answer.
Error Reading::refused(File file, const Error& error) {
    const bool foundation = file == File::sod || file == File::dg14;
    if (!refusals_.files.contains(file)) {
        refusals_.files.insert(file);
        if (error.status_word != iso7816::sw::security_status) refusals_.by_select.insert(file);
    } else if (!foundation && !keys_unproved_ && !channel_.files->has_begun(file)) {
        evidence_.missing.push_back({file, as_refusal_of_file(error)});
    }
    return error.at(Stage::read_file);
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
