// A software card in a virtual slot of the private pcscd, run by the program cccd-softchip in a process of its own; and
// profiles changed for a test.
#pragma once

#include <cccd/pcsc.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace support {

/// Ends the process when it goes. The slot is the first of the private pcscd unless another is named.
class SoftCard {
public:
    explicit SoftCard(const std::filesystem::path& profile, std::vector<std::string> options = {}, unsigned slot = 0);
    SoftCard(const SoftCard&) = delete;
    SoftCard& operator=(const SoftCard&) = delete;
    ~SoftCard();

    void pull();   ///< SIGUSR1
    void insert(); ///< SIGUSR2
    void kill();   ///< SIGKILL: as when somebody cuts the cable

private:
    int process_ = -1;
};

/// True when the test runs under private-pcscd; prints why and counts as skipped otherwise.
bool have_private_pcscd();

/// A profile folder of drivers/softchip/profiles, and what it says is on the card.
std::filesystem::path profile(const std::string& name);
nlohmann::json expected(const std::string& name);

/// A copy of a profile that a test may change; removed when it goes.
class ChangedProfile {
public:
    explicit ChangedProfile(const std::string& name);
    ChangedProfile(const ChangedProfile&) = delete;
    ChangedProfile& operator=(const ChangedProfile&) = delete;
    ~ChangedProfile();
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// Flips one bit in the middle of the file's last octets, inside a value and never in a length.
    void flip(const std::string& file, std::size_t octets_from_end);
    void replace(const std::string& file, const std::filesystem::path& with);

private:
    std::filesystem::path folder_;
};

/// Waits for a card in the n-th slot of the private pcscd.
cccd::Result<cccd::pcsc::Card> card_in_slot(cccd::pcsc::Readers& readers, unsigned slot = 0);

} // namespace support
