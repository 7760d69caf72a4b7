// Where a value comes from, and by its sign whether it was proved.
import QtQuick
import Kiosk.Screens
import Kiosk.Style

Row {
    id: line

    property string text
    property bool sure: false
    property real widest: width ///< the words wrap there

    visible: text
    spacing: Style.gap * 0.6

    Glyph {
        name: line.sure ? "check" : "info"
        color: line.sure ? Style.good : Style.quietText
        width: Style.small
        height: width
        y: Style.small * 0.15
    }
    Words {
        width: Math.min(implicitWidth, line.widest - Style.small - line.spacing)
        text: line.text
        color: line.sure ? Style.good : Style.quietText
        font.pixelSize: Style.small
        Accessible.ignored: true
    }
}
