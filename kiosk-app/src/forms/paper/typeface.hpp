// The type of the papers: one Times-like family with full Vietnamese, in sizes that do not depend on the device.
#pragma once

#include <QFont>
#include <QString>

namespace forms::paper {

/// Layout units an inch: the resolution of the PDF. Every other device is painted through a scale, so that lines break
/// alike.
constexpr int units_per_inch = 1200;

constexpr double mm(double millimetres) {
    return millimetres * units_per_inch / 25.4;
}

constexpr double points(double size) {
    return size * units_per_inch / 72.0;
}

enum class Face { regular, bold, italic, bold_italic };

/// Tinos or Liberation Serif: both extract from a PDF exactly as NFC. Empty when neither is installed.
QString family();

QFont font(double size_in_points, Face face = Face::regular);

} // namespace forms::paper
