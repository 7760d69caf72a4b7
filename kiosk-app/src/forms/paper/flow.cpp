#include "forms/paper/flow.hpp"

namespace forms::paper {

namespace {

const QColor quiet(90, 90, 90);
const QColor demo_grey(226, 226, 226);
const QColor demo_red(170, 20, 20);

} // namespace

Flow::Flow(QPainter& painter, Furniture furniture, std::function<bool()> turn_page)
    : painter_(painter), furniture_(std::move(furniture)), turn_page_(std::move(turn_page)) {
    begin_page();
}

double Flow::width() const {
    return y_ < float_bottom_ ? full_width() - float_width_ : full_width();
}

bool Flow::need(double height) {
    if (y_ + height <= bottom()) return false;
    new_page();
    return true;
}

void Flow::new_page() {
    if (!turn_page_()) failed_ = true;
    begin_page();
}

void Flow::begin_page() {
    ++page_;
    y_ = mm(12);
    float_bottom_ = 0;
    if (furniture_.demo) paint_demo();
    paint_footer();
}

QRectF Flow::float_right(double width, double height) {
    float_width_ = width + mm(5);
    float_bottom_ = y_ + height + mm(2);
    return {left() + full_width() - width, y_, width, height};
}

void Flow::clear_float() {
    if (y_ < float_bottom_) y_ = float_bottom_;
    float_bottom_ = 0;
}

void Flow::paragraph(const Paragraph& text, double indent) {
    need(text.height());
    text.paint(painter_, left() + indent, y_);
    y_ += text.height();
}

void Flow::rule(double x, double y, double width, double thickness) {
    painter_.fillRect(QRectF(x, y, width, thickness), Qt::black);
}

void Flow::dots(double x, double baseline, double width) {
    QPen pen(QColor(70, 70, 70), mm(0.32));
    pen.setCapStyle(Qt::RoundCap);
    pen.setDashPattern({0.01, 4.0});
    painter_.setPen(pen);
    if (width > mm(2)) painter_.drawLine(QPointF(x, baseline), QPointF(x + width, baseline));
    painter_.setPen(Qt::black);
}

// Painted first, in an opaque light grey: transparency is not allowed in PDF/A-1.
void Flow::paint_demo() {
    painter_.save();
    painter_.translate(mm(105), mm(150));
    painter_.rotate(-52);
    const Paragraph mark({{QStringLiteral("DEMO"), 150, Face::bold, false, demo_grey}}, mm(260), Align::center);
    mark.paint(painter_, -mm(130), -mm(30));
    painter_.restore();
    const Paragraph line(
        {{QStringLiteral("DEMO – BẢN TẬP HUẤN, KHÔNG CÓ GIÁ TRỊ SỬ DỤNG"), 9, Face::bold, false, demo_red}},
        full_width(), Align::center);
    line.paint(painter_, left(), mm(6));
}

void Flow::paint_footer() {
    const double top = mm(297 - 17);
    painter_.fillRect(QRectF(left(), top, full_width(), mm(0.12)), quiet);
    const Paragraph legend(furniture_.legend, full_width(), Align::left, 1.05);
    legend.paint(painter_, left(), top + mm(1.2));
    const double below = top + mm(1.6) + legend.height();
    const Paragraph reference({{furniture_.reference, 7.5, Face::regular, false, quiet}}, full_width() - mm(24));
    reference.paint(painter_, left(), below);
    const QString number =
        furniture_.pages > 0 ? QStringLiteral("Trang %1/%2").arg(page_).arg(furniture_.pages) : QString();
    const Paragraph page({{number, 7.5, Face::regular, false, quiet}}, full_width(), Align::right);
    page.paint(painter_, left(), below);
}

} // namespace forms::paper
