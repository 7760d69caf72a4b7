// The content of a trust store as values and as JSON: once with file names (index.json), once with octets (bundle).
#pragma once

#include <cccd/trust_store.hpp>
#include <functional>
#include <nlohmann/json_fwd.hpp>

namespace cccd {

struct TrustStore::Record {
    TrustRole role = TrustRole::anchor;
    Bytes der;
    std::string source, origin;
    WallTime added{};
};

namespace store {

using Record = TrustStore::Record;

/// "VN-CSCA_Vietnam-6F0A20D63A43FC58.pem": readable, ASCII, one of a kind.
[[nodiscard]] std::string file_name(const Record& record);
/// PEM with lines above it that say what it is.
[[nodiscard]] std::string file_text(const Record& record);
/// The first PEM block of such a file. Errors: store_corrupt.
Result<Bytes> octets_of(ByteView file);
[[nodiscard]] std::string fingerprint_of(ByteView der);
/// "2026-06-01T12:00:00Z"
[[nodiscard]] std::string time_text(WallTime time);
[[nodiscard]] std::optional<WallTime> time_of(std::string_view text);

[[nodiscard]] nlohmann::json to_json(const Record& record);
/// Everything but the octets; none where a member is missing or of another type.
[[nodiscard]] std::optional<Record> record_of(const nlohmann::json& json);

/// Errors: store_corrupt where a certificate can not be read.
Status add_to(Trust& trust, const std::vector<Record>& records);
/// A Trust with all of it.
Result<Trust> trust_of(const std::vector<Record>& records);

} // namespace store
} // namespace cccd
