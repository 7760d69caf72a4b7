// A scroll bar that can be seen and held by a finger.
import QtQuick
import QtQuick.Templates as T
import Kiosk.Style

T.ScrollBar {
    id: bar
    implicitWidth: Style.gap * 1.6
    padding: Style.gap * 0.3
    minimumSize: 0.12
    policy: size < 1 ? T.ScrollBar.AlwaysOn : T.ScrollBar.AlwaysOff
    visible: size < 1

    contentItem: Rectangle {
        radius: width / 2
        color: bar.pressed ? Style.brand : Style.outline
    }
}
