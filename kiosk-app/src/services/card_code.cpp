#include "services/card_code.hpp"

#include <algorithm>
#include <array>
#include <cccd/cross_check.hpp>
#include <cccd/qr.hpp>
#include <cccd/secret.hpp>

namespace services {
namespace {

using std::chrono::year_month_day;
using Findings = std::vector<cccd::Finding>;

/// From this day on cards are "thẻ căn cước" (docs/forms.md).
constexpr year_month_day can_cuoc_begins{std::chrono::year(2024), std::chrono::month(7), std::chrono::day(1)};

constexpr std::array<std::string_view, 7> same_card{"data.number_differs",
                                                    "data.name_differs",
                                                    "data.birth_differs",
                                                    "data.sex_differs",
                                                    "data.issue_differs",
                                                    "data.number_sex_differs",
                                                    "data.number_birth_year_differs"};

// A code of an earlier card of the same person agrees in all but the issue, which a chip of 2024 does not tell.
bool of_older_card(const cccd::qr::CardQr& code, const cccd::Document& document) {
    return document.generation == cccd::CardGeneration::can_cuoc_2024 &&
           code.issue_date.kind == cccd::Date::Kind::full && code.issue_date.day < can_cuoc_begins;
}

Findings differences(const cccd::qr::CardQr& code, const cccd::Document& document, year_month_day today) {
    cccd::CrossCheckInput input;
    input.document = &document;
    input.qr = &code;
    input.today = today;
    Findings found;
    for (const auto& difference : cccd::cross_check(input)) {
        const bool of_code = difference.first == cccd::DataSource::qr || difference.second == cccd::DataSource::qr;
        if (of_code && std::find(same_card.begin(), same_card.end(), difference.id.view()) != same_card.end())
            found.push_back({cccd::FindingKind::warning, difference.id, cccd::File::none});
    }
    if (of_older_card(code, document))
        found.push_back({cccd::FindingKind::warning, "data.issue_differs", cccd::File::none});
    if (!found.empty()) found.push_back({cccd::FindingKind::warning, "data.code_not_used", cccd::File::none});
    return found;
}

QString of(const cccd::Date& date) {
    return date.kind == cccd::Date::Kind::full ? QString::fromStdString(date.display()) : QString();
}

QString of(const std::string& text) {
    return QString::fromStdString(text);
}

void fill(forms::Person& person, const cccd::qr::CardQr& code, const QStringList& wanted) {
    namespace key = forms::key;
    const auto take = [&](const QString& name, const QString& text) {
        if (!text.isEmpty() && wanted.contains(name) && !person.has(name))
            person.set(name, text, forms::Provenance::qr);
    };
    take(key::full_name, of(code.full_name));
    take(key::birth_date, of(code.birth_date));
    take(key::sex, of(code.sex));
    take(key::old_number, of(code.old_number));
    take(key::place_of_residence, of(code.address));
    take(key::issue_date, of(code.issue_date));
}

void wipe(cccd::qr::CardQr& code) {
    for (auto* text : {&code.personal_number, &code.old_number, &code.full_name, &code.sex, &code.address,
                       &code.birth_date.text, &code.issue_date.text})
        cccd::wipe({reinterpret_cast<std::uint8_t*>(text->data()), text->size()});
    for (auto& text : code.more) cccd::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
}

} // namespace

void add_from_code(forms::Person& person, std::string_view code, const cccd::Document& document,
                   const QStringList& wanted, year_month_day today, cccd::Report& report) {
    auto parsed = cccd::qr::parse(code);
    if (!parsed) return;
    const bool of_this_card = document.personal_number && document.personal_number->value == parsed->personal_number;
    if (of_this_card && !parsed->text_damaged) {
        const auto differing = differences(*parsed, document, today);
        if (differing.empty()) fill(person, *parsed, wanted);
        report.findings.insert(report.findings.end(), differing.begin(), differing.end());
    }
    wipe(*parsed);
}

} // namespace services
