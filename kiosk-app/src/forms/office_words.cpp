#include "forms/office_words.hpp"

#include <functional>

namespace forms {
namespace {

using Place = std::function<void(const QString& word, const QString& where)>;

void words_of_pattern(const QString& pattern, const QString& where, const Place& tell) {
    static const QRegularExpression reference(QStringLiteral("\\{office\\.([a-z0-9_]+)\\}"));
    for (auto match = reference.globalMatch(pattern); match.hasNext();) tell(match.next().captured(1), where);
}

void words_of_field(const Field& field, const QString& where, const Place& tell) {
    for (const auto& source : field.sources) {
        if (source.kind == Source::Kind::office) tell(source.name, where);
        if (source.kind == Source::Kind::pattern) words_of_pattern(source.name, where, tell);
    }
    for (const auto& suggestion : field.suggestions) {
        words_of_pattern(suggestion.text.vi, where, tell);
        words_of_pattern(suggestion.text.en, where, tell);
    }
}

void words_of_block(const Block& block, const QString& where, const Place& tell) {
    words_of_pattern(block.text, where, tell);
    words_of_pattern(block.subtitle, where, tell);
    for (const auto& signature : block.signatures) words_of_pattern(signature.name, where, tell);
}

} // namespace

const QMap<QString, QString>& office_examples() {
    static const QMap<QString, QString> examples{
        {QStringLiteral("ward"), QStringLiteral("Ủy ban nhân dân phường Mẫu")},
        {QStringLiteral("ward_name"), QStringLiteral("phường Mẫu")},
        {QStringLiteral("province"), QStringLiteral("thành phố Mẫu")},
        {QStringLiteral("police"), QStringLiteral("Công an phường Mẫu")},
        {QStringLiteral("place"), QStringLiteral("Phường Mẫu")},
        {QStringLiteral("insurance"), QStringLiteral("Bảo hiểm xã hội cơ sở Mẫu")},
        {QStringLiteral("business"), QStringLiteral("Phòng Kinh tế phường Mẫu")},
        {QStringLiteral("centre"), QStringLiteral("Trung tâm Phục vụ hành chính công")},
        {QStringLiteral("bank"), QStringLiteral("Ngân hàng Mẫu")},
        {QStringLiteral("branch"), QStringLiteral("Chi nhánh Mẫu")}};
    return examples;
}

QStringList unknown_office_words(const FormDefinition& form) {
    QStringList sentences;
    const Place tell = [&](const QString& word, const QString& where) {
        if (office_examples().contains(word)) return;
        const auto sentence = QStringLiteral("%1: the settings know no office.%2 (docs/settings.md, office.words)");
        sentences << sentence.arg(where, word);
    };
    for (const auto& field : form.fields) words_of_field(field, QStringLiteral("/fields/") + field.id, tell);
    for (const auto& table : form.tables)
        for (const auto& column : table.columns)
            words_of_field(column, QStringLiteral("/tables/%1/%2").arg(table.id, column.id), tell);
    for (std::size_t index = 0; index < form.blocks.size(); ++index)
        words_of_block(form.blocks[index], QStringLiteral("/print/%1").arg(index), tell);
    sentences.removeDuplicates();
    return sentences;
}

} // namespace forms
