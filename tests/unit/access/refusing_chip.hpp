// A chip of every temper for the chip access procedure, only as clever as each case needs: it answers a scripted line,
// or refuses the token.
#pragma once

#include "access/procedure.hpp"
#include "crypto/group.hpp"
#include "support/scripted_card.hpp"
#include "tlv/tlv.hpp"

namespace refusing {

using namespace cccd;

/// Every try is its own, so that it can not be taken for chance.
class CountingRandom final : public Random {
public:
    Status fill(MutableBytes out) override {
        for (auto& octet : out) octet = static_cast<std::uint8_t>(++state_ * 41);
        return {};
    }

private:
    unsigned state_ = 0;
};

/// A chip with EF.CardAccess that goes along with PACE and then refuses the token, and has BAC that it refuses too.
struct RefusingChip {
    std::string card_access = "3114 3012 060A 04007F00070202040202 020102 02010D"; ///< empty: the file is missing
    std::string on_set_at = "9000";
    std::string on_token = "6300";
    std::string on_bac = "6300";
    std::string on_master_file = "9000";
    std::string on_application = "9000";
    std::string on_com = "6982";
    std::function<void()> on_password_use;
    int set_ats = 0, tokens = 0, bacs = 0;

    Bytes answer(ByteView command) {
        const auto element = crypto::Group::standardized(13)->generator();
        switch (command[1]) {
        case 0xA4:
            if (command[2] == 0x00) return from_hex(on_master_file);
            if (command[2] == 0x04) return from_hex(on_application);
            return from_hex(command[6] == 0x1C ? (card_access.empty() ? "6A82" : "9000") : on_com);
        case 0xB0:
            if (command[2] == 0x9E) return from_hex(on_com);
            if (command[2] == 0x9C && card_access.empty()) return from_hex("6A82");
            return from_hex(card_access + "9000");
        case 0x22:
            ++set_ats;
            return from_hex(on_set_at);
        case 0x84:
            return from_hex("0011223344556677 9000");
        case 0x82:
            ++bacs;
            if (on_password_use) on_password_use();
            return from_hex(on_bac);
        case 0x86:
            break;
        default:
            return from_hex("6D00");
        }
        if (command[4] == 2) return from_hex("7C128010 000102030405060708090A0B0C0D0E0F 9000");
        if (command[7] == 0x85) {
            ++tokens;
            if (on_password_use) on_password_use();
            return from_hex(on_token);
        }
        auto out = tlv::make(0x7C, tlv::make(command[7] + 1u, element));
        out.insert(out.end(), {0x90, 0x00});
        return out;
    }
};

struct Attempt {
    explicit Attempt(RefusingChip& given) : chip(given) {
        card.always([this](ByteView command) { return chip.answer(command); });
        environment.clock = &clock;
    }
    /// A new presentation of the card, or one more opening within the presentation of `before`.
    Result<access::OpenedChip> open(const AccessKeys& keys, const AccessPolicy& policy = {},
                                    access::Attempts* before = nullptr) {
        iso7816::CardLink link(card, environment);
        return access::open_chip(link, keys, policy, random, nullptr, before);
    }
    RefusingChip& chip;
    support::ScriptedCard card;
    support::ManualClock clock;
    Environment environment;
    CountingRandom random;
};

inline AccessKey can(const char* digits) {
    return *AccessKey::from_can(digits);
}
inline AccessKey mrz(const char* expiry = "940623") {
    return *AccessKey::from_document("L898902C<", "690806", expiry);
}
inline AccessKeys keys_of(AccessKey first) {
    AccessKeys keys;
    keys.push_back(std::move(first));
    return keys;
}
inline AccessKeys keys_of(AccessKey first, AccessKey second) {
    auto keys = keys_of(std::move(first));
    keys.push_back(std::move(second));
    return keys;
}

inline bool has_finding(const AccessRecord& record, std::string_view id) {
    for (const auto& finding : record.findings)
        if (finding.id.view() == id) return true;
    return false;
}

} // namespace refusing
