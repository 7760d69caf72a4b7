// A value with its name and where it comes from; the source stands beside the name where both fit.
import QtQuick
import Kiosk.Style

Item {
    id: line

    required property string label
    required property string text
    property string source
    property bool sure: false
    readonly property bool beside: name.implicitWidth + origin.width + Style.space <= width

    implicitHeight: value.y + value.height + (source && !beside ? origin.height + Style.gap * 0.2 : 0)
    implicitWidth: 20 * Style.base
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + text + (source ? ". " + source : "")

    Words {
        id: name
        width: line.beside ? implicitWidth : line.width
        text: line.label
        color: Style.quietText
        font.pixelSize: Style.small
        Accessible.ignored: true
    }
    Words {
        id: value
        y: name.height + Style.gap * 0.2
        width: line.width
        text: line.text
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    SourceLine {
        id: origin
        x: line.beside ? line.width - width : 0
        y: line.beside ? 0 : value.y + value.height + Style.gap * 0.2
        text: line.source
        sure: line.sure
        widest: line.width
    }
}
