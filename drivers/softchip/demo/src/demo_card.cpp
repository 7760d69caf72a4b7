#include "chip_transport.hpp"

#include <cccd/demo.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace cccd::demo {

namespace {

constexpr Error unusable(Literal text) {
    return {ErrorCode::invalid_argument, Stage::none, 0, 0, text};
}

/// What profiles/NAME/expected.json says is printed on the card.
Result<PrintedCard> read_printed(const std::filesystem::path& folder) {
    std::ifstream in(folder / "expected.json");
    const auto json = nlohmann::json::parse(in, nullptr, false);
    if (!json.is_object()) return unusable("the profile has no readable expected.json");
    PrintedCard printed;
    printed.personal_number = json.value("number", "");
    printed.qr_text = json.value("qr", "");
    for (const auto& line : json.value("mrz", std::vector<std::string>{}))
        printed.mrz += (printed.mrz.empty() ? "" : "\n") + line;
    if (printed.personal_number.empty()) return unusable("the profile names no personal number");
    return printed;
}

} // namespace

struct DemoCard::State {
    explicit State(softchip::Profile profile) : chip(std::move(profile)), transport(chip) {}
    softchip::Chip chip;
    ChipTransport transport;
    PrintedCard printed;
    std::filesystem::path anchor;
};

DemoCard::DemoCard(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
DemoCard::DemoCard(DemoCard&&) noexcept = default;
DemoCard& DemoCard::operator=(DemoCard&&) noexcept = default;
DemoCard::~DemoCard() = default;

Result<DemoCard> DemoCard::open(const std::filesystem::path& folder_or_name) {
    std::error_code ignored;
    const bool is_folder = std::filesystem::is_directory(folder_or_name, ignored);
    const auto folder = is_folder ? folder_or_name : profiles_folder() / folder_or_name;
    auto loaded = softchip::load_profile(folder);
    if (!loaded.profile) return unusable("no such profile of the software card, or it can not be read");
    auto printed = read_printed(folder);
    if (!printed) return printed.error();
    auto state = std::make_unique<State>(std::move(*loaded.profile));
    state->printed = std::move(*printed);
    state->anchor = folder / "csca.pem";
    return DemoCard(std::move(state));
}

Transport& DemoCard::transport() noexcept {
    return state_->transport;
}
const PrintedCard& DemoCard::printed() const noexcept {
    return state_->printed;
}
const std::filesystem::path& DemoCard::trust_anchor() const noexcept {
    return state_->anchor;
}
void DemoCard::slow_down(std::chrono::milliseconds per_exchange) noexcept {
    state_->transport.slow_down(per_exchange);
}
void DemoCard::remove_after(std::size_t exchanges) {
    state_->chip.remove_after(exchanges);
}

std::filesystem::path profiles_folder() {
    if (const char* folder = std::getenv("CCCD_PROFILES")) return folder;
    return CCCD_PROFILES_DIR;
}

std::vector<std::string> profiles(const std::filesystem::path& folder) {
    return softchip::list_profiles(folder);
}

} // namespace cccd::demo
