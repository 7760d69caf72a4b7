#include "text/masking.hpp"

#include <cccd/personal_number.hpp>

namespace masking {
namespace {

constexpr qsizetype old_length = 9;
constexpr qsizetype length = 12;

/// Each run of digits is replaced by what `change` makes of it.
template <class Change> QString each_run(const QString& text, Change change) {
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    QString result;
    qsizetype end = 0;
    for (auto runs = digits.globalMatch(text); runs.hasNext();) {
        const auto run = runs.next();
        result += text.mid(end, run.capturedStart() - end) + change(run.captured());
        end = run.capturedEnd();
    }
    return result + text.mid(end);
}

} // namespace

QString number(const QString& number) {
    if (const auto parsed = cccd::PersonalNumber::parse(number.toStdString()))
        return QString::fromStdString(parsed->masked());
    if (number.size() != old_length) return number;
    return number.left(2) + QString(5, QChar(0x2022)) + number.right(2);
}

QString text(const QString& text, const QStringList& numbers) {
    return each_run(text, [&](const QString& run) { return numbers.contains(run) ? number(run) : run; });
}

QString twelves(const QString& text) {
    return each_run(text, [](const QString& run) { return run.size() == length ? number(run) : run; });
}

forms::FilledForm paper(forms::FilledForm filled, const QStringList& numbers) {
    for (auto& field : filled.values) {
        field.value.text = text(field.value.text, numbers);
        if (field.value.provenance == forms::Provenance::typed) field.value.text = twelves(field.value.text);
    }
    return filled;
}

} // namespace masking
