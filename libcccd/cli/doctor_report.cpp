#include "doctor_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cli::doctor {

namespace {

using Json = nlohmann::ordered_json;
using cccd::ErrorCode;

struct Remedy {
    ErrorCode code;
    const char* vi;
    const char* en;
};

constexpr Remedy remedies[] = {
    {ErrorCode::service_not_running,
     "Cài pcscd rồi bật dịch vụ: sudo apt install pcscd libccid && sudo systemctl enable --now pcscd.socket",
     "Install pcscd and start it: sudo apt install pcscd libccid && sudo systemctl enable --now pcscd.socket"},
    {ErrorCode::service_access_denied,
     "Cho người dùng này quyền access_pcsc và access_card của org.debian.pcsc-lite trong /etc/polkit-1/rules.d/ (xem "
     "docs/readers.md)",
     "Allow this user access_pcsc and access_card of org.debian.pcsc-lite in /etc/polkit-1/rules.d/ (docs/readers.md)"},
    {ErrorCode::service_lost, "Chạy lại: sudo systemctl restart pcscd", "Start it again: sudo systemctl restart pcscd"},
    {ErrorCode::no_reader, "Cắm đầu đọc; thử cáp hoặc cổng USB khác; xem lsusb",
     "Plug a reader in; try another cable or USB port; see lsusb"},
    {ErrorCode::reader_lost, "Rút đầu đọc ra rồi cắm lại, nên dùng cổng USB khác",
     "Unplug the reader and plug it in again, best into another USB port"},
    {ErrorCode::reader_busy, "Đóng chương trình khác đang dùng đầu đọc (phần mềm ký số, SDK chạy ngầm)",
     "Close the other program that uses the reader (signing software, SDKs that run as services)"},
    {ErrorCode::reader_failed, "Xem nhật ký: journalctl -u pcscd", "See the log: journalctl -u pcscd"},
    {ErrorCode::card_unresponsive, "Đặt lại thẻ: một thẻ, nằm phẳng, không bao da",
     "Place the card again: one card, flat, without a sleeve"},
    {ErrorCode::access_denied_wrong_key, "Kiểm tra lại 12 số của thẻ thử", "Check the twelve digits of the test card"},
};

const char* mark_of(Level level) {
    return level == Level::good ? "[ OK ]" : level == Level::note ? "[ .. ]" : "[ !! ]";
}

const char* name_of(Level level) {
    return level == Level::good ? "good" : level == Level::note ? "note" : "problem";
}

Json json_of(const Text& text) {
    return {{"vi", text.vi}, {"en", text.en}};
}

Json json_of(const Line& line) {
    Json out{{"id", line.id}, {"level", name_of(line.level)}, {"text", json_of(line.text)}};
    if (!line.remedy.en.empty()) out["remedy"] = json_of(line.remedy);
    for (const auto& [key, value] : line.facts)
        std::visit([&out, key = key](const auto& content) { out["facts"][key] = content; }, value);
    return out;
}

} // namespace

bool Report::has_problem() const {
    const auto bad = [](const Line& line) { return line.level == Level::problem; };
    return std::any_of(sections.begin(), sections.end(), [&](const Section& section) {
        return std::any_of(section.lines.begin(), section.lines.end(), bad);
    });
}

Line line_of(const char* id, const cccd::Error& error) {
    Line line{Level::problem, id, {}, {}};
    line.text.en = cccd::describe(error);
    line.text.vi = "Lỗi " + line.text.en;
    line.facts = {{"code", static_cast<std::int64_t>(error.code)}, {"name", std::string(cccd::name(error.code))}};
    for (const auto& remedy : remedies)
        if (remedy.code == error.code) line.remedy = {remedy.vi, remedy.en};
    if (line.remedy.en.empty()) line.remedy = {"Tra mã lỗi trong docs/errors.md", "See the code in docs/errors.md"};
    return line;
}

std::string as_text(const Report& report, bool english) {
    const auto say = [english](const Text& text) -> const std::string& { return english ? text.en : text.vi; };
    std::string out;
    for (const auto& section : report.sections) {
        out += say(section.title) + "\n";
        for (const auto& line : section.lines) {
            out += std::string("  ") + mark_of(line.level) + " " + say(line.text) + "\n";
            if (!line.remedy.en.empty()) out += "         -> " + say(line.remedy) + "\n";
        }
    }
    if (!report.has_problem())
        out += english ? "No problem found.\n" : "Không thấy vấn đề nào.\n";
    else
        out += english ? "Lines with [ !! ] need attention.\n" : "Các dòng [ !! ] cần xử lý.\n";
    return out;
}

std::string as_json(const Report& report) {
    auto sections = Json::array();
    for (const auto& section : report.sections) {
        auto lines = Json::array();
        for (const auto& line : section.lines) lines.push_back(json_of(line));
        sections.push_back({{"id", section.id}, {"title", json_of(section.title)}, {"lines", lines}});
    }
    return Json{{"cccd_doctor", 1}, {"problem", report.has_problem()}, {"sections", sections}}.dump(
               2, ' ', false, Json::error_handler_t::replace) +
           "\n";
}

} // namespace cli::doctor
