#include "forms/transforms.hpp"

#include "forms/validators.hpp"
#include "forms/vietnamese.hpp"

namespace forms {

namespace {

QString money_in_words(const QString& text) {
    bool ok = false;
    const auto amount = QString(text).remove(u'.').toLongLong(&ok);
    if (!ok) return {};
    QString words = vietnamese::number_in_words(amount) + QStringLiteral(" đồng");
    words[0] = words[0].toUpper();
    return words;
}

QString date_part(const QString& text, const QString& format) {
    const QDate date = read_date(text);
    return date.isValid() ? date.toString(format) : QString();
}

QString apply(const QString& text, const QString& name) {
    if (name == u"upper") return vietnamese::upper(text);
    if (name == u"title_case") return vietnamese::title_case(text);
    if (name == u"date_in_words") return vietnamese::date_in_words(read_date(text));
    if (name == u"family_name") return vietnamese::family_name(text);
    if (name == u"given_names") return vietnamese::given_names(text);
    if (name == u"day") return date_part(text, QStringLiteral("dd"));
    if (name == u"month") return date_part(text, QStringLiteral("MM"));
    if (name == u"year") return text.right(4);
    if (name == u"money_in_words") return money_in_words(text);
    if (name == u"no_spaces") return QString(text).remove(u' ');
    return text; // address_candidates asks the visitor and changes nothing by itself
}

} // namespace

QString transformed(QString text, const QStringList& transforms) {
    for (const auto& name : transforms) text = apply(text, name);
    return text;
}

} // namespace forms
