// A value with its name and where it comes from.
import QtQuick
import Kiosk.Screens
import Kiosk.Style

Column {
    id: line

    required property string label
    required property string text
    property string source
    property bool sure: false

    spacing: Style.gap * 0.2
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + text + (source ? ". " + source : "")

    Words {
        width: line.width
        text: line.label
        color: Style.quietText
        font.pixelSize: Style.small
        Accessible.ignored: true
    }
    Words {
        width: line.width
        text: line.text
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    Row {
        visible: line.source
        spacing: Style.gap * 0.6

        Glyph {
            name: line.sure ? "check" : "info"
            color: line.sure ? Style.good : Style.quietText
            width: Style.small
            height: width
        }
        Words {
            width: Math.min(implicitWidth, line.width - Style.small - Style.gap)
            text: line.source
            color: line.sure ? Style.good : Style.quietText
            font.pixelSize: Style.small
            Accessible.ignored: true
        }
    }
}
