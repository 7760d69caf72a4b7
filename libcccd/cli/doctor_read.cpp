// cccd doctor: one read of a test card, told by times and verdicts alone.
#include "doctor_checks.hpp"
#include "trust_option.hpp"

#include <algorithm>
#include <cccd/document.hpp>
#include <cccd/session.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

namespace cli::doctor {

namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr auto patience = std::chrono::seconds(60);

fs::path profiles_folder() {
    if (const char* folder = std::getenv("CCCD_PROFILES")) return folder;
    return CCCD_PROFILES_DIR;
}

/// The passwords of the demo cards, as their profiles print them. Their persons are made up.
cccd::AccessKeys demo_keys() {
    cccd::AccessKeys keys;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(profiles_folder(), ignored)) {
        std::ifstream in(entry.path() / "expected.json");
        const auto facts = nlohmann::json::parse(in, nullptr, false);
        if (!facts.is_object()) continue;
        auto more = cccd::access_keys_from_qr(facts.value("qr", ""));
        if (!more) continue;
        // One password a card, so that the tries of the session suffice for all.
        const bool by_number = facts.value("can", "") != "";
        for (auto& key : *more)
            if ((key.kind() == cccd::PasswordKind::can) == by_number) {
                keys.push_back(std::move(key));
                break;
            }
    }
    return keys;
}

struct Reading {
    const char* access = "";
    bool pace = false;
    std::size_t commands = 0;
    std::size_t octets = 0;
    milliseconds opened{0}, read{0};
    std::optional<cccd::Report> report;
};

cccd::Result<Reading> read(cccd::Transport& transport, const cccd::AccessKeys& keys,
                           const std::vector<std::string>& trust_paths) {
    Reading result;
    const auto begin = Steady::now();
    const cccd::Waiting waiting{{}, begin + patience};
    cccd::Session session(transport);
    auto channel = session.unlock(keys, {}, waiting);
    if (!channel) return channel.error();
    const auto opened = Steady::now();
    auto evidence = session.read(*channel, {}, waiting);
    if (!evidence) return evidence.error();
    result.opened = std::chrono::duration_cast<milliseconds>(opened - begin);
    result.read = std::chrono::duration_cast<milliseconds>(Steady::now() - opened);
    for (const auto& [file, content] : evidence->files) result.octets += content.size();
    const auto trust = trust_of(trust_paths);
    if (!trust) return trust.error();
    const auto verified = cccd::verify(*evidence, *trust, {}, cccd::system_clock().wall());
    evidence->wipe();
    if (!verified) return verified.error();
    result.report = verified->report;
    return result;
}

Line line_of_reading(const Reading& reading) {
    const auto overall = std::string(cccd::name(reading.report->overall({})));
    const auto opened = std::to_string(reading.opened.count()), read = std::to_string(reading.read.count());
    const auto octets = std::to_string(reading.octets);
    const bool bad = reading.report->overall({}) == cccd::Overall::not_genuine;
    return {bad ? Level::problem : Level::good,
            "test_read",
            {"Mở chip " + opened + " ms, đọc " + octets + " byte trong " + read + " ms, kết quả kiểm tra: " + overall,
             "Chip opened in " + opened + " ms, " + octets + " octets read in " + read + " ms, overall: " + overall},
            {},
            {{"openedMs", std::int64_t{reading.opened.count()}},
             {"readMs", std::int64_t{reading.read.count()}},
             {"octets", static_cast<std::int64_t>(reading.octets)},
             {"overall", overall}}};
}

Line not_done(const char* vi, const char* en) {
    return {Level::note,
            "no_test_read",
            {vi, en},
            {"Đặt thẻ thử rồi chạy lại với --number (hoặc --qr, --can, --mrz)",
             "Place a test card and run again with --number (or --qr, --can, --mrz)"}};
}

/// A slot that only software cards come into.
bool is_virtual(const cccd::pcsc::ReaderInfo& reader) {
    return reader.model.starts_with("vsmartcard");
}

} // namespace

Section test_read(cccd::pcsc::Readers& readers, const Options& options) {
    Section section{"test_read", {"Đọc thử", "Test read"}};
    const auto list = readers.list();
    if (!list) return section.lines.push_back(line_of("test_read", list.error())), section;
    const auto& key = options.key;
    const bool given = !(key.number + key.qr + key.can + key.mrz + key.document).empty();
    const auto demo = std::find_if(list->begin(), list->end(),
                                   [](const auto& reader) { return is_virtual(reader) && reader.card_present; });
    if (!given && demo == list->end())
        return section.lines.push_back(not_done("Không có thẻ thử; thẻ của người dân không bị đọc ở đây",
                                                "No test card; a citizen's card is not read here")),
               section;
    auto keys = given ? keys_of(key) : cccd::Result<cccd::AccessKeys>(demo_keys());
    if (!keys) return section.lines.push_back(line_of("test_read", keys.error())), section;
    const auto name = given ? options.reader : demo->name;
    auto card = readers.wait_for_card(std::chrono::seconds(given ? 10 : 5), {}, name);
    if (!card) return section.lines.push_back(line_of("test_read", card.error())), section;
    const auto reading = read(card->transport(), *keys, options.trust);
    section.lines.push_back(reading ? line_of_reading(*reading) : line_of("test_read", reading.error()));
    return section;
}

} // namespace cli::doctor
