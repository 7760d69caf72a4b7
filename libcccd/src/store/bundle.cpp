#include "store/bundle.hpp"

#include "base/try.hpp"
#include "pki/text_formats.hpp"

#include <nlohmann/json.hpp>

namespace cccd::store {

using nlohmann::json;

namespace {

constexpr std::string_view magic = "CCCD-TRUST-BUNDLE-1";
constexpr std::size_t largest = 64u << 20;

constexpr Error refused(Literal text) noexcept {
    return {ErrorCode::bundle_refused, Stage::trust_store, 0, 0, text};
}

/// What is signed begins with the magic, so that no signature made for another purpose fits.
Bytes signed_octets(std::string_view payload) {
    Bytes out = to_bytes(as_bytes(magic));
    out.push_back('\n');
    out.insert(out.end(), payload.begin(), payload.end());
    return out;
}

std::string_view take_line(std::string_view& text) noexcept {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return line;
}

Result<Record> parse_record(const json& entry) {
    auto record = record_of(entry);
    const auto der = record ? entry.find("der") : entry.end();
    if (!record || der == entry.end() || !der->is_string()) return refused("an entry is malformed");
    auto octets = pki::base64_decode(der->get_ref<const std::string&>());
    if (!octets) return refused("an entry is malformed");
    record->der = *std::move(octets);
    return *std::move(record);
}

Result<Bundle> parse_payload(std::string_view payload) {
    const json content = json::parse(payload.begin(), payload.end(), nullptr, false);
    if (!content.is_object() || !content.contains("entries") || !content["entries"].is_array() ||
        !content.contains("sequence") || !content["sequence"].is_number_unsigned() || !content.contains("made") ||
        !content["made"].is_string())
        return refused("the payload is malformed");
    Bundle out;
    const auto made = time_of(content["made"].get_ref<const std::string&>());
    if (!made) return refused("the payload is malformed");
    out.info.made = *made;
    out.info.sequence = content["sequence"].get<std::uint64_t>();
    for (const auto& entry : content["entries"]) {
        CCCD_TRY(Record record, parse_record(entry));
        out.records.push_back(std::move(record));
    }
    out.info.entries = out.records.size();
    return out;
}

} // namespace

Result<Bytes> write_bundle(const std::vector<Record>& records, const SigningKey& key, std::uint64_t sequence,
                           WallTime now) {
    json content{{"sequence", sequence}, {"made", time_text(now)}, {"entries", json::array()}};
    for (const auto& record : records) {
        json entry = to_json(record);
        entry["der"] = pki::base64_encode(record.der);
        content["entries"].push_back(std::move(entry));
    }
    const std::string payload = content.dump(-1, ' ', true, json::error_handler_t::replace);
    CCCD_TRY(const Bytes signature, key.sign(signed_octets(payload)));
    const std::string file =
        std::string(magic) + "\n" + key.fingerprint() + "\n" + pki::base64_encode(signature) + "\n" + payload;
    return to_bytes(as_bytes(file));
}

Result<Bundle> read_bundle(ByteView file, std::span<const VerifyingKey> accepted) {
    if (file.size() > largest) return refused("the bundle is too large");
    std::string_view text = as_text(file);
    if (take_line(text) != magic) return refused("no bundle");
    const std::string_view fingerprint = take_line(text);
    const auto signature = pki::base64_decode(take_line(text));
    if (!signature) return refused("no bundle");
    for (const auto& key : accepted) {
        if (key.fingerprint() != fingerprint) continue;
        if (!key.verify(signed_octets(text), *signature)) return refused("the signature does not hold");
        CCCD_TRY(Bundle bundle, parse_payload(text));
        bundle.info.signed_by = std::string(fingerprint);
        return bundle;
    }
    return refused("signed by a key that is not accepted");
}

} // namespace cccd::store
