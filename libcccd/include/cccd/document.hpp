// The holder's data out of verified files. Only verify() makes a Document; values of a group whose hash or whose SOD
// signature does not hold are not in it.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/date.hpp>
#include <cccd/evidence.hpp>
#include <cccd/files.hpp>
#include <cccd/policy.hpp>
#include <cccd/report.hpp>
#include <cccd/trust.hpp>
#include <optional>
#include <string>
#include <vector>

namespace cccd {

/// How far a value of the chip can be relied on.
enum class Standing : std::uint8_t {
    verified,   ///< hash in the SOD, signature holds, signer chains to an anchor
    unanchored, ///< hash and signature hold, but no trust anchor for the signer
};

[[nodiscard]] CCCD_API std::string_view name(Standing standing) noexcept;

template <class T> struct Value {
    T value;
    File file = File::none; ///< the file it stands in
    Standing standing = Standing::unanchored;
};

using TextValue = std::optional<Value<std::string>>; ///< UTF-8, NFC. Absent is absent, never an empty string.
using DateValue = std::optional<Value<Date>>;

enum class CardGeneration : std::uint8_t { unknown, cccd_2021, can_cuoc_2024, other };
enum class FaceFormat : std::uint8_t { jpeg, jpeg2000, unknown };

[[nodiscard]] CCCD_API std::string_view name(CardGeneration generation) noexcept;
[[nodiscard]] CCCD_API std::string_view name(FaceFormat format) noexcept;

struct FaceValue {
    FaceFormat format = FaceFormat::unknown;
    Bytes image; ///< the codestream as it stands in DG2
    Standing standing = Standing::unanchored;
};

/// Values of one visit. Wipes its texts and images when destroyed.
class CCCD_API Document {
public:
    Document(Document&&) noexcept = default;
    Document& operator=(Document&&) noexcept = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    ~Document();

    CardGeneration generation = CardGeneration::unknown;

    // DG13 of a CCCD first, DG1 (no diacritics) where DG13 lacks it.
    TextValue personal_number; ///< 12 digits
    TextValue full_name;       ///< with diacritics, from DG13; else the MRZ form of DG1
    DateValue birth_date;
    TextValue sex; ///< "Nam", "Nữ"
    TextValue nationality;
    TextValue ethnicity;
    TextValue religion;
    TextValue place_of_origin;
    TextValue place_of_residence;
    TextValue identification_marks;
    DateValue issue_date;
    DateValue expiry_date;
    TextValue father_name;
    TextValue mother_name;
    std::vector<Value<std::string>> spouse_names;
    TextValue old_number; ///< nine-digit CMND
    TextValue issuer;     ///< derived from the generation: stands in no data group
    // DG1
    TextValue mrz; ///< lines joined by '\n'
    TextValue mrz_name;
    TextValue document_number; ///< as in the MRZ
    TextValue issuing_state;
    // DG2
    std::optional<FaceValue> face;

private:
    friend struct DocumentBuilder;
    Document() = default;
};

struct Verified {
    Document document;
    Report report;
};

/// Pure, offline, repeatable, safe from several threads at once. Accepts partial evidence: what was not read is
/// not_attempted. `now` counts for validity today only.
/// Errors: file_malformed when EF.SOD is there and no CMS SignedData at all is found in it; a bad signature is a
/// verdict, not an error.
[[nodiscard]] CCCD_API Result<Verified> verify(const Evidence& evidence, const Trust& trust, const VerifyPolicy& policy,
                                               WallTime now);

} // namespace cccd
