// A small button in the band at the top.
import QtQuick
import QtQuick.Templates as T
import Kiosk.Screens
import Kiosk.Style

T.AbstractButton {
    id: button

    property bool on: false
    property string glyph
    readonly property color ink: on ? Style.band : Style.bandInk

    implicitWidth: Math.max(Style.target, label.implicitWidth + 2 * Style.gap)
    implicitHeight: Style.target
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    background: Rectangle {
        color: button.on ? Style.bandInk : button.down ? Style.bandPressed : Style.band
        border.color: Style.bandInk
        border.width: Style.line
        radius: Style.radius

        Glyph {
            anchors.centerIn: parent
            visible: button.glyph
            name: button.glyph
            color: button.ink
            width: Style.base * 1.2
            height: width
        }
        FocusRing {
            shown: button.visualFocus
            ink: Style.focusOnBand
        }
    }
    contentItem: Words {
        id: label
        text: button.text
        color: button.ink
        font.pixelSize: Style.small
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
