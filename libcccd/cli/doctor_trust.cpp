// cccd doctor: what the office trusts, and until when.
#include "doctor_checks.hpp"

#include <cccd/environment.hpp>
#include <cccd/trust_store.hpp>

namespace cli::doctor {

namespace {

using cccd::TrustEntry;
using cccd::TrustRole;

std::string day(cccd::WallTime time) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    char text[16] = {};
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

Line entry_line(const TrustEntry& entry, cccd::WallTime now) {
    const bool list = entry.role == TrustRole::revocation_list;
    Line line{Level::good, list ? "revocation_list" : "anchor", {}, {}};
    const auto until = day(entry.valid_until);
    line.facts = {{"subject", entry.subject}, {"validUntil", until}, {"fingerprint", entry.fingerprint}};
    line.text = {entry.subject + (list ? ", danh sách thu hồi, bản kế tiếp " : ", hạn ") + until,
                 entry.subject + (list ? ", revocation list, next update " : ", valid until ") + until};
    if (entry.key_use_ends) {
        line.text.vi += ", ký thẻ đến " + day(*entry.key_use_ends);
        line.text.en += ", signs cards until " + day(*entry.key_use_ends);
        line.facts.emplace_back("keyUseEnds", day(*entry.key_use_ends));
    }
    if (entry.valid_until >= now) return line;
    // An expired anchor still judges the cards of its time.
    line.level = Level::note;
    line.remedy = list ? Text{"Nhập danh sách thu hồi mới", "Import the new revocation list"}
                       : Text{"Nhập chứng thư gốc kế nhiệm", "Import the anchor's successor"};
    return line;
}

/// A store, or a file or folder of certificates.
cccd::Result<std::vector<TrustEntry>> entries_at(const std::string& path) {
    if (cccd::TrustStore::is_store(path)) {
        const auto store = cccd::TrustStore::open(path);
        if (!store) return store.error();
        return store->entries();
    }
    const std::filesystem::path paths[] = {path};
    const auto trust = cccd::load_trust(paths);
    if (!trust) return trust.error();
    return cccd::entries_of(*trust);
}

void add_path(Section& section, const std::string& path, cccd::WallTime now) {
    const auto entries = entries_at(path);
    if (!entries) {
        section.lines.push_back(line_of("trust", entries.error()));
        return;
    }
    bool anchored = false;
    for (const auto& entry : *entries) {
        if (entry.role != TrustRole::anchor && entry.role != TrustRole::revocation_list) continue;
        anchored |= entry.role == TrustRole::anchor;
        section.lines.push_back(entry_line(entry, now));
    }
    if (!anchored)
        section.lines.push_back(
            {Level::problem,
             "no_anchor",
             {path + ": không có chứng thư gốc", path + ": no anchor"},
             {"Nhập chứng thư CSCA: cccd trust import", "Import CSCA certificates: cccd trust import"},
             {{"path", path}}});
}

} // namespace

Section trust(const std::vector<std::string>& paths) {
    Section section{"trust", {"Chứng thư tin cậy", "Trust store"}};
    const auto now = cccd::system_clock().wall();
    for (const auto& path : paths) add_path(section, path, now);
    if (section.lines.empty())
        section.lines.push_back(
            {Level::note,
             "no_trust",
             {"Chưa có chứng thư gốc: đọc được thẻ nhưng không kết luận được thật hay giả",
              "No anchors: cards are read, and can be called neither genuine nor forged"},
             {"Chỉ kho bằng --trust, hoặc nhập chứng thư vào /etc/cccd/trust: cccd trust import",
              "Name the store with --trust, or import certificates into /etc/cccd/trust: cccd trust import"}});
    return section;
}

} // namespace cli::doctor
