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
        readonly property bool stacked: Style.textScale > 1.2 && Style.portrait
        columns: stacked ? 2 : 3
        anchors.fill: parent
        anchors.leftMargin: Style.margin
        anchors.rightMargin: Style.margin
        anchors.topMargin: Style.tight ? Style.gap / 2 : Style.gap
        anchors.bottomMargin: Style.tight ? Style.gap / 2 : Style.gap
        columnSpacing: Style.space
        rowSpacing: Style.gap

        Notice {
            Layout.fillWidth: true
            Layout.columnSpan: 2
            text: row.stacked && footer.shell.cardLeft ? qsTr("Vui lòng cầm lại thẻ") : ""
            glyph: "card"
        }
        ActionButton {
            text: qsTr("Quay lại")
            glyph: "back"
            visible: footer.shell.canBack
            Layout.maximumWidth: footer.width * 0.44
            onClicked: footer.shell.back()
        }
        Notice {
            Layout.fillWidth: true
            text: !row.stacked && footer.shell.cardLeft ? qsTr("Vui lòng cầm lại thẻ") : ""
            glyph: "card"
        }
        Item {
            Layout.fillWidth: true
            visible: !row.stacked && !footer.shell.cardLeft
        }
        ActionButton {
            visible: !footer.shell.counter
            text: qsTr("Kết thúc")
            glyph: "leave"
            kind: ActionButton.Quiet
            Layout.maximumWidth: footer.width * 0.44
            Accessible.description: qsTr("Kết thúc và xóa dữ liệu")
            onClicked: footer.shell.cancel()
        }
        ActionButton {
            visible: footer.shell.counter
            text: footer.shell.nextArmed ? qsTr("F9 lần nữa: xóa, sang người sau") : qsTr("Người tiếp theo (F9)")
            glyph: footer.shell.nextArmed ? "caution" : "leave"
            kind: footer.shell.nextArmed ? ActionButton.Danger : ActionButton.Quiet
            Layout.maximumWidth: footer.width * 0.44
            Accessible.description: qsTr("Kết thúc và xóa dữ liệu")
            onClicked: footer.shell.next()
        }
    }
}
