// Shows where the keyboard is.
import QtQuick
import Kiosk.Style

Rectangle {
    required property bool shown
    property real distance: 4
    property color ink: Style.focus
    anchors.fill: parent
    anchors.margins: -distance
    visible: shown
    color: "transparent"
    border.color: ink
    border.width: Style.focusLine
    radius: Style.radius + distance
}
