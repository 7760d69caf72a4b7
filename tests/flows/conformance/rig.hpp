// A visit of the software chip for the tests of TR-03105-5.1: the reader is under test, the chip is the lower tester,
// and a meddler between them spoils single answers.
#pragma once

#include "../session/visit.hpp"
#include "support/meddler.hpp"
#include "tlv/tlv.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <softchip/profile_builder.hpp>

namespace conformance {

using namespace flows;
using softchip::Agreement;
using softchip::Cipher;
using softchip::Hash;
using softchip::KeyForm;
using softchip::Mapping;

using support::Meddler;
using Change = std::function<void(const Bytes& command, Bytes& answer)>;

/// How a visit ended: the name of an error, or of the verdict over the whole.
struct Outcome {
    std::string text;
    std::optional<Evidence> evidence;
    std::optional<Verified> verified;
    std::vector<Bytes> commands;

    [[nodiscard]] Verdict verdict(CheckId id) const { return verified->report.verdict(id); }
    [[nodiscard]] std::string reason(CheckId id) const {
        for (const auto& check : verified->report.checks)
            if (check.id == id) return std::string(check.reason.view());
        return "no such check";
    }
    /// How many commands had this instruction.
    [[nodiscard]] std::size_t count(std::uint8_t ins) const {
        std::size_t found = 0;
        for (const auto& command : commands) found += command.at(1) == ins ? 1u : 0u;
        return found;
    }
};

struct Inspection {
    softchip::Profile chip;
    ReadRequest request{};
    AccessPolicy policy{};
    TransportLimits limits = demo::ChipTransport::short_reader();
    Change change{};

    [[nodiscard]] Outcome run() const {
        softchip::Chip card(chip, 5);
        demo::ChipTransport wire(card, limits);
        Meddler meddler(wire);
        meddler.change = change;
        Session session(meddler);
        Outcome outcome;
        auto channel = session.unlock(keys_of(chip), policy);
        auto evidence = channel ? session.read(*channel, request) : Result<Evidence>(channel.error());
        if (!evidence && channel && channel->open()) outcome.text = "channel left open after ";
        outcome.commands = meddler.commands;
        if (!evidence) {
            outcome.text += name(evidence.error().code);
            return outcome;
        }
        auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
        REQUIRE_MESSAGE(verified, describe(verified.error()));
        outcome.text = name(verified->report.overall({}));
        outcome.verified = std::move(*verified);
        outcome.evidence = std::move(*evidence);
        return outcome;
    }
};

inline softchip::ProfileBuilder builder() {
    return softchip::ProfileBuilder(CCCD_PROFILES);
}

inline softchip::Profile built(const softchip::ProfileBuilder& chip) {
    auto loaded = chip.build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    return *std::move(loaded.profile);
}

inline softchip::ProfileBuilder pace_builder(Mapping mapping = Mapping::generic, int parameter_id = 13,
                                             Agreement agreement = Agreement::ecdh, Cipher cipher = Cipher::aes128) {
    auto chip = builder();
    chip.access(softchip::Access::pace).pace({mapping, agreement, cipher, parameter_id});
    return chip;
}

inline Bytes concat(std::initializer_list<ByteView> parts) {
    return tlv::concat(parts);
}

/// Everything but the portrait, which takes long and is of no concern to most of the tests.
inline ReadRequest small_request() {
    ReadRequest request;
    request.files = {File::dg1};
    return request;
}

} // namespace conformance
