// A piece of text of several styles, broken into lines of one width, measured before it is painted.
#pragma once

#include "forms/paper/typeface.hpp"

#include <memory>
#include <QColor>
#include <QTextLayout>
#include <vector>

class QPainter;

namespace forms::paper {

struct Run {
    QString text;
    double size = 12;
    Face face = Face::regular;
    bool raised = false; ///< a small mark above the line
    QColor color = Qt::black;
};

enum class Align { left, center, right, justify };

class Paragraph {
public:
    Paragraph(const std::vector<Run>& runs, double width, Align align = Align::left, double spacing = 1.18);

    double height() const { return height_; }
    /// Where the last line's text ends, from the left edge, and its baseline from the top.
    double end_x() const { return end_x_; }
    double baseline() const { return baseline_; }
    /// From the top to the baseline of the first line.
    double first_baseline() const { return first_baseline_; }
    /// The widest line.
    double natural_width() const { return natural_width_; }
    int lines() const { return layout_->lineCount(); }
    void paint(QPainter& painter, double x, double y) const;

private:
    std::unique_ptr<QTextLayout> layout_;
    double height_ = 0;
    double end_x_ = 0;
    double baseline_ = 0;
    double first_baseline_ = 0;
    double natural_width_ = 0;
};

} // namespace forms::paper
