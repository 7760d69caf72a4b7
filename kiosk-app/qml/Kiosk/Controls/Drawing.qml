// A drawing of card and reader, in its own ink on its own plate.
import QtQuick
import Kiosk.Screens
import Kiosk.Style

Rectangle {
    id: plate

    property alias name: glyph.name
    readonly property real rim: Style.theme === 1 ? Style.gap : 0 ///< elsewhere the plate is the ground

    color: Style.plate
    radius: Style.radius

    Glyph {
        id: glyph
        anchors.fill: parent
        anchors.margins: plate.rim
        color: Style.drawn
        accent: Style.gold
    }
}
