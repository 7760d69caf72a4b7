#include "text/masking.hpp"

#include <QRegularExpression>

namespace masking {
namespace {

using forms::FieldType;

constexpr qsizetype old_length = 9;
constexpr qsizetype length = 12;

const QString marks = QStringLiteral("[ .\\x{a0}]"); ///< one may stand between two groups of digits

QRegularExpression pattern(const QString& text) {
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::UseUnicodePropertiesOption);
}

/// What `found` finds in `text` is masked where `is_number` takes its digits and the text behind them.
template <class Judge> QString masked(const QString& text, const QRegularExpression& found, Judge is_number) {
    QString result;
    qsizetype end = 0;
    for (auto all = found.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        const QString digits = match.captured().remove(QRegularExpression(marks));
        const bool hide = is_number(digits, text.mid(match.capturedEnd()));
        result += text.mid(end, match.capturedStart() - end) + (hide ? number(digits) : match.captured());
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

/// With a mark between any two digits or none.
QString without_known(QString text, const QStringList& numbers) {
    static const QRegularExpression whole(QStringLiteral("^(?:[0-9]{9}|[0-9]{12})$"));
    for (const auto& known : numbers) {
        if (!whole.match(known).hasMatch()) continue;
        const QString spread = QStringList(known.split(QString(), Qt::SkipEmptyParts)).join(marks + u'?');
        const auto found = pattern(QStringLiteral("(?<![0-9])%1(?![0-9])").arg(spread));
        text = masked(text, found, [](const QString&, const QString&) { return true; });
    }
    return text;
}

/// "150.000.000 đồng", and a round sum without that word.
bool is_sum(const QString& digits, const QString& behind) {
    static const auto currency = pattern(QStringLiteral("^\\s?(đồng|đ|vnd|vnđ)\\b"));
    return digits.endsWith(QStringLiteral("000000")) || currency.match(behind).hasMatch();
}

/// Groups have three digits or more and the same mark between them, so that no date is taken for a number; and none
/// stands before them, so that "+84 901 234 567" is not.
QString without_look_alikes(const QString& text) {
    static const auto run = pattern(QStringLiteral("(?<![0-9])[0-9]+(?![0-9])"));
    static const auto groups =
        pattern(QStringLiteral("(?<![0-9])(?<![0-9]%1)[0-9]{3,}(%1)[0-9]{3,}(?:\\1[0-9]{3,})*(?![0-9])").arg(marks));
    const auto is_number = [](const QString& digits, const QString& behind) {
        return (digits.size() == length || digits.size() == old_length) && !is_sum(digits, behind);
    };
    return masked(masked(text, run, is_number), groups, is_number);
}

bool is_words(FieldType type) {
    return type == FieldType::text || type == FieldType::multiline || type == FieldType::address ||
           type == FieldType::name;
}

const forms::Field* field_of(const forms::FilledForm& filled, const forms::FilledField& value) {
    const auto* table = filled.form->table(value.path.section(u'/', 0, 0));
    if (!table) return filled.form->field(value.id);
    for (const auto& column : table->columns)
        if (column.id == value.id) return &column;
    return nullptr;
}

} // namespace

QString number(const QString& number) {
    const auto masked = [&](qsizetype begin, qsizetype end) {
        return number.left(begin) + QString(5, QChar(0x2022)) + number.right(end);
    };
    return number.size() == length ? masked(3, 4) : number.size() == old_length ? masked(2, 2) : number;
}

QString shown(FieldType type, bool account, const QString& text, const QStringList& numbers) {
    if (type == FieldType::personal_number) return number(text);
    const QString rest = without_known(text, numbers);
    return is_words(type) && !account ? without_look_alikes(rest) : rest;
}

forms::FilledForm paper(forms::FilledForm filled, const QStringList& numbers) {
    for (auto& value : filled.values)
        if (const auto* field = field_of(filled, value))
            value.value.text = shown(field->type, field->account, value.value.text, numbers);
    return filled;
}

} // namespace masking
