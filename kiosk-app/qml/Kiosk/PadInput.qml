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
        NumberBox {
            Layout.fillWidth: true
            Layout.fillHeight: false
            visible: !grid.date
            shown: grid.screen.shown
            maskable: grid.screen.maskable
            masked: grid.screen.masked
            open: grid.screen.open
            wrong: grid.screen.error
            role: Accessible.EditableText
            name: grid.screen.label
            description: grid.screen.shown
            onRevealed: all => grid.screen.reveal(all)
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
