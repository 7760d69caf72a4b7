#include "forms/paper/paragraph.hpp"

#include <algorithm>
#include <QPainter>

namespace forms::paper {

namespace {

QTextLayout::FormatRange format_of(const Run& run, int start) {
    QTextLayout::FormatRange range;
    range.start = start;
    range.length = static_cast<int>(run.text.size());
    range.format.setFont(font(run.size, run.face));
    range.format.setForeground(run.color);
    if (run.raised) range.format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
    return range;
}

Qt::Alignment qt_alignment(Align align) {
    switch (align) {
    case Align::center:
        return Qt::AlignHCenter;
    case Align::right:
        return Qt::AlignRight;
    case Align::justify:
        return Qt::AlignJustify;
    case Align::left:
        break;
    }
    return Qt::AlignLeft;
}

} // namespace

Paragraph::Paragraph(const std::vector<Run>& runs, double width, Align align, double spacing) {
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const auto& run : runs) {
        formats << format_of(run, static_cast<int>(text.size()));
        text += run.text;
    }
    text.replace(u'\n', QChar::LineSeparator);
    layout_ = std::make_unique<QTextLayout>(text, runs.empty() ? font(12) : font(runs.front().size, runs.front().face));
    QTextOption option(qt_alignment(align));
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout_->setTextOption(option);
    layout_->setFormats(formats);
    layout_->setCacheEnabled(true);
    layout_->beginLayout();
    for (auto line = layout_->createLine(); line.isValid(); line = layout_->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height_});
        baseline_ = height_ + line.ascent();
        if (first_baseline_ == 0) first_baseline_ = baseline_;
        end_x_ = line.naturalTextRect().right();
        natural_width_ = std::max(natural_width_, line.naturalTextWidth());
        height_ += (line.ascent() + line.descent()) * spacing;
    }
    layout_->endLayout();
}

void Paragraph::paint(QPainter& painter, double x, double y) const {
    layout_->draw(&painter, {x, y});
}

} // namespace forms::paper
