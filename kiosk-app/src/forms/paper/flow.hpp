// Pages that fill from top to bottom: a cursor, page breaks, and what stands on every page (marks, legend, number).
#pragma once

#include "forms/paper/paragraph.hpp"

#include <functional>
#include <QPainter>

namespace forms::paper {

/// What every page carries.
struct Furniture {
    QString reference;       ///< left of the footer: form code, procedure, version
    std::vector<Run> legend; ///< what the letters beside the values mean
    bool demo = false;
    int pages = 0;   ///< total, 0 while counting
    double room = 1; ///< 1: the usual lines and gaps; down to 0: tighter, where that saves a page
};

class Flow {
public:
    /// `turn_page` starts the device's next page; false when it can not.
    Flow(QPainter& painter, Furniture furniture, std::function<bool()> turn_page);

    QPainter& painter() { return painter_; }
    double left() const { return mm(22); }
    /// The width a block may use here; less beside a floating photo.
    double width() const;
    double full_width() const { return mm(210 - 22 - 16); }
    double y() const { return y_; }
    double bottom() const { return mm(297 - 21); }
    int pages() const { return page_; }
    double item_gap() const { return mm(0.3 + 1.2 * furniture_.room); }
    double line_spacing() const { return 1.04 + 0.14 * furniture_.room; }
    double room_to_sign() const { return mm(15 + 7 * furniture_.room); }
    bool failed() const { return failed_; }

    void advance(double height) { y_ += height; }
    /// Turns the page when less than `height` is left. True when it did.
    bool need(double height);
    void new_page();
    /// Reserves a place at the right, from here down; blocks beside it are narrower.
    QRectF float_right(double width, double height);
    /// Moves below a floating photo.
    void clear_float();

    void paragraph(const Paragraph& text, double indent = 0);
    void rule(double x, double y, double width, double thickness = mm(0.25));
    /// A dotted line to write on.
    void dots(double x, double baseline, double width);

private:
    void begin_page();
    void paint_demo();
    void paint_footer();

    QPainter& painter_;
    Furniture furniture_;
    std::function<bool()> turn_page_;
    double y_ = 0;
    double float_width_ = 0;
    double float_bottom_ = 0;
    int page_ = 0;
    bool failed_ = false;
};

} // namespace forms::paper
