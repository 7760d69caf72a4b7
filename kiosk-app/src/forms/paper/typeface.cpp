#include "forms/paper/typeface.hpp"

#include <QFontDatabase>
#include <QStringList>

namespace forms::paper {

QString family() {
    const auto installed = QFontDatabase::families();
    for (const auto& name : {QStringLiteral("Tinos"), QStringLiteral("Liberation Serif")}) {
        if (installed.contains(name)) return name;
    }
    return {};
}

QFont font(double size_in_points, Face face) {
    QFont result(family());
    result.setPixelSize(qRound(points(size_in_points)));
    result.setBold(face == Face::bold || face == Face::bold_italic);
    result.setItalic(face == Face::italic || face == Face::bold_italic);
    result.setHintingPreference(QFont::PreferNoHinting);
    result.setStyleStrategy(QFont::StyleStrategy(QFont::PreferOutline | QFont::NoFontMerging));
    return result;
}

} // namespace forms::paper
