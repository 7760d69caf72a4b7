#include "session/reading.hpp"

#include "base/try.hpp"
#include "iso7816/status.hpp"
#include "session/read_errors.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cccd::session {

namespace {

/// The holder's groups, so ordered that a name can be shown first and a portrait soon after.
constexpr std::array group_order{File::dg13, File::dg1, File::dg2, File::dg11, File::dg12, File::dg16, File::dg5,
                                 File::dg6,  File::dg7, File::dg8, File::dg9,  File::dg10, File::dg3,  File::dg4};

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
    // A refusal in plain may come from a copy that can not read what was sent under the new keys: it has to show them.
    if (refusals_.count() != 0) CCCD_CHECK(prove_new_keys());
    CCCD_CHECK(authenticate_terminal());
    CCCD_CHECK(read_groups());
    CCCD_CHECK(authenticate_actively());
    CCCD_CHECK(prove_new_keys()); // where nothing was read after Chip Authentication
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

} // namespace cccd::session
