// A text that was taken over and holds somebody's number: shown as others may see it, until the visitor wants to change it.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

ColumnLayout {
    id: column

    required property FillScreen screen

    spacing: Style.space

    Panel {
        Layout.fillWidth: true

        Words {
            width: parent.width
            text: column.screen.shown
            font.pixelSize: Style.lead
            Accessible.role: Accessible.StaticText
            Accessible.name: column.screen.label
            Accessible.description: text
        }
    }
    ActionButton {
        Layout.fillWidth: true
        text: qsTr("Xem đủ số và sửa")
        glyph: "eye"
        onClicked: column.screen.reveal(true)
    }
}
