// It did not work: what happened, what to do, and the code for the clerk.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property FailureScreen screen

    centred: true

    Item { Layout.fillHeight: true }
    Glyph {
        name: "caution"
        color: Style.caution
        Layout.preferredWidth: Style.base * 5
        Layout.preferredHeight: Style.base * 5
        Layout.alignment: Qt.AlignHCenter
    }
    Title {
        Layout.fillWidth: true
        text: page.screen.happened
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        Layout.fillWidth: true
        text: page.screen.citizen
        font.pixelSize: Style.lead
        horizontalAlignment: Text.AlignHCenter
    }
    Panel {
        Layout.fillWidth: true
        Layout.maximumWidth: 40 * Style.base
        Layout.alignment: Qt.AlignHCenter

        Words {
            width: parent.width
            text: qsTr("Mã lỗi %1").arg(page.screen.code)
            font.weight: Font.Bold
        }
        Words {
            width: parent.width
            text: qsTr("Cán bộ: %1").arg(page.screen.clerk)
            color: Style.quietText
        }
    }
    Item { Layout.fillHeight: true }

    actions: [
        ActionButton {
            Layout.fillWidth: true
            focus: !page.screen.otherNumber
            kind: page.screen.otherNumber ? ActionButton.Secondary : ActionButton.Primary
            text: qsTr("Thử lại")
            glyph: "again"
            onClicked: page.screen.retry()
        },
        ActionButton {
            Layout.fillWidth: true
            focus: page.screen.otherNumber
            kind: page.screen.otherNumber ? ActionButton.Primary : ActionButton.Secondary
            text: qsTr("Nhập lại số")
            glyph: "qr"
            onClicked: page.screen.number()
        },
        ActionButton {
            Layout.fillWidth: true
            Layout.columnSpan: Style.portrait ? 1 : 2
            text: qsTr("Tự điền tờ khai")
            glyph: "pen"
            onClicked: page.screen.hand()
        }
    ]
}
