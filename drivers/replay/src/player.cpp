#include "octets.hpp"

#include <algorithm>
#include <cccd/replay.hpp>
#include <nlohmann/json.hpp>

namespace cccd::replay {

struct Entry {
    bool reset = false;
    Octets command;
    Octets response;
    std::optional<ErrorCode> error;
};

namespace {

using nlohmann::json;

constexpr std::size_t largest_transcript = std::size_t{64} << 20;

Error malformed(Literal why) {
    return {ErrorCode::data_malformed, Stage::none, 0, 0, why};
}

Error strayed(Literal why) {
    return {ErrorCode::link_failed, Stage::none, 0, 0, why};
}

std::optional<Octets> octets_of(const json& line, const char* key) {
    const auto found = line.find(key);
    if (found == line.end() || !found->is_string()) return std::nullopt;
    return from_text(found->get_ref<const std::string&>());
}

std::size_t size_of(const json& line, const char* key, std::size_t otherwise) {
    const auto found = line.find(key);
    return found != line.end() && found->is_number_unsigned() ? found->get<std::size_t>() : otherwise;
}

bool flag_of(const json& line, const char* key) {
    const auto found = line.find(key);
    return found != line.end() && found->is_boolean() && found->get<bool>();
}

ExtendedLength extended_of(const json& line) {
    const auto found = line.find("extended");
    if (found == line.end() || !found->is_string()) return ExtendedLength::unknown;
    if (*found == "yes") return ExtendedLength::yes;
    return *found == "no" ? ExtendedLength::no : ExtendedLength::unknown;
}

Result<Entry> entry_of(const json& line) {
    Entry entry;
    entry.reset = flag_of(line, "reset");
    if (const auto code = size_of(line, "error", 0); code != 0) {
        if (code < 100 || code > 999) return malformed("a number that no error has");
        entry.error = static_cast<ErrorCode>(code);
    }
    if (entry.reset) return entry;
    auto command = octets_of(line, "command");
    if (!command) return malformed("an exchange without its command");
    entry.command = *std::move(command);
    if (entry.error) return entry;
    auto response = octets_of(line, "response");
    if (!response || response->size() < 2) return malformed("an exchange without its answer");
    entry.response = *std::move(response);
    return entry;
}

} // namespace

struct Transcript {
    Bytes atr;
    TransportLimits limits;
    bool redacted = false;
    std::vector<Entry> entries;
    std::size_t next = 0;
    bool strayed = false;

    Status read_heading(const json& line) {
        if (size_of(line, "cccd_transcript", 0) != 1) return malformed("not a transcript of version 1");
        const auto octets = octets_of(line, "atr");
        if (!octets) return malformed("a heading without ATR");
        for (const auto& octet : *octets) atr.push_back(octet.value_or(0));
        limits = {extended_of(line), size_of(line, "max_command", 261), size_of(line, "max_response", 258)};
        redacted = flag_of(line, "redacted");
        return {};
    }

    /// The entry that is due; nothing once the play has left the transcript.
    const Entry* due() {
        if (strayed || next == entries.size()) {
            strayed = true;
            return nullptr;
        }
        return &entries[next++];
    }
};

Player::Player(std::unique_ptr<Transcript> transcript) : transcript_(std::move(transcript)) {}
Player::Player(Player&&) noexcept = default;
Player& Player::operator=(Player&&) noexcept = default;
Player::~Player() = default;

Result<Player> Player::parse(std::string_view text) {
    if (text.size() > largest_transcript)
        return Error{ErrorCode::data_too_large, Stage::none, 0, 0, "a transcript over 64 MiB"};
    auto transcript = std::make_unique<Transcript>();
    bool begun = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const auto value = json::parse(line, nullptr, false);
        if (!value.is_object()) return malformed("a line that is no JSON object");
        if (!begun) {
            if (auto status = transcript->read_heading(value); !status) return status.error();
            begun = true;
            continue;
        }
        auto entry = entry_of(value);
        if (!entry) return entry.error();
        transcript->entries.push_back(*std::move(entry));
    }
    if (!begun) return malformed("a transcript without heading");
    return Player(std::move(transcript));
}

Result<std::size_t> Player::transmit(ByteView command, MutableBytes response, const Waiting& waiting) {
    if (waiting.stop.stop_requested()) return Error{ErrorCode::cancelled, Stage::none, 0, 0, "cancelled"};
    const Entry* entry = transcript_->due();
    if (entry == nullptr) return strayed("the transcript has ended or was left");
    if (entry->reset || !matches(entry->command, command)) {
        transcript_->strayed = true;
        return strayed("the transcript has something else here");
    }
    if (entry->error) return Error{*entry->error, Stage::none, 0, 0, "as recorded"};
    if (entry->response.size() > response.size())
        return Error{ErrorCode::response_malformed, Stage::none, 0, 0, "a longer answer than fits"};
    for (std::size_t i = 0; i < entry->response.size(); ++i) response[i] = entry->response[i].value_or(0);
    return entry->response.size();
}

Status Player::reset(const Waiting& waiting) {
    if (waiting.stop.stop_requested()) return Error{ErrorCode::cancelled, Stage::none, 0, 0, "cancelled"};
    const Entry* entry = transcript_->due();
    if (entry == nullptr) return strayed("the transcript has ended or was left");
    if (!entry->reset) {
        transcript_->strayed = true;
        return strayed("the transcript has no reset here");
    }
    if (entry->error) return Error{*entry->error, Stage::none, 0, 0, "as recorded"};
    return {};
}

ByteView Player::atr() const noexcept {
    return transcript_->atr;
}

TransportLimits Player::limits() const noexcept {
    return transcript_->limits;
}

bool Player::finished() const noexcept {
    return !transcript_->strayed && transcript_->next == transcript_->entries.size();
}

std::size_t Player::position() const noexcept {
    return transcript_->next;
}

bool Player::redacted() const noexcept {
    return transcript_->redacted;
}

} // namespace cccd::replay
