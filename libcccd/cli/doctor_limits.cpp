// cccd doctor: what was learned of kinds of cards in models of readers, and so how they are read.
#include "doctor_checks.hpp"

#include <cccd/limit_store.hpp>
#include <filesystem>

namespace cli::doctor {

namespace {

void add(Text& text, const char* vi, const char* en) {
    text.vi += std::string(", ") + vi;
    text.en += std::string(", ") + en;
}

Text size_text(const cccd::CardLimits& limits) {
    if (limits.read_size > 0) {
        const auto size = std::to_string(limits.read_size);
        return {"mỗi lệnh đọc được nhiều nhất " + size + " byte", "at most " + size + " octets a command"};
    }
    const auto size = std::to_string(limits.read_proved);
    return {"chưa gặp giới hạn, đã đọc " + size + " byte một lệnh",
            "no limit met, " + size + " octets came in a command"};
}

Line kind_line(const std::string& reader, const std::string& kind, const cccd::ReaderLimits::Entry& entry) {
    const auto& limits = entry.limits;
    const auto size = size_text(limits);
    const auto begin = reader + ", ", reads = std::to_string(entry.reads);
    Line line{Level::note,
              "learned",
              {begin + "loại thẻ " + kind + ": " + size.vi, begin + "card kind " + kind + ": " + size.en},
              {}};
    if (limits.response_buffer > 0) {
        const auto buffers = std::to_string(limits.command_buffer) + "/" + std::to_string(limits.response_buffer);
        add(line.text, ("thẻ báo bộ đệm " + buffers + " byte").c_str(),
            ("the chip states buffers of " + buffers + " octets").c_str());
    }
    if (limits.domain_reference)
        add(line.text, "PACE phải kèm số tham số miền", "PACE wants the number of its domain parameters");
    if (limits.extended_fails) add(line.text, "lệnh dài làm đứt kết nối", "long responses break the channel");
    if (!limits.short_identifiers) add(line.text, "phải chọn từng tệp", "each file has to be selected");
    if (limits.header_first) add(line.text, "phải hỏi độ dài tệp trước", "wants the exact length of a file");
    if (limits.master_file_first) add(line.text, "phải chọn tệp gốc trước", "wants the master file selected first");
    add(line.text, ("không đổi qua " + reads + " lần đọc").c_str(), ("unchanged for " + reads + " reads").c_str());
    line.facts = {{"reader", reader},
                  {"kind", kind},
                  {"readSize", std::int64_t{limits.read_size}},
                  {"readProved", std::int64_t{limits.read_proved}},
                  {"commandBuffer", std::int64_t{limits.command_buffer}},
                  {"responseBuffer", std::int64_t{limits.response_buffer}},
                  {"domainReference", limits.domain_reference},
                  {"extendedFails", limits.extended_fails},
                  {"shortIdentifiers", limits.short_identifiers},
                  {"reads", std::int64_t{entry.reads}}};
    return line;
}

/// The store's only way to say that a file is not right.
class Heard final : public cccd::LogSink {
public:
    void write(const cccd::LogEvent& event) noexcept override { what = event.what.view(); }
    std::string_view what;
};

} // namespace

Section learned_limits(const std::string& file) {
    Section section{"limits", {"Giới hạn đã học", "Learned limits"}};
    std::error_code ignored;
    if (file.empty() || !std::filesystem::exists(file, ignored)) {
        section.lines.push_back({Level::note,
                                 "nothing_learned",
                                 {"Chưa học được gì: " + file, "Nothing learned yet: " + file},
                                 {"Máy kiosk giữ tệp riêng: --limits /var/lib/cccd-kiosk/reader-limits.json",
                                  "A kiosk keeps its own: --limits /var/lib/cccd-kiosk/reader-limits.json"}});
        return section;
    }
    Heard heard;
    const auto store = cccd::LimitStore::open(file, &heard);
    for (const auto& [reader, limits] : store.readers())
        for (const auto& [kind, entry] : limits.entries()) section.lines.push_back(kind_line(reader, kind, entry));
    if (!heard.what.empty())
        section.lines.push_back({Level::note,
                                 "limits_ignored",
                                 {file + ": " + std::string(heard.what), file + ": " + std::string(heard.what)},
                                 {"Không cần làm gì: lần đọc sau ghi lại tệp này; nếu còn thì kiểm tra quyền",
                                  "Nothing to do: the next read writes it anew; if it stays, check the rights"}});
    return section;
}

} // namespace cli::doctor
