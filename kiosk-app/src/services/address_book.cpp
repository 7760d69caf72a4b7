#include "services/address_book.hpp"

#include "text/setup_faults.hpp"

#include <QRegularExpression>

namespace services {
namespace {

using cccd::address::Match;

QString text_of(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// "Phường Bến Nghé", "P. Bến Nghé", "TT Sa Pa".
bool bears_commune_word(const std::string& part) {
    static const QRegularExpression word(
        QStringLiteral("^(?:(?:xã|phường|thị trấn|đặc khu)\\s|(?:x|p|t\\.?t)[.\\s0-9])"),
        QRegularExpression::CaseInsensitiveOption);
    return word.match(QString::fromStdString(part)).hasMatch();
}

/// Without its old commune, which in "Thôn 2, Bản Qua" stands in the detail when no word tells its level. Where the
/// district alone was found, what stood in the commune's place may be the street: "Ngõ 12, Lê Lợi, Quận 1".
std::string place_in_commune(const cccd::address::Parts& old, Match match) {
    if (match == Match::district && !old.commune.empty() && !bears_commune_word(old.commune))
        return old.detail.empty() ? old.commune : old.detail + ", " + old.commune;
    const bool commune_in_detail = old.commune.empty() && (match == Match::commune || match == Match::same_name);
    if (!commune_in_detail) return old.detail;
    const auto comma = old.detail.rfind(", ");
    return comma == std::string::npos ? std::string() : old.detail.substr(0, comma);
}

setup::Fault fault(const QString& table, const cccd::Error& error) {
    return {setup::Code::addresses_unreadable, table, {}, QString::fromStdString(cccd::describe(error)), true};
}

QString day_of(std::chrono::year_month_day date) {
    return QDate(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())))
        .toString(QStringLiteral("dd/MM/yyyy"));
}

} // namespace

void AddressBook::prepare() {
    if (map_.valid() || table_.isEmpty()) return;
    map_ = std::async(std::launch::async, [path = table_.toStdString()] { return cccd::address::load_map(path); });
}

forms::AddressCandidates AddressBook::today(const QString& address) const {
    if (!map_.valid()) return {};
    if (!map_.get()) {
        if (!std::exchange(told_, true)) qWarning("%s", qUtf8Printable(setup::line(fault(table_, map_.get().error()))));
        return {};
    }
    const auto& map = *map_.get();
    const auto old = cccd::address::split(address.toStdString());
    const auto found = map.find(old);
    if (found.match == Match::none || found.match == Match::current) return {};
    forms::AddressCandidates candidates;
    candidates.since = day_of(map.source().date);
    candidates.basis = QString::fromStdString(map.source().basis).section(u';', 0, 0);
    for (const auto& commune : found.communes) {
        const cccd::address::Parts now{
            place_in_commune(old, found.match), std::string(commune.name), {}, std::string(commune.province)};
        candidates.all.push_back({QString::fromStdString(now.text()),
                                  text_of(commune.name) + QStringLiteral(", ") + text_of(commune.province)});
    }
    return candidates;
}

} // namespace services
