#include "store/limits_text.hpp"

#include "base/try.hpp"

#include <array>
#include <cccd/limit_store.hpp>
#include <nlohmann/json.hpp>

namespace cccd::store {

namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr const char* version_member = "cccd_reader_limits";

struct Flag {
    const char* name;
    bool CardLimits::*member;
};
struct Number {
    const char* name;
    std::uint32_t CardLimits::*member;
};

constexpr std::array flags{Flag{"master_file_first", &CardLimits::master_file_first},
                           Flag{"short_identifiers", &CardLimits::short_identifiers},
                           Flag{"short_identifiers_proved", &CardLimits::short_identifiers_proved},
                           Flag{"header_first", &CardLimits::header_first},
                           Flag{"domain_reference", &CardLimits::domain_reference},
                           Flag{"extended_fails", &CardLimits::extended_fails},
                           Flag{"buffers_known", &CardLimits::buffers_known}};
constexpr std::array numbers{
    Number{"command_buffer", &CardLimits::command_buffer}, Number{"response_buffer", &CardLimits::response_buffer},
    Number{"read_size", &CardLimits::read_size}, Number{"read_refused", &CardLimits::read_refused},
    Number{"read_proved", &CardLimits::read_proved}};

Error malformed() noexcept {
    return {ErrorCode::data_malformed, Stage::none, 0, 0, "these are no remembered limits of readers"};
}

Json json_of(const ReaderLimits::Entry& entry) {
    Json json;
    for (const auto& flag : flags) json[flag.name] = entry.limits.*flag.member;
    for (const auto& number : numbers) json[number.name] = entry.limits.*number.member;
    json["reads"] = entry.reads;
    json["used"] = entry.used;
    return json;
}

/// A number of at most `most`; 0 where the member is absent.
Result<std::uint64_t> number_of(const Json& json, const char* name, std::uint64_t most) {
    const auto found = json.find(name);
    if (found == json.end()) return std::uint64_t{0};
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() > most) return malformed();
    return found->get<std::uint64_t>();
}

Result<ReaderLimits::Entry> entry_of(const Json& json) {
    constexpr std::uint64_t longest_apdu = 0xFFFFFF, most_reads = 1'000'000'000, most_uses = 1ull << 53;
    if (!json.is_object()) return malformed();
    ReaderLimits::Entry entry;
    for (const auto& flag : flags) {
        const auto found = json.find(flag.name);
        if (found == json.end()) continue;
        if (!found->is_boolean()) return malformed();
        entry.limits.*flag.member = found->get<bool>();
    }
    for (const auto& number : numbers) {
        CCCD_TRY(const auto value, number_of(json, number.name, longest_apdu));
        entry.limits.*number.member = static_cast<std::uint32_t>(value);
    }
    CCCD_TRY(const auto reads, number_of(json, "reads", most_reads));
    entry.reads = static_cast<std::uint32_t>(reads);
    CCCD_TRY(entry.used, number_of(json, "used", most_uses));
    return entry;
}

} // namespace

std::string limits_text(const std::map<std::string, ReaderLimits>& readers) {
    Json all = Json::object();
    for (const auto& [model, limits] : readers) {
        if (limits.entries().empty() || all.size() == LimitStore::most_readers) continue;
        auto& kinds = all[model];
        for (const auto& [kind, entry] : limits.entries()) kinds[kind] = json_of(entry);
    }
    Json json;
    json[version_member] = version;
    json["readers"] = std::move(all);
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<std::map<std::string, ReaderLimits>> parse_limits(std::string_view text) {
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains(version_member) || json[version_member] != version) return malformed();
    const auto found = json.find("readers");
    if (found == json.end() || !found->is_object()) return malformed();
    std::map<std::string, ReaderLimits> readers;
    for (const auto& [model, kinds] : found->items()) {
        if (!kinds.is_object()) return malformed();
        for (const auto& [kind, json_entry] : kinds.items()) {
            CCCD_TRY(const auto entry, entry_of(json_entry));
            readers[model].restore(kind, entry);
        }
    }
    return readers;
}

} // namespace cccd::store
