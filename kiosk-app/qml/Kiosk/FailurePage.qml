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
        text: Style.counter ? page.screen.clerk : page.screen.citizen
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
            text: Style.counter ? qsTr("Nói với người dân: %1").arg(page.screen.citizen)
                                : qsTr("Cán bộ: %1").arg(page.screen.clerk)
            color: Style.quietText
        }
    }
    Item { Layout.fillHeight: true }

    primaryText: page.screen.otherNumber ? qsTr("Nhập lại số") : qsTr("Thử lại")
    primaryGlyph: page.screen.otherNumber ? "qr" : "again"
    primaryFocused: true
    onPrimaryPressed: {
        if (page.screen.otherNumber) page.screen.number();
        else page.screen.retry();
    }
    actions: [
        ActionButton {
            Layout.fillWidth: true
            text: page.screen.otherNumber ? qsTr("Thử lại") : qsTr("Nhập lại số")
            glyph: page.screen.otherNumber ? "again" : "qr"
            onClicked: {
                if (page.screen.otherNumber) page.screen.retry();
                else page.screen.number();
            }
        },
        ActionButton {
            Layout.fillWidth: true
            text: qsTr("Tự điền tờ khai")
            glyph: "pen"
            onClicked: page.screen.hand()
        }
    ]
}
