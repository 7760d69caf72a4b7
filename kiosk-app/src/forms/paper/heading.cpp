// The head of the sheet: form number, national heading, title, addressee.
#include "forms/paper/sheet.hpp"

namespace forms::paper {

void Sheet::paint_form_number() {
    if (filled_.form->form_number.isEmpty()) return;
    const double width = mm(80);
    const Paragraph number({{filled_.form->form_number, 9, Face::italic}}, width, Align::center, 1.0);
    number.paint(flow_.painter(), flow_.left() + flow_.full_width() - width, flow_.y());
    flow_.advance(number.height() + mm(3));
}

void Sheet::paint_national_heading() {
    const double width = flow_.full_width();
    flow_.paragraph(Paragraph({{QStringLiteral("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 12.5, Face::bold}}, width,
                              Align::center, 1.05));
    const Paragraph motto({{QStringLiteral("Độc lập - Tự do - Hạnh phúc"), 13, Face::bold}}, width, Align::center,
                          1.05);
    flow_.paragraph(motto);
    const double length = motto.natural_width();
    flow_.rule(flow_.left() + (width - length) / 2, flow_.y() + mm(0.3), length);
    flow_.advance(mm(5));
}

void Sheet::paint_title(const Block& block) {
    const double width = flow_.width();
    const QString title = block.text.isEmpty() ? filled_.form->title.vi.toUpper() : block.text;
    flow_.paragraph(Paragraph({{title, 14, Face::bold}}, width, Align::center));
    if (!block.subtitle.isEmpty()) {
        flow_.paragraph(Paragraph(pattern_runs(block.subtitle, 12, Face::italic), width, Align::center));
    }
    flow_.advance(mm(2.5));
}

void Sheet::paint_addressee(const Block& block) {
    const QString label = block.text.isEmpty() ? QStringLiteral("Kính gửi: ") : block.text + u' ';
    std::vector<Run> runs{{label, body_size, Face::regular}};
    if (const auto* value = filled_.value(block.field)) {
        append_value(runs, *value, body_size, Face::bold);
        flow_.paragraph(Paragraph(runs, flow_.width(), Align::center));
    } else {
        const double indent = mm(28);
        const Paragraph text(runs, flow_.width() - indent);
        flow_.need(text.height());
        flow_.dots(flow_.left() + indent + text.end_x(), flow_.y() + text.baseline(),
                   flow_.width() - 2 * indent - text.end_x());
        flow_.paragraph(text, indent);
    }
    flow_.advance(mm(2.5));
}

} // namespace forms::paper
