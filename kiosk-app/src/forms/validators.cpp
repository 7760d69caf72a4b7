#include "forms/validators.hpp"

#include <algorithm>

namespace forms {

namespace {

bool matches(const QString& text, const QRegularExpression& pattern) {
    return pattern.match(text).hasMatch();
}

std::optional<Text> fail(const char16_t* vi, const char16_t* en) {
    return Text{QString::fromUtf16(vi), QString::fromUtf16(en)};
}

QString clean_date(const QString& text) {
    static const QRegularExpression parts(QStringLiteral("^(\\d{1,2})[ ./-](\\d{1,2})[ ./-](\\d{4})$"));
    static const QRegularExpression run(QStringLiteral("^(\\d{2})(\\d{2})(\\d{4})$"));
    auto match = parts.match(text);
    if (!match.hasMatch()) match = run.match(text);
    if (!match.hasMatch()) return text;
    return QStringLiteral("%1/%2/%3")
        .arg(match.captured(1), 2, u'0')
        .arg(match.captured(2), 2, u'0')
        .arg(match.captured(3));
}

QString clean_phone(QString text) {
    static const QRegularExpression separators(QStringLiteral("[ .()-]"));
    text.remove(separators);
    if (text.startsWith(u"+84")) text.replace(0, 3, QStringLiteral("0"));
    return text;
}

QString clean_money(const QString& text) {
    static const QRegularExpression separators(QStringLiteral("[ .,]"));
    QString digits = QString(text).remove(separators);
    static const QRegularExpression number(QStringLiteral("^\\d+$"));
    if (!matches(digits, number)) return text;
    while (digits.size() > 1 && digits.startsWith(u'0')) digits.remove(0, 1);
    for (auto position = digits.size() - 3; position > 0; position -= 3) digits.insert(position, u'.');
    return digits;
}

std::optional<Text> check_name(const QString& text) {
    static const QRegularExpression name(QStringLiteral("^[\\p{L}\\p{M}][\\p{L}\\p{M} .'’-]+$"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    if (matches(text, name)) return std::nullopt;
    return fail(u"Họ tên chỉ gồm chữ cái và dấu cách.", u"A name has letters and blanks only.");
}

int full_years(QDate from, QDate to) {
    const int years = to.year() - from.year();
    return from.addYears(years) > to ? years - 1 : years;
}

std::optional<Text> check_age(const Rules& rules, QDate date, QDate today) {
    const int age = full_years(date, today);
    if (rules.min_age && age < *rules.min_age) {
        return Text{QStringLiteral("Chưa đủ %1 tuổi.").arg(*rules.min_age),
                    QStringLiteral("Under %1 years of age.").arg(*rules.min_age)};
    }
    if (rules.max_age && age > *rules.max_age) {
        return Text{QStringLiteral("Quá %1 tuổi.").arg(*rules.max_age),
                    QStringLiteral("Over %1 years of age.").arg(*rules.max_age)};
    }
    return std::nullopt;
}

std::optional<Text> check_date(const Rules& rules, const QString& text, QDate today) {
    static const QRegularExpression year_only(QStringLiteral("^(1[89]|20)\\d\\d$"));
    if (rules.year_alone && matches(text, year_only)) return std::nullopt;
    const QDate date = read_date(text);
    if (!date.isValid() || date.year() < 1800 || date.year() > 2199) {
        return fail(u"Ngày phải theo dạng ngày/tháng/năm, ví dụ 05/09/1990.",
                    u"A date is day/month/year, for example 05/09/1990.");
    }
    if (rules.not_in_future && date > today) return fail(u"Ngày này chưa tới.", u"This date is in the future.");
    if (rules.not_in_past && date < today) return fail(u"Ngày này đã qua.", u"This date has passed.");
    return check_age(rules, date, today);
}

std::optional<Text> check_choice(const Field& field, const QString& text) {
    const bool listed = std::any_of(field.options.begin(), field.options.end(),
                                    [&](const Option& option) { return option.value == text; });
    if (listed || field.allow_other) return std::nullopt;
    return fail(u"Vui lòng chọn một mục trong danh sách.", u"Please choose from the list.");
}

std::optional<Text> check_pattern(const QString& text, const char* pattern, const char16_t* vi, const char16_t* en) {
    if (matches(text, QRegularExpression(QLatin1String(pattern)))) return std::nullopt;
    return fail(vi, en);
}

std::optional<Text> check_type(const Field& field, const QString& text, QDate today) {
    switch (field.type) {
    case FieldType::name:
        return check_name(text);
    case FieldType::date:
        return check_date(field.rules, text, today);
    case FieldType::choice:
        return check_choice(field, text);
    case FieldType::personal_number:
        return check_pattern(text, "^[0-9]{12}$", u"Số định danh cá nhân có đúng 12 chữ số.",
                             u"A personal number has exactly 12 digits.");
    case FieldType::phone:
        return check_pattern(text, "^0[2-9][0-9]{8,9}$", u"Số điện thoại có 10 chữ số và bắt đầu bằng 0.",
                             u"A phone number has 10 digits and starts with 0.");
    case FieldType::email:
        return check_pattern(text, "^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$",
                             u"Thư điện tử có dạng ten@vidu.vn.", u"An e-mail address looks like name@example.vn.");
    case FieldType::digits:
        return check_pattern(text, "^[0-9]+$", u"Chỉ nhập chữ số.", u"Digits only.");
    case FieldType::money:
        return check_pattern(text, "^[0-9]{1,3}(\\.[0-9]{3})*$", u"Số tiền chỉ gồm chữ số.", u"A sum has digits only.");
    case FieldType::text:
    case FieldType::multiline:
    case FieldType::checkbox:
    case FieldType::address:
        break;
    }
    return std::nullopt;
}

std::optional<Text> check_size(const Field& field, const QString& text) {
    if (text.size() < field.rules.min_length) {
        return Text{QStringLiteral("Cần ít nhất %1 ký tự.").arg(field.rules.min_length),
                    QStringLiteral("At least %1 characters are needed.").arg(field.rules.min_length)};
    }
    if (text.size() > length_limit(field)) {
        return Text{QStringLiteral("Tối đa %1 ký tự.").arg(length_limit(field)),
                    QStringLiteral("At most %1 characters.").arg(length_limit(field))};
    }
    const double number = QString(text).remove(u'.').toDouble();
    if (field.rules.minimum && number < *field.rules.minimum) {
        return Text{QStringLiteral("Nhỏ nhất là %1.").arg(*field.rules.minimum),
                    QStringLiteral("The least is %1.").arg(*field.rules.minimum)};
    }
    if (field.rules.maximum && number > *field.rules.maximum) {
        return Text{QStringLiteral("Lớn nhất là %1.").arg(*field.rules.maximum),
                    QStringLiteral("The most is %1.").arg(*field.rules.maximum)};
    }
    return std::nullopt;
}

} // namespace

QDate read_date(const QString& text) {
    return QDate::fromString(text, QStringLiteral("dd/MM/yyyy"));
}

QString cleaned(const Field& field, const QString& typed) {
    QString text = typed.normalized(QString::NormalizationForm_C);
    if (field.type == FieldType::multiline) return text.trimmed();
    text = text.simplified();
    switch (field.type) {
    case FieldType::date:
        return clean_date(text);
    case FieldType::phone:
        return clean_phone(text);
    case FieldType::money:
        return clean_money(text);
    case FieldType::personal_number:
        return text.remove(u' ').remove(u'.');
    case FieldType::email:
    case FieldType::digits:
        return text.remove(u' ');
    default:
        return text;
    }
}

std::optional<Text> check(const Field& field, const QString& text, QDate today) {
    auto problem = check_type(field, text, today);
    if (!problem) problem = check_size(field, text);
    const auto& pattern = field.rules.pattern;
    if (!problem && !pattern.pattern().isEmpty() && !matches(text, pattern)) {
        problem = fail(u"Nội dung chưa đúng dạng.", u"This does not have the right form.");
    }
    if (problem && !field.rules.message.empty()) return field.rules.message;
    return problem;
}

Field issue_date_question(const Field& line) {
    Field question;
    question.id = line.id;
    question.type = FieldType::date;
    question.required = line.required;
    question.rules.not_in_future = true;
    return question;
}

int length_limit(const Field& field) {
    if (field.rules.max_length > 0) return field.rules.max_length;
    switch (field.type) {
    case FieldType::name:
        return 80;
    case FieldType::date:
        return 10;
    case FieldType::personal_number:
        return 12;
    case FieldType::phone:
        return 11;
    case FieldType::email:
        return 100;
    case FieldType::digits:
        return 30;
    case FieldType::money:
        return 19;
    case FieldType::multiline:
        return 1000;
    case FieldType::address:
        return 250;
    default:
        return 200;
    }
}

} // namespace forms
