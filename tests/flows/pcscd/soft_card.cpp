#include "soft_card.hpp"

#include "support/data.hpp"

#include <csignal>
#include <cstdlib>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace support {

namespace {

std::string port_of_slot(unsigned slot) {
    std::istringstream ports(std::getenv("VPCD_PORTS"));
    std::string port;
    for (unsigned i = 0; i <= slot; ++i) ports >> port;
    return port;
}

std::string name_of_slot(unsigned slot) {
    return "CCCD virtual reader 00 0" + std::to_string(slot);
}

} // namespace

SoftCard::SoftCard(const std::filesystem::path& profile, std::vector<std::string> options, unsigned slot) {
    std::vector<std::string> words{CCCD_SOFTCHIP, "--profile", profile.string(), "--port", port_of_slot(slot)};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    process_ = ::fork();
    if (process_ == 0) {
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
}

SoftCard::~SoftCard() {
    if (process_ <= 0) return;
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    // pcscd looks every 400 ms. A card swapped within that time, as no hand can, leaves it with a reader that is
    // neither empty nor full: let it see the empty slot first.
    std::this_thread::sleep_for(std::chrono::milliseconds(800));
}

void SoftCard::pull() {
    ::kill(process_, SIGUSR1);
}
void SoftCard::insert() {
    ::kill(process_, SIGUSR2);
}
void SoftCard::kill() {
    ::kill(process_, SIGKILL);
}

bool have_private_pcscd() {
    if (std::getenv("VPCD_PORTS") != nullptr) return true;
    std::puts("SKIPPED not run under drivers/softchip/demo/private-pcscd");
    return false;
}

std::filesystem::path profile(const std::string& name) {
    return std::filesystem::path(CCCD_PROFILES) / name;
}

nlohmann::json expected(const std::string& name) {
    const auto bytes = read_file(profile(name) / "expected.json");
    return nlohmann::json::parse(bytes.begin(), bytes.end());
}

ChangedProfile::ChangedProfile(const std::string& name) {
    std::string pattern = (std::filesystem::temp_directory_path() / "changed-profile.XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    std::filesystem::copy(profile(name), folder_, std::filesystem::copy_options::recursive);
}

ChangedProfile::~ChangedProfile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void ChangedProfile::flip(const std::string& file, std::size_t octets_from_end) {
    auto bytes = read_file(folder_ / file);
    bytes[bytes.size() - octets_from_end] ^= 0x01;
    std::ofstream out(folder_ / file, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void ChangedProfile::replace(const std::string& file, const std::filesystem::path& with) {
    std::filesystem::copy_file(with, folder_ / file, std::filesystem::copy_options::overwrite_existing);
}

cccd::Result<cccd::pcsc::Card> card_in_slot(cccd::pcsc::Readers& readers, unsigned slot) {
    return readers.wait_for_card(std::chrono::seconds(20), {}, name_of_slot(slot));
}

} // namespace support
