// A card in software, in this process: for training without anybody's card, for demonstrations and for tests.
// Its persons are made up and its certificates chain to a demo CSCA that nobody trusts unless told to.
#pragma once

#include <cccd/transport.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cccd::demo {

/// What is printed on the demo card: what a citizen would show or let scan.
struct PrintedCard {
    std::string personal_number;
    std::string qr_text;
    std::string mrz; ///< three lines
};

/// Move-only; one thread at a time.
class CCCD_API DemoCard {
public:
    /// A profile folder (…/cccd-2021), or the name of one in profiles_folder(). Errors: invalid_argument.
    static Result<DemoCard> open(const std::filesystem::path& folder_or_name);
    DemoCard(DemoCard&&) noexcept;
    DemoCard& operator=(DemoCard&&) noexcept;
    ~DemoCard();

    /// Lives as long as the card does, also when the DemoCard object is moved.
    [[nodiscard]] Transport& transport() noexcept;
    [[nodiscard]] const PrintedCard& printed() const noexcept;
    /// The demo CSCA certificate (PEM) that a training kiosk may trust.
    [[nodiscard]] const std::filesystem::path& trust_anchor() const noexcept;

    /// Each exchange takes at least this long, as with a real contactless chip.
    void slow_down(std::chrono::milliseconds per_exchange) noexcept;
    /// The card leaves the field after this many more exchanges.
    void remove_after(std::size_t exchanges);

private:
    struct State;
    explicit DemoCard(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

/// Where the profiles are: the environment variable CCCD_PROFILES, else the installed folder.
[[nodiscard]] CCCD_API std::filesystem::path profiles_folder();
/// Names of the profiles in a folder.
[[nodiscard]] CCCD_API std::vector<std::string> profiles(const std::filesystem::path& folder);

} // namespace cccd::demo
