// What can be wrong with the look of a page, whatever stands on it.
#pragma once

#include <QQuickWindow>
#include <QStringList>

namespace ui {

/// Of the page, or of the question of the time-out while that lies over it. One line each: text that is cut or lies on
/// other text, a control too small, without a name, or outside the window.
QStringList page_faults(QQuickWindow& window, bool counter);

} // namespace ui
