// Documents, reports and single files as JSON text for programs. docs/json.md is the stable description.
#pragma once

#include <cccd/document.hpp>
#include <string>

namespace cccd {

[[nodiscard]] CCCD_API std::string to_json(const Report& report, const VerifyPolicy& policy);
[[nodiscard]] CCCD_API std::string to_json(const Document& document);
/// {"report": …, "document": …}
[[nodiscard]] CCCD_API std::string to_json(const Verified& verified, const VerifyPolicy& policy);

/// Any elementary file, recognised by its outermost tag or by `file` where that is not enough (EF.CardAccess), as JSON
/// text, indented. Errors: data_malformed and the other 6xx.
[[nodiscard]] CCCD_API Result<std::string> decode_to_json(ByteView content, File file = File::none);
/// The same as lines for people.
[[nodiscard]] CCCD_API Result<std::string> decode_to_text(ByteView content, File file = File::none);

} // namespace cccd
