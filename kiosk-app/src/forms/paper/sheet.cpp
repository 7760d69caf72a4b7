#include "forms/paper/sheet.hpp"

namespace forms::paper {

QString mark_of(const Value& value) {
    return provenance_mark(value.provenance) + (value.other_person ? QStringLiteral("′") : QString());
}

void Sheet::append_value(std::vector<Run>& runs, const Value& value, double size, Face face) const {
    const auto append = [&](const QString& text, const QString& mark, double points, Face style) {
        runs.push_back({text, points, style});
        if (!options_.marks) return;
        runs.push_back({QString(QChar::Nbsp), points * 0.5, Face::regular});
        runs.push_back({mark, points * 0.85, Face::regular, true, QColor(95, 95, 95)});
    };
    append(value.text, mark_of(value), size, face);
    if (value.card_text.isEmpty()) return;
    const Value card{value.card_text, value.card_provenance, value.other_person};
    append(QStringLiteral(" (trên thẻ: %1)").arg(card.text), mark_of(card), size * 0.85, Face::regular);
}

std::vector<Run> Sheet::pattern_runs(const QString& pattern, double size, Face face) const {
    static const QRegularExpression braces(QStringLiteral("\\{([a-z0-9_]+)\\}"));
    std::vector<Run> runs;
    qsizetype end = 0;
    for (auto match = braces.globalMatch(pattern); match.hasNext();) {
        const auto part = match.next();
        runs.push_back({pattern.mid(end, part.capturedStart() - end), size, face});
        if (const auto* value = filled_.value(part.captured(1))) {
            append_value(runs, *value, size, Face::bold);
        } else {
            runs.push_back({QStringLiteral("……………………"), size, face});
        }
        end = part.capturedEnd();
    }
    runs.push_back({pattern.mid(end), size, face});
    return runs;
}

QString Sheet::pattern_text(const QString& pattern) const {
    static const QRegularExpression braces(QStringLiteral("\\{([a-z0-9_]+)\\}"));
    QString text = pattern;
    for (auto match = braces.match(text); match.hasMatch(); match = braces.match(text)) {
        const QString value = filled_.text(match.captured(1));
        if (value.isEmpty()) return {};
        text.replace(match.capturedStart(), match.capturedLength(), value);
    }
    return text;
}

void Sheet::paint() {
    paint_form_number();
    if (filled_.form->national_heading) paint_national_heading();
    for (const auto& block : filled_.form->blocks) {
        if (filled_.met(block.visible_when)) paint_block(block);
    }
    body_pages_ = flow_.pages();
    paint_codes();
}

void Sheet::paint_block(const Block& block) {
    switch (block.kind) {
    case Block::Kind::title:
        return paint_title(block);
    case Block::Kind::addressee:
        return paint_addressee(block);
    case Block::Kind::items:
        return paint_items(block);
    case Block::Kind::table:
        return paint_table(block);
    case Block::Kind::columns:
        return paint_columns(block);
    case Block::Kind::date_line:
        return paint_date_line(block);
    case Block::Kind::signatures:
        return paint_signatures(block);
    case Block::Kind::notes:
        return paint_notes(block);
    case Block::Kind::photo:
        return paint_photo(block);
    case Block::Kind::space:
        return flow_.advance(mm(4));
    case Block::Kind::section:
    case Block::Kind::text:
        return paint_text(block);
    }
}

} // namespace forms::paper
