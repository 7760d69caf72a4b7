// A walk over all pages, and looks at what stands on them.
#pragma once

#include "ui_support.hpp"

#include <functional>
#include <QQuickItem>
#include <vector>

namespace ui {

struct Stop {
    flow::State state;
    std::function<void(Kiosk&)> go; ///< from the stop before
};

/// Every page of a visit of CT01, in order.
std::vector<Stop> stops();

/// Everything in the window that is shown, from the back to the front.
std::vector<QQuickItem*> visible_items(const QQuickWindow& window);

/// What of an item can be seen: its rectangle in the window, cut by everything above it that clips.
QRectF seen(const QQuickItem& item);

/// For the eye: a picture of the window in the folder that CCCD_PICTURES names, nothing without it.
void keep_picture(QQuickWindow& window, const QString& name);

} // namespace ui
