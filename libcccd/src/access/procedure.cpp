#include "access/procedure.hpp"

#include "access/bac.hpp"
#include "access/pace_choices.hpp"
#include "base/try.hpp"
#include "iso7816/buffer_sizes.hpp"
#include "iso7816/files.hpp"

#include <algorithm>

namespace cccd::access {

namespace {

/// A password or a suite was refused; anything else ends the visit.
bool about_access(const Error& error) noexcept {
    return error.code == ErrorCode::access_denied_wrong_key || error.code == ErrorCode::access_not_offered;
}

/// The chip has the file not, keeps it closed, or has it malformed: no reason to end the visit.
bool of_the_file(const Error& error) noexcept {
    return error.code >= ErrorCode::command_rejected && error.code <= ErrorCode::file_too_large;
}

/// One visit's state, so that the script below reads as the section does.
class Procedure {
public:
    Procedure(iso7816::CardLink& link, const AccessKeys& keys, const AccessPolicy& policy, Random& random,
              ReaderLimits* memory, Attempts& attempts)
        : link_(link), keys_(in_order(keys)), policy_(policy), random_(random), memory_(memory), attempts_(attempts) {
        attempts_.new_opening();
    }

    Result<OpenedChip> run();

private:
    void note(FindingKind kind, Literal id) { opened_.record.findings.push_back({kind, id, File::card_access}); }
    Status learn_sizes();
    void recall();
    Status read_buffers();
    Status try_extended(const TransportLimits& reader);
    Status read_offered();
    Result<bool> try_pace();
    Result<bool> try_pace_with(const AccessKey& key);
    Result<PaceResult> pace_once(const PaceChoice& choice, const AccessKey& key);
    void pace_succeeded(const PaceChoice& choice, const AccessKey& key, PaceResult&& result);
    Status read_card_security();
    Result<bool> try_plain();
    [[nodiscard]] bool pace_announced() const noexcept { return offer_.any && !assumed_; }
    [[nodiscard]] bool bac_allowed() const noexcept;
    Result<bool> try_bac();
    [[nodiscard]] Error nothing_opened() const noexcept;

    iso7816::CardLink& link_;
    std::vector<const AccessKey*> keys_;
    const AccessPolicy& policy_;
    Random& random_;
    ReaderLimits* memory_;
    Attempts& attempts_;
    PaceOffer offer_;
    bool assumed_ = false;
    bool pace_refused_ = false;        ///< the chip refused suites without a word about the password
    std::optional<Error> broken_pace_; ///< why PACE ended, where no password was refused
    OpenedChip opened_;
};

/// A deviation that the policy may ask for: whether EF.CardAccess, which is open to all, can be read with an extended
/// Le. A chip that can not would end secure messaging by such a command, so it is tried before.
Status Procedure::try_extended(const TransportLimits& reader) {
    if (opened_.card_access.empty()) return {};
    constexpr std::size_t cautious_response = 2048;
    const auto before = link_.sizes();
    link_.set_sizes({true, reader.max_command, std::min(reader.max_response, cautious_response)});
    if (opened_.limits.read_proved > iso7816::any_short) {
        note(FindingKind::notice, "access.extended_length_unannounced");
        return {};
    }
    const std::uint8_t card_access = 0x80 | iso7816::address_of(File::card_access).short_identifier;
    CCCD_TRY(const auto response, link_.send({0x00, 0xB0, card_access, 0x00, {}, iso7816::any_short + 1}));
    const bool passed = response.ok() || response.status == iso7816::sw::end_of_file;
    if (!passed) link_.set_sizes(before);
    if (passed) note(FindingKind::notice, "access.extended_length_unannounced");
    return {};
}

/// Doc 9303-11 §9.3.1.2: extended length only with the buffer sizes that the chip states, and that the reader passes.
Status Procedure::learn_sizes() {
    const auto reader = link_.reader_limits();
    auto& limits = opened_.limits;
    if (policy_.extended == ExtendedRule::never || reader.extended == ExtendedLength::no) return {};
    if (limits.extended_fails) return {};
    if (policy_.extended == ExtendedRule::try_first) return try_extended(reader);
    if (reader.extended != ExtendedLength::yes || reader.max_command <= 261) return {};
    if (!limits.buffers_known) CCCD_CHECK(read_buffers());
    if (limits.command_buffer <= 261 || limits.response_buffer <= 258) return {};
    link_.set_sizes({true, std::min<std::size_t>(limits.command_buffer, reader.max_command),
                     std::min<std::size_t>(limits.response_buffer, reader.max_response)});
    return {};
}

Status Procedure::read_buffers() {
    // One command, by short identifier: the file is no single data object, so it is not read by its first header.
    const std::uint8_t atr_info = 0x80 | iso7816::address_of(File::atr_info).short_identifier;
    CCCD_TRY(const auto response, link_.send({0x00, 0xB0, atr_info, 0x00, {}, iso7816::any_short}));
    opened_.limits.buffers_known = true;
    if (!response.ok() && response.status != iso7816::sw::end_of_file) return {};
    const auto sizes = iso7816::parse_buffer_sizes(response.data);
    if (!sizes || !*sizes) return {};
    opened_.limits.command_buffer = static_cast<std::uint32_t>((*sizes)->command);
    opened_.limits.response_buffer = static_cast<std::uint32_t>((*sizes)->response);
    return {};
}

/// What was learned of such cards before; how this one gave its EF.CardAccess is known better.
void Procedure::recall() {
    if (link_.atr().empty()) return;
    opened_.kind = CardKind::of(link_.atr(), opened_.card_access);
    const auto known = memory_ != nullptr ? memory_->find(*opened_.kind) : std::nullopt;
    if (!known) return;
    const auto now = std::exchange(opened_.limits, *known);
    opened_.limits.master_file_first = now.master_file_first;
    opened_.limits.short_identifiers = now.short_identifiers && known->short_identifiers;
}

Status Procedure::read_offered() {
    if (memory_ != nullptr) opened_.limits = memory_->before_card_access(link_.atr());
    CCCD_TRY(auto card_access, read_card_access(link_, opened_.limits));
    assumed_ = card_access.assumed;
    if (card_access.malformed) note(FindingKind::warning, "access.card_access_malformed");
    if (!assumed_ || policy_.assume_card_access) {
        CCCD_TRY(offer_, read_offer(card_access.infos, policy_));
    }
    if (!assumed_) opened_.record.strongest_offered = offer_.strongest;
    if (offer_.unknown_suite) note(FindingKind::notice, "access.unknown_pace_suite");
    if (offer_.refused_parameters) note(FindingKind::warning, "access.pace_parameters_refused");
    opened_.card_access = std::move(card_access.content);
    recall();
    return {};
}

/// Once more with tag 84 where the chip says that it lacks something (card.md; §4.4.4.1).
Result<PaceResult> Procedure::pace_once(const PaceChoice& choice, const AccessKey& key) {
    PaceChoice again = choice;
    again.reference = DomainReference::send;
    if (opened_.limits.domain_reference) return run_pace(link_, again, key, random_);
    auto result = run_pace(link_, choice, key, random_);
    if (result || result.error().code != ErrorCode::access_not_offered || choice.reference == DomainReference::send)
        return result;
    const auto status = result.error().status_word;
    if (status != iso7816::sw::lc_inconsistent && status != iso7816::sw::data_not_found &&
        status != iso7816::sw::wrong_data)
        return result;
    result = run_pace(link_, again, key, random_);
    opened_.limits.domain_reference = result.has_value();
    return result;
}

void Procedure::pace_succeeded(const PaceChoice& choice, const AccessKey& key, PaceResult&& result) {
    auto& record = opened_.record;
    record.method = AccessMethod::pace;
    record.password = key.kind();
    record.suite = describe(choice);
    record.assumed = assumed_;
    opened_.chip_mapping = std::move(result.chip_mapping);
    if (opened_.chip_mapping)
        if (auto own = choice.group.compress(result.own_public_key)) opened_.terminal_key = std::move(*own);
    if (auto identity = choice.group.compress(result.chip_public_key)) opened_.chip_identity = std::move(*identity);
    if (assumed_)
        note(FindingKind::notice, "access.assumed_card_access");
    else if (record.suite != offer_.strongest)
        note(FindingKind::downgrade, "access.weaker_suite");
    if (choice.suite->cipher == crypto::Cipher::des3) note(FindingKind::notice, "access.pace_3des");
    if (choice.explicit_parameters) note(FindingKind::notice, "access.explicit_parameters");
}

Result<bool> Procedure::try_pace_with(const AccessKey& key) {
    if (attempts_.was_refused(AccessMethod::pace, key)) return false;
    for (const auto& choice : offer_.usable) {
        if (!attempts_.allowed(policy_)) return attempts_.exhausted();
        attempts_.begin(link_.clock());
        auto result = pace_once(choice, key);
        if (result) {
            pace_succeeded(choice, key, std::move(*result));
            return true;
        }
        if (!about_access(result.error())) return result.error();
        if (result.error().code == ErrorCode::access_denied_wrong_key) {
            attempts_.refused(AccessMethod::pace, key, result.error(), link_.clock());
            return false; // the same password is not tried again with another suite
        }
        pace_refused_ = true;
        broken_pace_ = result.error();
    }
    return false;
}

Result<bool> Procedure::try_pace() {
    for (const auto* key : keys_) {
        auto opened = try_pace_with(*key);
        if (!opened && assumed_ && opened.error().code == ErrorCode::access_protocol_failed) {
            broken_pace_ = opened.error(); // what was only assumed may fail in any way
            return false;
        }
        if (!opened || *opened) return opened;
        if (assumed_ && pace_refused_) return false;
    }
    return false;
}

/// PACE-CAM is held against the static key in EF.CardSecurity, which is in reach until the application is selected.
Status Procedure::read_card_security() {
    if (!opened_.chip_mapping) return {};
    iso7816::FileReader files(link_, opened_.limits, policy_.max_read);
    link_.set_stage(Stage::card_access);
    auto content = files.read(File::card_security, {}, 16 * 1024);
    opened_.limits = files.limits();
    if (!content) return of_the_file(content.error()) ? Status{} : Status(content.error());
    opened_.card_security = std::move(*content);
    return {};
}

/// Doc 9303-11 §4.1: a chip without access control lets EF.COM be read.
Result<bool> Procedure::try_plain() {
    iso7816::FileReader files(link_, opened_.limits, policy_.max_read);
    link_.set_stage(Stage::select_application);
    const auto content = files.read(File::com, {}, 1024);
    opened_.limits = files.limits();
    if (!content) return of_the_file(content.error()) ? Result<bool>(false) : Result<bool>(content.error());
    if (!policy_.plain)
        return Error{ErrorCode::access_not_offered, Stage::select_application, 0, 0,
                     "the chip has no access control, which the policy does not accept"};
    opened_.record.method = AccessMethod::plain;
    opened_.record.suite = "plain";
    note(FindingKind::warning, "access.plain");
    return true;
}

bool Procedure::bac_allowed() const noexcept {
    if (policy_.bac == BacRule::never) return false;
    return policy_.bac == BacRule::also_after_failed_pace || !pace_announced();
}

Result<bool> Procedure::try_bac() {
    for (const auto* key : keys_) {
        if (key->kind() != PasswordKind::mrz || attempts_.was_refused(AccessMethod::bac, *key)) continue;
        if (!attempts_.allowed(policy_)) return attempts_.exhausted();
        attempts_.begin(link_.clock());
        const auto done = run_bac(link_, *key, random_);
        if (done) {
            auto& record = opened_.record;
            record.method = AccessMethod::bac;
            record.password = PasswordKind::mrz;
            record.suite = "BAC-3DES";
            // ID_PICC of Terminal Authentication: the document number with its check digit, ten characters.
            opened_.chip_identity = to_bytes(key->expose().first(key->expose().size() - 14));
            if (pace_announced()) note(FindingKind::downgrade, "access.bac_after_pace_offered");
            note(FindingKind::notice, "access.bac");
            return true;
        }
        if (!about_access(done.error())) return done.error();
        if (done.error().code == ErrorCode::access_not_offered) return false;
        attempts_.refused(AccessMethod::bac, *key, done.error(), link_.clock());
    }
    return false;
}

Error Procedure::nothing_opened() const noexcept {
    if (keys_.empty()) return {ErrorCode::no_access_key, Stage::none, 0, 0, "the chip needs a password"};
    if (attempts_.last_refusal()) return *attempts_.last_refusal();
    if (broken_pace_) return *broken_pace_;
    if (pace_announced() && offer_.usable.empty())
        return offer_.refused_parameters
                   ? Error{ErrorCode::access_parameters_refused, Stage::pace, 0, 0,
                           "the chip's PACE uses domain parameters of no known group"}
                   : Error{ErrorCode::access_suite_unknown, Stage::pace, 0, 0, "the chip offers no PACE suite in use"};
    return {ErrorCode::access_not_offered, Stage::none, 0, 0,
            "the chip offers no access that the keys and policy allow"};
}

// §4.2, the steps of the chip access procedure.
Result<OpenedChip> Procedure::run() {
    // 1. EF.CardAccess, before the application is selected
    CCCD_CHECK(read_offered());
    CCCD_CHECK(learn_sizes());

    // 2. PACE
    CCCD_TRY(const bool pace, try_pace());
    CCCD_CHECK(read_card_security());

    if (!pace && pace_announced() && !bac_allowed()) return nothing_opened();

    // 3. the eMRTD application
    link_.set_stage(Stage::select_application);
    const auto selected = iso7816::select_application(link_);
    const bool closed = !selected && selected.error().code == ErrorCode::file_access_denied;
    if (!selected && (pace || !closed)) return selected.error();
    if (pace) return std::move(opened_);

    // a chip without access control; one that offers PACE has some
    if (!closed && !pace_announced()) {
        CCCD_TRY(const bool plain, try_plain());
        if (plain) return std::move(opened_);
    }

    // 4. BAC
    if (bac_allowed()) {
        CCCD_TRY(const bool bac, try_bac());
        if (bac) {
            link_.set_stage(Stage::select_application);
            if (closed) CCCD_CHECK(iso7816::select_application(link_));
            return std::move(opened_);
        }
    }
    return nothing_opened();
}

} // namespace

Result<OpenedChip> open_chip(iso7816::CardLink& link, const AccessKeys& keys, const AccessPolicy& policy,
                             Random& random, ReaderLimits* memory, Attempts* attempts) {
    Attempts none_before;
    Procedure procedure(link, keys, policy, random, memory, attempts != nullptr ? *attempts : none_before);
    auto opened = procedure.run();
    if (opened) opened->record.commands = link.commands();
    return opened;
}

} // namespace cccd::access
