// Digits or a date.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

GridLayout {
    id: grid

    required property FillScreen screen
    readonly property bool empty: screen.text === ""

    columns: Style.portrait ? 1 : 2
    columnSpacing: Style.wide
    rowSpacing: Style.space

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        Layout.preferredHeight: Math.max(Style.target, Style.display * 1.3) + Style.gap
        radius: Style.radius
        color: Style.surface
        border.width: Style.line
        border.color: grid.screen.error ? Style.bad : Style.outline
        Accessible.role: Accessible.EditableText
        Accessible.name: grid.screen.label

        Words {
            anchors.centerIn: parent
            text: !grid.empty ? grid.screen.text : grid.screen.kind === FillScreen.Kind.Date ? qsTr("ngày/tháng/năm") : ""
            color: grid.empty ? Style.quietText : Style.text
            lineHeight: 1
            font.pixelSize: grid.empty ? Style.heading : Math.min(Style.display, parent.width / 10)
            font.weight: grid.empty ? Font.Normal : Font.DemiBold
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    KeyPad {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onPressed: digit => grid.screen.press(digit)
        onErased: grid.screen.erase()
        onCleared: grid.screen.enter("")
    }
}
