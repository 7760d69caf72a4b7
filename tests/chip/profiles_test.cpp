#include "primitives/digest.hpp"
#include "terminal.hpp"

using namespace chip_test;
using softchip::PaceSuite;

namespace {

struct Card {
    softchip::Profile profile;
    nlohmann::json expected;
};

Card load(const std::string& name) {
    auto loaded = softchip::load_profile(profiles / name);
    REQUIRE_MESSAGE(loaded.profile.has_value(), loaded.error);
    const auto text = support::read_file(profiles / name / "expected.json");
    return {*loaded.profile, nlohmann::json::parse(text.begin(), text.end())};
}

std::string lower_sha256(View bytes) {
    std::string digits = hex(softchip::primitives::digest(softchip::Hash::sha256, bytes));
    for (char& c : digits) c = static_cast<char>(std::tolower(c));
    return digits;
}

void check_files(Terminal& terminal, const Card& card) {
    for (const auto& entry : card.expected["files"].items()) {
        const std::string name = entry.key();
        const nlohmann::json& file = entry.value();
        if (file["directory"] != "application") continue;
        CAPTURE(name);
        const Bytes fid = unhex(file["fid"]);
        const auto identifier = static_cast<std::uint16_t>(fid[0] << 8 | fid[1]);
        if (file["closed"]) {
            CHECK(terminal.select(identifier) == 0x6982);
            continue;
        }
        const Bytes content = terminal.read(identifier);
        CHECK(content.size() == file["size"]);
        CHECK(lower_sha256(content) == file["sha256"]);
    }
}

} // namespace

TEST_CASE("the four profiles are there") {
    const std::vector<std::string> names = {"bac-only", "can-cuoc-2024", "cccd-2021", "plain"};
    CHECK(softchip::list_profiles(profiles) == names);
}

TEST_CASE("cccd-2021 and can-cuoc-2024 open by CAN, by MRZ and by BAC and give every file") {
    for (const char* name : {"cccd-2021", "can-cuoc-2024"}) {
        CAPTURE(name);
        const Card card = load(name);
        softchip::Chip chip(card.profile, 5);
        {
            Terminal terminal(chip);
            CHECK(hex(terminal.read(0x011C)) == "3134"
                                                "300D060804007F0007020202020101"
                                                "300F060A04007F00070202030202020101"
                                                "3012060A04007F0007020204020202010202010D");
            REQUIRE(terminal.pace(PaceSuite{}, 2, card.expected["can"]) == 0x9000);
            CHECK(terminal.chip_token_good);
            CHECK(terminal.select_application() == 0x9000);
            check_files(terminal, card);
        }
        {
            Terminal terminal(chip);
            REQUIRE(terminal.pace(PaceSuite{}, 1, card.expected["mrz_information"]) == 0x9000);
            CHECK(terminal.select_application() == 0x9000);
            CHECK(terminal.read(0x0101) == card.profile.files.at(0x0101));
        }
        Terminal terminal(chip);
        CHECK(terminal.select_application() == 0x9000);
        REQUIRE(terminal.bac(card.expected["mrz_information"]) == 0x9000);
        check_files(terminal, card);
    }
}

TEST_CASE("bac-only opens by BAC alone, and plain without a key") {
    const Card bac = load("bac-only");
    softchip::Chip chip(bac.profile, 5);
    Terminal terminal(chip);
    CHECK(terminal.pace(PaceSuite{}, 1, bac.expected["mrz_information"]) == 0x6A86);
    CHECK(terminal.select_application() == 0x9000);
    REQUIRE(terminal.bac(bac.expected["mrz_information"]) == 0x9000);
    check_files(terminal, bac);

    const Card open = load("plain");
    softchip::Chip plain_chip(open.profile, 5);
    Terminal plain_terminal(plain_chip);
    CHECK(plain_terminal.select_application() == 0x9000);
    check_files(plain_terminal, open);
}

TEST_CASE("a card that lost its Active Authentication key signs with another one") {
    Card card = load("cccd-2021");
    const Bytes before = card.profile.active_authentication->private_key;
    softchip::forget_active_authentication_key(card.profile);
    CHECK(card.profile.active_authentication->private_key != before);
    CHECK(card.profile.active_authentication->private_key.size() > 1'100);
}

TEST_CASE("a profile folder that misses a file is refused by name") {
    CHECK(softchip::load_profile(profiles / "no-such-card").error == "cannot read profile.json");
}
