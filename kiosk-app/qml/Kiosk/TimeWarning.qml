// Nobody touched anything: the visit will end, unless somebody says no.
import QtQuick
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

Rectangle {
    id: warning

    required property Shell shell

    color: Style.veil
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text
    onVisibleChanged: if (visible) stay.forceActiveFocus()

    MouseArea { anchors.fill: parent } // nothing below can be touched

    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Style.margin, 34 * Style.base)
        padding: Style.wide
        spacing: Style.space

        Glyph {
            name: "clock"
            color: Style.brand
            width: Style.base * 4
            height: width
            anchors.horizontalCenter: parent.horizontalCenter
        }
        Title {
            id: question
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Ông/bà còn ở đây không?")
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Style.lead
            text: qsTr("Máy sẽ kết thúc và xóa dữ liệu sau %1 giây.").arg(warning.shell.warningLeft)
        }
        ActionButton {
            width: parent.width
            text: qsTr("Kết thúc và xóa dữ liệu")
            onClicked: warning.shell.cancel()
        }
        ActionButton {
            id: stay
            width: parent.width
            kind: ActionButton.Primary
            text: qsTr("Tôi còn ở đây")
            onClicked: warning.shell.extend()
        }
    }
}
