// cccd doctor: each reader, what it announces and what holds.
#include "doctor_checks.hpp"

#include <algorithm>

namespace cli::doctor {

namespace {

using cccd::ExtendedLength;
using cccd::pcsc::ReaderDetails;
using cccd::pcsc::ReaderInfo;
using cccd::pcsc::SlotUse;

Text use_of(SlotUse use) {
    switch (use) {
    case SlotUse::security_module:
        return {"khe SAM của chính đầu đọc, bỏ qua", "the reader's own SAM slot, skipped"};
    case SlotUse::token:
        return {"thiết bị ký số, bỏ qua", "a signing token, skipped"};
    case SlotUse::other_program:
        return {"đầu đọc ảo của chương trình khác, bỏ qua", "another program's virtual reader, skipped"};
    case SlotUse::card:
        break;
    }
    return {};
}

const char* name_of(SlotUse use) {
    return use == SlotUse::security_module ? "sam"
           : use == SlotUse::token         ? "token"
           : use == SlotUse::other_program ? "other_program"
                                           : "card";
}

Text state_of(const ReaderInfo& reader) {
    if (reader.lost) return {"đang treo", "hangs"};
    if (reader.mute) return {"có thẻ nhưng không trả lời", "holds a card that does not answer"};
    if (reader.in_use) return {"chương trình khác đang dùng", "in use by another program"};
    if (reader.card_present) return {"có thẻ", "holds a card"};
    return {"trống", "empty"};
}

const char* name_of(ExtendedLength extended) {
    return extended == ExtendedLength::yes ? "yes" : extended == ExtendedLength::no ? "no" : "unknown";
}

Text limits_text(const cccd::TransportLimits& limits) {
    switch (limits.extended) {
    case ExtendedLength::yes:
        return {"nhận lệnh dài, tối đa " + std::to_string(limits.max_response) + " byte",
                "passes extended commands, at most " + std::to_string(limits.max_response) + " octets"};
    case ExtendedLength::no:
        return {"chỉ nhận lệnh ngắn (đọc chậm hơn)", "short commands only (slower)"};
    case ExtendedLength::unknown:
        break;
    }
    return {"không báo giới hạn lệnh", "announces no limit of commands"};
}

std::string usb_text(const cccd::pcsc::UsbId& usb) {
    char text[16] = {};
    std::snprintf(text, sizeof text, "%04X:%04X", unsigned{usb.vendor}, unsigned{usb.product});
    return text;
}

void add(Text& text, const Text& more) {
    text.vi += ", " + more.vi;
    text.en += ", " + more.en;
}

Line skipped_line(const ReaderInfo& reader) {
    Line line{Level::note, "reader_skipped", {reader.name, reader.name}, {}};
    add(line.text, use_of(reader.use));
    line.facts = {{"name", reader.name}, {"use", std::string(name_of(reader.use))}, {"skipped", true}};
    return line;
}

/// What the reader tells and the list knows.
void add_details(Line& line, const ReaderDetails& details) {
    add(line.text, limits_text(details.limits));
    line.facts.emplace_back("extendedAnnounced", std::string(name_of(details.announced.limits.extended)));
    line.facts.emplace_back("extended", std::string(name_of(details.limits.extended)));
    line.facts.emplace_back("maxCommand", static_cast<std::int64_t>(details.limits.max_command));
    line.facts.emplace_back("maxResponse", static_cast<std::int64_t>(details.limits.max_response));
    if (details.announced.usb) {
        const auto usb = usb_text(*details.announced.usb);
        add(line.text, {"USB " + usb, "USB " + usb});
        line.facts.emplace_back("usb", usb);
    }
    const auto& model = details.model;
    line.facts.emplace_back("model", model.model);
    if (model.model.empty())
        add(line.text, {"không có trong danh sách kiểu đầu đọc", "not in the list of reader models"});
    else if (!model.driver.empty())
        add(line.text, {"trình điều khiển " + model.driver, "driver " + model.driver});
    line.facts.emplace_back("driver", model.driver);
    if (line.remedy.en.empty()) line.remedy = {model.hint_vi, model.hint_en};
    if (line.remedy.en.empty() != line.remedy.vi.empty()) // an office may have written one language only
        line.remedy = line.remedy.en.empty() ? Text{model.hint_vi, model.hint_vi} : Text{model.hint_en, model.hint_en};
}

Line reader_line(cccd::pcsc::Readers& readers, const ReaderInfo& reader) {
    if (reader.skipped) return skipped_line(reader);
    Line line{Level::good, "reader", {reader.name, reader.name}, {}};
    line.facts = {{"name", reader.name}, {"use", "card"},          {"skipped", false},   {"card", reader.card_present},
                  {"mute", reader.mute}, {"inUse", reader.in_use}, {"lost", reader.lost}};
    add(line.text, state_of(reader));
    if (reader.mute || reader.in_use || reader.lost) {
        const auto code = reader.lost   ? cccd::ErrorCode::reader_lost
                          : reader.mute ? cccd::ErrorCode::card_unresponsive
                                        : cccd::ErrorCode::reader_busy;
        line.level = Level::problem;
        line.remedy = line_of("reader", {code}).remedy;
    }
    if (reader.lost || reader.in_use) return line;
    const auto details = readers.inspect(reader.name);
    if (details) {
        add_details(line, *details);
    } else if (details.error().code == cccd::ErrorCode::reader_lost) {
        line.level = Level::problem;
        add(line.text, state_of(ReaderInfo{.name = {}, .atr = {}, .lost = true, .model = {}}));
        line.remedy = line_of("reader", details.error()).remedy;
    }
    return line;
}

} // namespace

Section readers(cccd::pcsc::Readers& readers) {
    Section section{"readers", {"Đầu đọc", "Readers"}};
    const auto list = readers.list();
    if (!list) {
        section.lines.push_back(line_of("readers", list.error()));
        return section;
    }
    for (const auto& reader : *list) section.lines.push_back(reader_line(readers, reader));
    const bool any = std::any_of(list->begin(), list->end(), [](const ReaderInfo& reader) { return !reader.skipped; });
    if (!any)
        section.lines.push_back(line_of(
            "no_reader", {cccd::ErrorCode::no_reader, cccd::Stage::reader, 0, 0, "no reader for cards is connected"}));
    return section;
}

} // namespace cli::doctor
