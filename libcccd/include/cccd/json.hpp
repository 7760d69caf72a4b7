// Documents, reports and single files as JSON text for programs. docs/json.md is the stable description.
#pragma once

#include <cccd/document.hpp>
#include <string>
#include <string_view>

namespace cccd {

[[nodiscard]] CCCD_API std::string to_json(const Report& report, const VerifyPolicy& policy);
[[nodiscard]] CCCD_API std::string to_json(const Document& document);
/// {"report": …, "document": …}
[[nodiscard]] CCCD_API std::string to_json(const Verified& verified, const VerifyPolicy& policy);

/// What evidence holds beside its files (challenge, answer, how the chip was opened, what was missing): `evidence.json`
/// of `cccd read --out`. With the files it lets verify() repeat everything.
[[nodiscard]] CCCD_API std::string evidence_record(const Evidence& evidence);
/// Puts such a record back into evidence that holds its files already. Errors: data_malformed.
[[nodiscard]] CCCD_API Status restore_evidence_record(std::string_view json, Evidence& evidence);

/// Any elementary file, recognised by its outermost tag or by `file` where that is not enough (EF.CardAccess), as JSON
/// text, indented. Errors: data_malformed and the other 6xx.
[[nodiscard]] CCCD_API Result<std::string> decode_to_json(ByteView content, File file = File::none);
/// The same as lines for people.
[[nodiscard]] CCCD_API Result<std::string> decode_to_text(ByteView content, File file = File::none);

} // namespace cccd
