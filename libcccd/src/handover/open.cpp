// Hand-over JSON taken apart and held against the office's keys.
#include "base/try.hpp"
#include "pki/text_formats.hpp"

#include <algorithm>
#include <cccd/handover.hpp>
#include <nlohmann/json.hpp>

namespace cccd {

namespace {

using Json = nlohmann::json; // its objects are in the order of their keys, as RFC 8785 wants them

constexpr int deepest = 8; // envelope, hand-over, tables, table, row, value: six

constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

/// Objects, arrays, texts and true or false: what has one canonical form, and no other thing.
Result<Json> parse(ByteView text) {
    if (text.size() > handover_largest) return Error{ErrorCode::data_too_large, Stage::parse, 0, 0, "too much JSON"};
    bool sound = true;
    const auto look = [&sound](int depth, Json::parse_event_t event, Json& value) {
        const bool foreign = event == Json::parse_event_t::value && (value.is_number() || value.is_null());
        if (depth > deepest || foreign) sound = false;
        return sound;
    };
    auto json = Json::parse(text.begin(), text.end(), look, false);
    if (!sound || !json.is_object()) return malformed("no hand-over JSON");
    return json;
}

std::string text_of(const Json& object, const char* member) {
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

HandoverVerdict judge(std::string_view data, const Json& signature, const std::vector<VerifyingKey>& keys) {
    const std::string named = text_of(signature, "key");
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [&named](const VerifyingKey& each) { return each.fingerprint() == named; });
    if (key == keys.end()) return HandoverVerdict::unknown_key;
    const auto value = pki::base64_decode(text_of(signature, "value"));
    const bool holds = text_of(signature, "algorithm") == "ES256" && value && key->verify(as_bytes(data), *value);
    return holds ? HandoverVerdict::genuine : HandoverVerdict::altered;
}

} // namespace

std::string_view name(HandoverVerdict verdict) noexcept {
    switch (verdict) {
    case HandoverVerdict::genuine:
        return "genuine";
    case HandoverVerdict::altered:
        return "altered";
    case HandoverVerdict::unknown_key:
        return "unknown_key";
    case HandoverVerdict::not_signed:
        break;
    }
    return "not_signed";
}

Result<Handover> open_handover(ByteView json, const std::vector<VerifyingKey>& keys) {
    CCCD_TRY(const Json envelope, parse(json));
    const auto data = envelope.find("handover");
    if (data == envelope.end() || !data->is_object()) return malformed("no member \"handover\"");
    Handover handover;
    handover.data = data->dump();
    const auto demo = data->find("demo");
    handover.demo = demo != data->end() && *demo != Json(false);
    const auto signature = envelope.find("signature");
    if (signature == envelope.end()) return handover;
    if (!signature->is_object()) return malformed("the signature is no object");
    handover.key = text_of(*signature, "key");
    handover.verdict = judge(handover.data, *signature, keys);
    return handover;
}

} // namespace cccd
