// What the JSON texts share. Keys keep their order; text that is not UTF-8 is replaced, never thrown about.
#pragma once

#include <cccd/document.hpp>
#include <nlohmann/json.hpp>

namespace cccd::session {

using Json = nlohmann::ordered_json;

[[nodiscard]] std::string dump(const Json& json);
[[nodiscard]] Json check_json(const Check& check);
[[nodiscard]] Json finding_json(const Finding& finding);
[[nodiscard]] Json access_json(const AccessRecord& access);
[[nodiscard]] Json signer_json(const DocumentSigner& signer);
[[nodiscard]] Json report_json(const Report& report, const VerifyPolicy& policy);
[[nodiscard]] Json date_json(const Date& date);
[[nodiscard]] Json document_json(const Document& document);
[[nodiscard]] std::string utc_text(WallTime time); ///< 2026-01-31T23:59:59Z
[[nodiscard]] std::optional<WallTime> utc_from(std::string_view text);
[[nodiscard]] std::string_view name(PasswordKind kind) noexcept;

} // namespace cccd::session
