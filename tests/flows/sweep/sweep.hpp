// One complete read has N exchanges: each is disturbed once, in each way, and what came of it is told.
#pragma once

#include "flows/session/visit.hpp"

#include <algorithm>
#include <cccd/faults.hpp>
#include <doctest/doctest.h>
#include <map>
#include <set>

namespace sweep {

using namespace flows;
using faults::Kind;

/// Which part of the visit an exchange belongs to, as its command shows.
enum class Part { files_in_the_clear, access, channel };

inline std::string name_of(Part part) {
    return part == Part::files_in_the_clear ? "files in the clear" : part == Part::access ? "PACE" : "secure channel";
}

/// Notes what kind of command each exchange is.
class Listener final : public Transport {
public:
    explicit Listener(Transport& inner) : inner_(inner) {}
    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override {
        const bool is_protected = (command[0] & 0x0C) != 0;
        const bool of_pace = command[1] == 0x22 || command[1] == 0x86;
        const bool goes_on = command[1] == 0xC0 && !parts.empty(); // GET RESPONSE, in the clear
        parts.push_back(goes_on        ? parts.back()
                        : is_protected ? Part::channel
                        : of_pace      ? Part::access
                                       : Part::files_in_the_clear);
        return inner_.transmit(command, response, waiting);
    }
    Status reset(const Waiting& waiting) override { return inner_.reset(waiting); }
    [[nodiscard]] ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] TransportLimits limits() const noexcept override { return inner_.limits(); }

    std::vector<Part> parts;

private:
    Transport& inner_;
};

/// Time passes only when somebody sleeps.
class StandingClock final : public Clock {
public:
    [[nodiscard]] WallTime wall() const override { return today(); }
    [[nodiscard]] SteadyTime steady() const override { return now; }
    SteadyTime now = std::chrono::steady_clock::now();
};

/// A chip whose files are what a read brings.
struct Subject {
    softchip::Profile profile;
    TransportLimits limits;
    Files files{File::dg1, File::dg2, File::dg13};
};

/// The usual card with a portrait of a few hundred octets, so that a read is short.
inline Subject small_card(TransportLimits limits) {
    Subject subject{flows::profile("cccd-2021"), limits};
    auto& portrait = subject.profile.files.at(softchip::fid::data_group(2));
    portrait.resize(300);
    portrait[0] = 0x75;
    portrait[1] = 0x82;
    portrait[2] = 0x01;
    portrait[3] = 0x28; // 296 octets follow
    return subject;
}

inline Subject whole_card(TransportLimits limits) {
    return {flows::profile("cccd-2021"), limits};
}

/// What one disturbed visit came to.
struct Outcome {
    std::optional<Error> error;      ///< none: all was read, and is right
    bool wrong_data = false;         ///< an octet that the chip has not
    bool channel_left_open = false;  ///< after an error
    bool next_read_fails = false;    ///< put back, without a fault
    std::optional<Error> next_error; ///< why
};

class Desk {
public:
    Desk(const Subject& subject, std::vector<faults::Fault> with)
        : subject_(subject), chip_(subject.profile, 7), card_(chip_, subject.limits),
          link_(
              card_, std::move(with), [this](std::chrono::milliseconds time) { clock_.now += time; }, &clock_),
          listener_(link_) {}

    /// Deadline in ten minutes, of which none passes by itself.
    Outcome visit() {
        Outcome outcome;
        Session session(listener_, {nullptr, &clock_, nullptr});
        const Waiting waiting{{}, clock_.now + std::chrono::minutes(10)};
        auto channel = session.unlock(keys_of(subject_.profile), {}, waiting);
        if (!channel) return outcome.error = channel.error(), outcome;
        ReadRequest request;
        request.files = subject_.files;
        request.active_authentication_always = true;
        const auto evidence = session.read(*channel, request, waiting);
        if (!evidence) {
            outcome.error = evidence.error();
            const auto again = session.read(*channel, request, waiting);
            outcome.channel_left_open = channel->open() || again || again.error().code != ErrorCode::channel_closed;
            return outcome;
        }
        outcome.wrong_data = !is_right(*evidence);
        if (!is_whole(*evidence)) outcome.error = Error{ErrorCode::file_not_found, Stage::read_file, 0, 0, "missing"};
        return outcome;
    }

    /// The citizen puts the card back, and all is well again.
    void recover(Outcome& outcome) {
        link_.put_back();
        link_.heal();
        (void)listener_.reset({});
        const auto next = visit();
        outcome.next_read_fails = next.error.has_value() || next.wrong_data;
        outcome.next_error = next.error;
    }

    [[nodiscard]] const std::vector<Part>& parts() const { return listener_.parts; }
    [[nodiscard]] std::size_t happened() const { return link_.happened(); }

private:
    /// Every octet that was taken for a file's is the file's.
    [[nodiscard]] bool is_right(const Evidence& evidence) const {
        const auto& files = subject_.profile.files;
        return std::all_of(evidence.files.begin(), evidence.files.end(), [&](const auto& one) {
            if (one.first == File::card_access) return true; // read in the clear: held against DG14 by verify()
            return std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.second == one.second; });
        });
    }
    [[nodiscard]] bool is_whole(const Evidence& evidence) const {
        for (const auto file : {File::sod, File::dg1, File::dg2, File::dg13, File::dg14, File::dg15})
            if (!evidence.files.contains(file)) return false;
        return evidence.chip_authentication && evidence.active_authentication;
    }

    const Subject& subject_;
    StandingClock clock_;
    softchip::Chip chip_;
    demo::ChipTransport card_;
    faults::FaultyTransport link_;
    Listener listener_;
};

/// How the exchanges of an undisturbed read follow each other.
inline std::vector<Part> undisturbed(const Subject& subject) {
    Desk desk(subject, {});
    const auto outcome = desk.visit();
    REQUIRE_FALSE(outcome.error);
    REQUIRE_FALSE(outcome.wrong_data);
    return desk.parts();
}

/// Disturbs each exchange in turn. `allowed` holds for each part the errors in which a visit may end, and none
/// (ErrorCode{}) where it may also go well.
using Allowed = std::map<Part, std::set<ErrorCode>>;

inline std::map<std::pair<Part, ErrorCode>, int>& seen() {
    static std::map<std::pair<Part, ErrorCode>, int> all;
    return all;
}

inline void disturb_each(const Subject& subject, faults::Fault fault, const Allowed& allowed) {
    const auto parts = undisturbed(subject);
    REQUIRE(parts.size() > 15);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        fault.exchange = i + 1;
        Desk desk(subject, {fault});
        auto outcome = desk.visit();
        INFO("exchange " << i + 1 << " of " << parts.size() << ", " << name_of(parts[i]));
        CHECK(desk.happened() > 0);
        CHECK_FALSE(outcome.wrong_data);
        CHECK_FALSE(outcome.channel_left_open);
        const auto code = outcome.error ? outcome.error->code : ErrorCode{};
        const std::string told = outcome.error ? describe(*outcome.error) : "all read";
        seen()[{parts[i], code}] += 1;
        CHECK_MESSAGE(allowed.at(parts[i]).count(code) == 1, told);
        desk.recover(outcome);
        const std::string then = outcome.next_error ? describe(*outcome.next_error) : "";
        CHECK_MESSAGE(!outcome.next_read_fails, then);
    }
}

} // namespace sweep
