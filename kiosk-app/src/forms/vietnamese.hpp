// Vietnamese wording for forms, over cccd/text.hpp: capitals, search without diacritics, names, dates and sums in
// words.
#pragma once

#include <QDate>
#include <QString>

namespace forms::vietnamese {

QString upper(const QString& text);
QString title_case(const QString& text);
/// Lower case, no diacritics, đ as d, runs of blanks as one: for search only.
QString fold(const QString& text);
/// The family name: all before the first blank (the whole text when there is none).
QString family_name(const QString& full_name);
/// Middle and given names: all after the first blank.
QString given_names(const QString& full_name);
/// 2024 -> "hai nghìn không trăm hai mươi tư"; for 0 up to 999,999,999,999.
QString number_in_words(qint64 number);
/// "Ngày mười lăm tháng tám năm hai nghìn không trăm hai mươi tư".
QString date_in_words(QDate date);

} // namespace forms::vietnamese
