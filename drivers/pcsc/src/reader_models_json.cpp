// The files of reader models: JSON, strict, so that a slip of the pen is told and not passed over.
#include "shipped_models.hpp"

#include <algorithm>
#include <array>
#include <cccd/reader_models.hpp>
#include <nlohmann/json.hpp>

namespace cccd::pcsc {

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_entries = 10'000;

Error wrong(Literal what) {
    return {ErrorCode::data_malformed, Stage::reader, 0, 0, what};
}

std::optional<std::uint16_t> hex_word(std::string_view text) {
    std::uint16_t value = 0;
    if (text.size() != 4) return {};
    for (const char c : text) {
        const auto digit = std::string_view("0123456789ABCDEF").find(c >= 'a' && c <= 'f' ? char(c - 'a' + 'A') : c);
        if (digit == std::string_view::npos) return {};
        value = static_cast<std::uint16_t>(value << 4 | digit);
    }
    return value;
}

/// "072F:2200"
std::optional<UsbId> usb_id(const Json& value) {
    if (!value.is_string()) return {};
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() != 9 || text[4] != ':') return {};
    const auto vendor = hex_word(std::string_view(text).substr(0, 4));
    const auto product = hex_word(std::string_view(text).substr(5));
    if (!vendor || !product) return {};
    return UsbId{*vendor, *product};
}

std::optional<std::string> text_of(const Json& value, std::size_t longest) {
    if (!value.is_string()) return {};
    auto text = value.get<std::string>();
    if (text.empty() || text.size() > longest) return {};
    return text;
}

std::optional<std::size_t> number_of(const Json& value, std::size_t least, std::size_t most) {
    if (!value.is_number_unsigned()) return {};
    const auto number = value.get<std::uint64_t>();
    if (number < least || number > most) return {};
    return static_cast<std::size_t>(number);
}

template <class Value, std::size_t N>
std::optional<Value> one_of(const Json& value, const std::array<std::pair<std::string_view, Value>, N>& names) {
    if (!value.is_string()) return {};
    const auto& text = value.get_ref<const std::string&>();
    const auto* const found =
        std::find_if(names.begin(), names.end(), [&](const auto& row) { return row.first == text; });
    if (found == names.end()) return {};
    return found->second;
}

constexpr std::array<std::pair<std::string_view, SlotUse>, 4> uses{{{"card", SlotUse::card},
                                                                    {"sam", SlotUse::security_module},
                                                                    {"token", SlotUse::token},
                                                                    {"other_program", SlotUse::other_program}}};
constexpr std::array<std::pair<std::string_view, ExtendedLength>, 3> lengths{
    {{"yes", ExtendedLength::yes}, {"no", ExtendedLength::no}, {"unknown", ExtendedLength::unknown}}};

} // namespace

struct EntryParser {
    using Entry = ReaderModels::Entry;

    /// One member of an entry; an empty literal where it is right.
    static Literal member(Entry& entry, const std::string& key, const Json& value) {
        if (key == "model") return (entry.model = text_of(value, 100).value_or("")).empty() ? bad_model : right;
        if (key == "name") return name(entry, value);
        if (key == "usb") return (entry.usb = usb_id(value)) ? right : "usb is not of the form 072F:2200";
        if (key == "driver")
            return (entry.driver = text_of(value, 100)) ? right : "driver is no text of 1 to 100 octets";
        if (key == "use")
            return (entry.use = one_of(value, uses)) ? right : "use is none of card, sam, token, other_program";
        if (key == "extended_length")
            return (entry.extended = one_of(value, lengths)) ? right : "extended_length is none of yes, no, unknown";
        if (key == "max_command")
            return (entry.max_command = number_of(value, 261, 65544)) ? right : "max_command is not 261 to 65544";
        if (key == "max_response")
            return (entry.max_response = number_of(value, 258, 65538)) ? right : "max_response is not 258 to 65538";
        if (key == "settle_ms")
            return (entry.settle = number_of(value, 0, 5000)) ? right : "settle_ms is not 0 to 5000";
        if (key == "longest_exchange_ms")
            return (entry.longest_exchange = number_of(value, 1000, 120000))
                       ? right
                       : "longest_exchange_ms is not 1000 to 120000";
        if (key == "quirks") return quirks(entry, value);
        if (key == "hint") return hint(entry, value);
        return "an entry has a member that is not known";
    }

    static Result<Entry> entry(const Json& value) {
        if (!value.is_object()) return wrong("an entry is no object");
        Entry entry;
        for (const auto& [key, content] : value.items())
            if (const auto why = member(entry, key, content); !why.view().empty()) return wrong(why);
        if (entry.model.empty()) return wrong(bad_model);
        if (entry.name.empty() && !entry.usb) return wrong("an entry has neither name nor usb");
        return entry;
    }

private:
    static constexpr Literal right = "";
    static constexpr Literal bad_model = "model is missing, or no text of 1 to 100 octets";

    static Literal name(Entry& entry, const Json& value) {
        entry.name = text_of(value, 200).value_or("");
        for (auto& c : entry.name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool says_something = entry.name.find_first_not_of("* ") != std::string::npos;
        return says_something ? right : "name is no pattern, or fits every reader";
    }

    static Literal quirks(Entry& entry, const Json& value) {
        if (!value.is_array()) return "quirks is no list";
        entry.power_off_to_reset = false;
        for (const auto& quirk : value) {
            if (quirk != "power_off_to_reset") return "quirks names one that is not known";
            entry.power_off_to_reset = true;
        }
        return right;
    }

    static Literal hint(Entry& entry, const Json& value) {
        if (!value.is_object()) return "hint is no object of vi and en";
        for (const auto& [language, text] : value.items()) {
            auto& into = language == "vi" ? entry.hint_vi : entry.hint_en;
            if (language != "vi" && language != "en") return "hint has a language other than vi and en";
            if (!(into = text_of(text, 1000))) return "hint is no text of 1 to 1000 octets";
        }
        return right;
    }
};

Status ReaderModels::add(std::string_view text, std::size_t* entry_number) {
    std::size_t ignored = 0;
    auto& number = entry_number != nullptr ? *entry_number : ignored;
    number = 0;
    if (text.size() > largest_models)
        return Error{ErrorCode::data_too_large, Stage::reader, 0, 0, "a file of reader models over 1 MiB"};
    const auto file = Json::parse(text, nullptr, false);
    if (!file.is_object()) return wrong("the file is no JSON object");
    if (file.value("cccd_readers", Json()) != 1) return wrong("the file has no \"cccd_readers\": 1");
    const auto list = file.find("readers");
    if (list == file.end() || !list->is_array()) return wrong("the file has no list \"readers\"");
    if (file.size() != 2) return wrong("the file has a member that is not known");
    if (list->size() + entries_.size() > most_entries)
        return Error{ErrorCode::data_too_large, Stage::reader, 0, 0, "more than 10,000 reader models"};
    std::vector<Entry> added;
    for (const auto& value : *list) {
        ++number;
        auto entry = EntryParser::entry(value);
        if (!entry) return entry.error();
        added.push_back(*std::move(entry));
    }
    number = 0;
    entries_.insert(entries_.end(), added.begin(), added.end());
    return {};
}

} // namespace cccd::pcsc
