// Numbered items: label, value or dots, several on a line; boxes for personal numbers; plain paragraphs and notes.
#include "forms/paper/sheet.hpp"

#include <algorithm>

namespace forms::paper {

namespace {

constexpr double box_width = mm(5.1);
constexpr double box_height = mm(5.9);
constexpr int number_digits = 12;

QString label_of(const Field& field) {
    const QString label = field.print_label.isEmpty() ? field.label.vi : field.print_label;
    const QString end = label.endsWith(u'?') ? QStringLiteral(" ") : QStringLiteral(": ");
    return (field.number.isEmpty() ? QString() : field.number + QStringLiteral(". ")) + label + end;
}

bool boxed(const Field& field) {
    return field.type == FieldType::personal_number;
}

} // namespace

double Sheet::item_height(const Field& field, double width) const {
    std::vector<Run> runs{{label_of(field), body_size}};
    if (boxed(field)) {
        const Paragraph label(runs, width);
        const bool beside = label.end_x() + number_digits * box_width + mm(6) <= width && label.lines() == 1;
        return beside ? std::max(label.height(), box_height) : label.height() + box_height + mm(1);
    }
    if (const auto* value = filled_.value(field.id)) append_value(runs, *value, body_size, Face::bold);
    const double lines = field.type == FieldType::multiline && !filled_.value(field.id) ? 2 : 1;
    const Paragraph text(runs, width, Align::left, flow_.line_spacing());
    return text.height() + (lines - 1) * text.height();
}

void Sheet::paint_number_boxes(const Field& field, double x, double width) {
    auto& painter = flow_.painter();
    const Paragraph label({{label_of(field), body_size}}, width);
    const bool beside = label.end_x() + number_digits * box_width + mm(6) <= width && label.lines() == 1;
    const double boxes_x = beside ? x + label.end_x() + mm(1) : x;
    const double boxes_y = flow_.y() + (beside ? 0 : label.height() + mm(0.5));
    label.paint(painter, x, flow_.y() + (beside ? (box_height - label.height()) / 2 + mm(0.3) : 0));
    const QString digits = filled_.text(field.id);
    painter.setPen(QPen(Qt::black, mm(0.2)));
    for (int index = 0; index < number_digits; ++index) {
        const QRectF box(boxes_x + index * box_width, boxes_y, box_width, box_height);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        if (index >= digits.size()) continue;
        const Paragraph digit({{digits.mid(index, 1), body_size, Face::bold}}, box.width(), Align::center, 1.0);
        digit.paint(painter, box.x(), box.y() + (box.height() - digit.height()) / 2);
    }
    const auto* value = filled_.value(field.id);
    if (!value || !options_.marks) return;
    const Paragraph mark({{mark_of(*value), body_size * 0.55, Face::regular, false, QColor(95, 95, 95)}}, mm(10));
    mark.paint(painter, boxes_x + number_digits * box_width + mm(0.9), boxes_y);
}

void Sheet::paint_item(const Field& field, double x, double width) {
    if (boxed(field)) return paint_number_boxes(field, x, width);
    std::vector<Run> runs{{label_of(field), body_size}};
    const auto* value = filled_.value(field.id);
    if (value) append_value(runs, *value, body_size, Face::bold);
    const Paragraph text(runs, width, Align::left, flow_.line_spacing());
    text.paint(flow_.painter(), x, flow_.y());
    if (value) return;
    const double baseline = flow_.y() + text.baseline();
    flow_.dots(x + text.end_x() + mm(0.8), baseline, width - text.end_x() - mm(1.6));
    if (field.type == FieldType::multiline) flow_.dots(x, baseline + text.height(), width - mm(0.8));
}

void Sheet::paint_line(const QStringList& ids, const std::vector<double>& widths) {
    std::vector<const Field*> shown;
    std::vector<double> parts;
    double sum = 0;
    for (qsizetype index = 0; index < ids.size(); ++index) {
        shown.push_back(filled_.form->field(ids[index]));
        const auto place = static_cast<std::size_t>(index);
        parts.push_back(widths.size() == static_cast<std::size_t>(ids.size()) ? widths[place] : 1.0);
        sum += parts.back();
    }
    if (shown.empty()) return;
    const double gap = mm(4);
    const auto width_of = [&](std::size_t index) {
        return (flow_.width() - gap * static_cast<double>(shown.size() - 1)) * parts[index] / sum;
    };
    double height = 0;
    for (std::size_t index = 0; index < shown.size(); ++index) {
        height = std::max(height, item_height(*shown[index], width_of(index)));
    }
    flow_.need(height);
    double x = flow_.left();
    for (std::size_t index = 0; index < shown.size(); ++index) {
        paint_item(*shown[index], x, width_of(index));
        x += width_of(index) + gap;
    }
    flow_.advance(height + flow_.item_gap());
}

void Sheet::paint_items(const Block& block) {
    for (const auto& row : block.rows) paint_line(row, row.size() > 1 ? block.widths : std::vector<double>{});
}

void Sheet::paint_text(const Block& block) {
    const bool section = block.kind == Block::Kind::section;
    Align align = Align::justify;
    if (section || block.align == u"left") align = Align::left;
    if (block.align == u"center") align = Align::center;
    if (block.align == u"right") align = Align::right;
    const Paragraph text(pattern_runs(block.text, body_size, section ? Face::bold : Face::regular), flow_.width(),
                         align);
    // A section's heading never stands alone at the foot of a page, and signatures never without what is signed.
    flow_.need(text.height() + (section ? mm(14) : height_to_signatures(block)));
    if (section) flow_.advance(mm(1));
    flow_.paragraph(text);
    flow_.advance(flow_.item_gap());
}

void Sheet::paint_notes(const Block& block) {
    flow_.advance(mm(3));
    flow_.need(mm(10));
    flow_.rule(flow_.left(), flow_.y(), mm(45), mm(0.15));
    flow_.advance(mm(1));
    const QString heading = block.text.isEmpty() ? QStringLiteral("Chú thích:") : block.text;
    flow_.paragraph(Paragraph({{heading, 9, Face::bold_italic}}, flow_.width(), Align::left, 1.05));
    for (const auto& line : block.lines) {
        flow_.paragraph(Paragraph({{line, 9, Face::italic}}, flow_.width(), Align::justify, 1.05));
    }
}

} // namespace forms::paper
