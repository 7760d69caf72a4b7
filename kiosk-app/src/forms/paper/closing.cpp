// The foot of the sheet: date, signatures, photo, hand-over codes.
#include "forms/paper/sheet.hpp"

#include <algorithm>

namespace forms::paper {

namespace {

constexpr double module = mm(0.5); ///< of a code: wide enough for a hand-held scanner

} // namespace

double Sheet::closing_height() const {
    return mm(36) + flow_.room_to_sign();
}

double Sheet::height_to_signatures(const Block& block) const {
    const auto light = [](const Block& each) {
        return each.kind == Block::Kind::text || (each.kind == Block::Kind::items && each.rows.size() == 1);
    };
    double height = closing_height();
    const auto* end = filled_.form->blocks.data() + filled_.form->blocks.size();
    for (const auto* next = &block + 1; next < end; ++next) {
        if (!filled_.met(next->visible_when)) continue;
        if (next->kind == Block::Kind::date_line || next->kind == Block::Kind::signatures) return height;
        if (!light(*next)) return 0;
        height += mm(9);
    }
    return 0;
}

void Sheet::paint_date_line(const Block& block) {
    flow_.advance(mm(2));
    const QString place =
        block.field.isEmpty() ? filled_.office.value(QStringLiteral("place")) : filled_.text(block.field);
    const QString date =
        QStringLiteral("ngày %1 tháng %2 năm %3")
            .arg(filled_.date.toString(QStringLiteral("dd")), filled_.date.toString(QStringLiteral("MM")),
                 filled_.date.toString(QStringLiteral("yyyy")));
    const QString before = place.isEmpty() ? QStringLiteral("……………………") : place;
    flow_.need(closing_height()); // never parted from the signatures below
    const double width = flow_.full_width() / 2 + mm(6);
    const Paragraph line({{before + QStringLiteral(", ") + date, body_size, Face::italic}}, width, Align::center);
    line.paint(flow_.painter(), flow_.left() + flow_.full_width() - width, flow_.y());
    flow_.advance(line.height() + mm(0.5));
}

std::vector<Paragraph> Sheet::signature_parts(const Block::Signature& signature, double width, double size) const {
    const auto centred = [&](const QString& text, double points, Face face) {
        return Paragraph({{text, points, face}}, width, Align::center, 1.05);
    };
    const QString today = filled_.date.toString(QStringLiteral("'ngày' dd 'tháng' MM 'năm' yyyy"));
    const QString open_date = QStringLiteral("ngày … tháng … năm ……");
    const QString name = pattern_text(signature.name);
    std::vector<Paragraph> parts;
    parts.push_back(
        centred(signature.dated ? (name.isEmpty() ? open_date : today) : QString(), size - 1, Face::italic));
    parts.push_back(centred(signature.title, size, Face::bold));
    parts.push_back(centred(signature.note.isEmpty() ? QStringLiteral("(Ký, ghi rõ họ tên)") : signature.note,
                            size - 0.5, Face::italic));
    parts.push_back(centred(name, size, Face::bold));
    return parts;
}

void Sheet::paint_signatures(const Block& block) {
    const auto count = std::max<std::size_t>(block.signatures.size(), 2);
    const std::size_t empty = count - block.signatures.size(); // a lone signature stands at the right
    const double width = flow_.full_width() / static_cast<double>(count);
    const double inner = width - mm(4);
    std::vector<std::vector<Paragraph>> columns;
    for (const auto& signature : block.signatures) {
        columns.push_back(signature_parts(signature, inner, count > 3 ? 9.5 : count > 2 ? 10.5 : 12));
    }
    flow_.advance(mm(1.5));
    const bool dated =
        std::any_of(block.signatures.begin(), block.signatures.end(), [](const auto& each) { return each.dated; });
    const double room_to_sign = flow_.room_to_sign();
    std::vector<double> tops{0, 0, 0, 0, 0};
    for (std::size_t part = 0; part < 4; ++part) {
        double height = 0;
        for (const auto& column : columns) height = std::max(height, column[part].height());
        if (part == 0 && !dated) height = 0;
        tops[part + 1] = tops[part] + height + (part == 2 ? room_to_sign : mm(0.4));
    }
    flow_.need(tops.back() + mm(4));
    for (std::size_t index = 0; index < columns.size(); ++index) {
        const double x = flow_.left() + width * static_cast<double>(index + empty) + mm(2);
        for (std::size_t part = 0; part < 4; ++part)
            columns[index][part].paint(flow_.painter(), x, flow_.y() + tops[part]);
    }
    flow_.advance(tops.back() + mm(4));
}

void Sheet::paint_photo(const Block& block) {
    const bool sized = block.widths.size() == 2;
    const QRectF frame = flow_.float_right(mm(sized ? block.widths[0] : 30), mm(sized ? block.widths[1] : 40));
    auto& painter = flow_.painter();
    if (block.field == u"portrait" && !filled_.portrait.isNull()) {
        const QSizeF size = QSizeF(filled_.portrait.size()).scaled(frame.size(), Qt::KeepAspectRatio);
        const QRectF target(frame.center().x() - size.width() / 2, frame.center().y() - size.height() / 2, size.width(),
                            size.height());
        painter.drawImage(target, filled_.portrait.convertToFormat(QImage::Format_RGB32));
    } else {
        const Paragraph hint({{block.text.isEmpty() ? QStringLiteral("Ảnh\n3 × 4 cm") : block.text, 10, Face::italic}},
                             frame.width() - mm(4), Align::center);
        hint.paint(painter, frame.x() + mm(2), frame.y() + (frame.height() - hint.height()) / 2);
    }
    painter.setPen(QPen(Qt::black, mm(0.2)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
}

void Sheet::paint_codes() {
    if (options_.codes.empty()) return;
    flow_.advance(mm(3));
    const auto small = [&](const QString& text, double width) {
        return Paragraph({{text, 8.5, Face::italic}}, width, Align::left, 1.05);
    };
    const Paragraph caption = small(options_.code_caption.vi, flow_.full_width());
    const auto count = options_.codes.size();
    double x = flow_.left();
    double row_height = 0;
    for (std::size_t index = 0; index < count; ++index) {
        const auto& code = options_.codes[index];
        const double side = code.width() * module;
        // The office's program asks for a missing code by its number.
        const Paragraph number =
            small(count > 1 ? QStringLiteral("Mã %1/%2").arg(index + 1).arg(count) : QString(), side);
        const double height = side + (count > 1 ? number.height() : 0);
        const bool first = index == 0;
        if (first || x + side > flow_.left() + flow_.full_width()) {
            if (!first) flow_.advance(row_height + mm(2));
            flow_.need(height + (first ? caption.height() : 0));
            if (first) flow_.paragraph(caption);
            x = flow_.left();
            row_height = 0;
        }
        number.paint(flow_.painter(), x + mm(2), flow_.y());
        paint_code(code, x, flow_.y() + height - side);
        x += side + mm(2);
        row_height = std::max(row_height, height);
    }
    flow_.advance(row_height);
}

// Drawn as runs of rectangles, so that the edges stay sharp.
void Sheet::paint_code(const QImage& code, double x, double y) {
    for (int row = 0; row < code.height(); ++row) {
        for (int column = 0; column < code.width();) {
            int end = column;
            while (end < code.width() && qGray(code.pixel(end, row)) < 128) ++end;
            if (end > column)
                flow_.painter().fillRect(QRectF(x + column * module, y + row * module, (end - column) * module, module),
                                         Qt::black);
            column = std::max(end, column + 1);
        }
    }
}

} // namespace forms::paper
