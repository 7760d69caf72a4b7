#include "forms/vietnamese.hpp"

#include <array>
#include <cccd/text.hpp>
#include <QStringList>

namespace forms::vietnamese {

namespace {

std::string utf8(const QString& text) {
    return text.toStdString();
}

QString from(const std::string& text) {
    return QString::fromStdString(text);
}

/// 1 to 999; behind a larger group it is read in full: "không trăm linh năm".
QString group_in_words(unsigned group, bool first) {
    if (first) return from(cccd::text::number_in_words(group));
    static const QString thousand = QStringLiteral("một nghìn ");
    return from(cccd::text::number_in_words(1000 + group)).mid(thousand.size());
}

} // namespace

QString upper(const QString& text) {
    return from(cccd::text::to_upper(utf8(text)));
}

QString title_case(const QString& text) {
    return from(cccd::text::to_title(utf8(text)));
}

QString fold(const QString& text) {
    return from(cccd::text::fold(utf8(text))).simplified();
}

QString family_name(const QString& full_name) {
    return full_name.simplified().section(u' ', 0, 0);
}

QString given_names(const QString& full_name) {
    return full_name.simplified().section(u' ', 1);
}

QString number_in_words(qint64 number) {
    static const std::array<QString, 4> scales{QString(), QStringLiteral("nghìn"), QStringLiteral("triệu"),
                                               QStringLiteral("tỷ")};
    if (number == 0) return from(cccd::text::number_in_words(0));
    QStringList parts;
    for (std::size_t scale = scales.size(); scale-- > 0;) {
        qint64 divisor = 1;
        for (std::size_t power = 0; power < scale; ++power) divisor *= 1000;
        const auto group = static_cast<unsigned>(number / divisor % 1000);
        if (group == 0) continue;
        parts << group_in_words(group, parts.isEmpty());
        if (scale > 0) parts << scales.at(scale);
    }
    return parts.join(u' ');
}

QString date_in_words(QDate date) {
    if (!date.isValid()) return {};
    using namespace std::chrono;
    return from(cccd::text::date_in_words(year{date.year()} / month{static_cast<unsigned>(date.month())} /
                                          day{static_cast<unsigned>(date.day())}));
}

} // namespace forms::vietnamese
