// Digits or a date.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

GridLayout {
    id: grid

    required property FillScreen screen
    readonly property bool date: screen.kind === FillScreen.Kind.Date

    columns: Style.portrait ? 1 : 2
    columnSpacing: Style.wide
    rowSpacing: Style.space

    ColumnLayout {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        spacing: Style.space

        DateBoxes {
            Layout.fillWidth: true
            visible: grid.date
            parts: grid.screen.dateParts
            wrong: grid.screen.error
            label: grid.screen.label
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(Style.target, Style.display * 1.3) + Style.gap
            visible: !grid.date
            radius: Style.radius
            color: Style.surface
            border.width: Style.line
            border.color: grid.screen.error ? Style.bad : Style.outline
            Accessible.role: Accessible.EditableText
            Accessible.name: grid.screen.label
            Accessible.description: grid.screen.text

            Words {
                anchors.centerIn: parent
                text: grid.screen.text
                lineHeight: 1
                font.pixelSize: Math.min(Style.display, parent.width / 10)
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        ActionButton {
            Layout.fillWidth: true
            visible: grid.date && grid.screen.yearAlone
            text: grid.screen.yearOnly ? qsTr("Nhập đủ ngày, tháng, năm") : qsTr("Chỉ nhớ năm")
            onClicked: grid.screen.askYearOnly(!grid.screen.yearOnly)
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
