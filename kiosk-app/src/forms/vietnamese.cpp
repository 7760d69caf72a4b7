#include "forms/vietnamese.hpp"

#include <array>
#include <QLocale>
#include <QStringList>

namespace forms::vietnamese {

namespace {

const std::array<QString, 10>& digit_words() {
    static const std::array<QString, 10> words{QStringLiteral("không"), QStringLiteral("một"), QStringLiteral("hai"),
                                               QStringLiteral("ba"),    QStringLiteral("bốn"), QStringLiteral("năm"),
                                               QStringLiteral("sáu"),   QStringLiteral("bảy"), QStringLiteral("tám"),
                                               QStringLiteral("chín")};
    return words;
}

QString digit_word(int digit) {
    return digit_words().at(static_cast<std::size_t>(digit));
}

/// The unit after the tens word: mốt, tư and lăm where speech has them.
QString unit_after_tens(int tens, int unit) {
    if (unit == 1 && tens > 1) return QStringLiteral("mốt");
    if (unit == 4 && tens > 1) return QStringLiteral("tư");
    if (unit == 5) return QStringLiteral("lăm");
    return digit_word(unit);
}

/// 0..999; a group that is not the first is read in full ("không trăm linh năm").
QString group_in_words(int group, bool first) {
    QStringList words;
    const int hundreds = group / 100;
    const int tens = group / 10 % 10;
    const int unit = group % 10;
    if (hundreds > 0 || !first) words << digit_word(hundreds) << QStringLiteral("trăm");
    if (tens == 0) {
        if (unit > 0 && !words.isEmpty()) words << QStringLiteral("linh");
        if (unit > 0 || words.isEmpty()) words << digit_word(unit);
        return words.join(u' ');
    }
    if (tens == 1) {
        words << QStringLiteral("mười");
    } else {
        words << digit_word(tens) << QStringLiteral("mươi");
    }
    if (unit > 0) words << unit_after_tens(tens, unit);
    return words.join(u' ');
}

QString compose(const QString& text) {
    return text.normalized(QString::NormalizationForm_C);
}

} // namespace

QString upper(const QString& text) {
    return compose(compose(text).toUpper());
}

QString title_case(const QString& text) {
    QString result = compose(text).toLower();
    bool start = true;
    for (auto& character : result) {
        if (start) character = character.toUpper();
        start = !character.isLetterOrNumber();
    }
    return result;
}

QString fold(const QString& text) {
    QString result;
    for (const auto character : text.normalized(QString::NormalizationForm_D).toLower()) {
        if (character.category() == QChar::Mark_NonSpacing) continue;
        result += character == u'đ' ? QChar(u'd') : character;
    }
    return result.simplified();
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
    if (number == 0) return digit_word(0);
    QStringList parts;
    for (std::size_t scale = scales.size(); scale-- > 0;) {
        qint64 divisor = 1;
        for (std::size_t power = 0; power < scale; ++power) divisor *= 1000;
        const int group = static_cast<int>(number / divisor % 1000);
        if (group == 0) continue;
        parts << group_in_words(group, parts.isEmpty());
        if (scale > 0) parts << scales.at(scale);
    }
    return parts.join(u' ');
}

QString date_in_words(QDate date) {
    if (!date.isValid()) return {};
    const QString month = date.month() == 4 ? QStringLiteral("tư") : number_in_words(date.month());
    return QStringLiteral("Ngày %1 tháng %2 năm %3")
        .arg(number_in_words(date.day()), month, number_in_words(date.year()));
}

} // namespace forms::vietnamese
