// The way back, and the way out, on every page of a visit.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

Rectangle {
    id: footer

    required property Shell shell

    implicitHeight: row.implicitHeight + (Style.tight ? Style.gap : 2 * Style.gap)
    color: Style.surface

    Rectangle {
        width: parent.width
        height: 1
        color: Style.hairline
    }
    GridLayout {
        id: row
        readonly property bool large: Style.textScale > 1.2 && Style.portrait ///< three keys do not fit in one row
        readonly property real widest: width * (footer.shell.canUndo && !large ? 0.36 : 0.49)
        columns: large ? 3 : 4
        anchors.fill: parent
        anchors.leftMargin: Style.margin
        anchors.rightMargin: Style.margin
        anchors.topMargin: Style.tight ? Style.gap / 2 : Style.gap
        anchors.bottomMargin: Style.tight ? Style.gap / 2 : Style.gap
        columnSpacing: Style.gap
        rowSpacing: Style.gap / 2

        ActionButton {
            Layout.columnSpan: row.large ? 3 : 1
            Layout.fillWidth: row.large
            Layout.row: 0
            Layout.column: row.large ? 0 : 1
            text: qsTr("Hoàn tác")
            glyph: "undo"
            visible: footer.shell.canUndo
            Accessible.description: qsTr("Bỏ thay đổi vừa làm")
            onClicked: footer.shell.undo()
        }
        ActionButton {
            Layout.row: row.large ? 1 : 0
            Layout.column: 0
            text: qsTr("Quay lại")
            glyph: "back"
            visible: footer.shell.canBack
            Layout.maximumWidth: row.widest
            onClicked: footer.shell.back()
        }
        Item {
            Layout.row: row.large ? 1 : 0
            Layout.column: row.large ? 1 : 2
            Layout.fillWidth: true
        }
        ActionButton {
            Layout.row: row.large ? 1 : 0
            Layout.column: row.large ? 2 : 3
            visible: !footer.shell.counter
            text: qsTr("Kết thúc")
            glyph: "leave"
            kind: ActionButton.Quiet
            Layout.maximumWidth: row.widest
            Accessible.description: qsTr("Kết thúc và xóa dữ liệu")
            onClicked: footer.shell.cancel()
        }
        ActionButton {
            Layout.row: row.large ? 1 : 0
            Layout.column: row.large ? 2 : 3
            visible: footer.shell.counter
            text: footer.shell.nextArmed ? qsTr("F9 lần nữa: xóa, sang người sau") : qsTr("Người tiếp theo (F9)")
            glyph: footer.shell.nextArmed ? "caution" : "leave"
            kind: footer.shell.nextArmed ? ActionButton.Danger : ActionButton.Quiet
            Layout.maximumWidth: row.widest
            Accessible.description: qsTr("Kết thúc và xóa dữ liệu")
            onClicked: footer.shell.next()
        }
    }
}
