// What one card says about its holder in several places, held against each other (card.md §5): never a refusal,
// corrected records exist.
#pragma once

#include <cccd/document.hpp>
#include <cccd/personal_number.hpp>
#include <cccd/qr.hpp>
#include <optional>
#include <vector>

namespace cccd {

/// Where a compared value stands.
enum class DataSource : std::uint8_t {
    dg1,       ///< MRZ in the chip
    dg2,       ///< portrait in the chip
    dg13,      ///< details in the chip
    qr,        ///< QR code on the card
    number,    ///< said by the digits of the personal number itself
    presented, ///< the number that was typed or scanned to open the chip
    law,       ///< the rule of the law
};

[[nodiscard]] CCCD_API std::string_view name(DataSource source) noexcept; ///< "dg1", "qr", …

/// Two sources that do not agree. Holds no value: who shows it reads both from their sources.
struct DataFinding {
    FindingKind kind = FindingKind::warning;
    Literal id = ""; ///< "data.birth_differs" and others (docs/data-checks.md)
    DataSource first = DataSource::dg1;
    DataSource second = DataSource::dg13;
};

enum class PortraitPresence : std::uint8_t {
    unknown, ///< not asked for
    present,
    absent, ///< asked for, and the chip has none
};

struct CrossCheckInput {
    const Document* document = nullptr; ///< may be null: then QR and number only
    const qr::CardQr* qr = nullptr;
    const PersonalNumber* presented = nullptr;
    PortraitPresence portrait = PortraitPresence::unknown; ///< present by itself where the document has a face
    std::chrono::year_month_day today{};                   ///< for the century of an MRZ's dates
};

/// Pure, safe from any thread. A value that is absent on either side is not compared; letters of a QR that lost some
/// are not either.
[[nodiscard]] CCCD_API std::vector<DataFinding> cross_check(const CrossCheckInput& input);

} // namespace cccd
