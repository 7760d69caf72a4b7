// The paper is being made.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property ReviewScreen screen

    centred: true

    Item { Layout.fillHeight: true }
    Glyph {
        name: "paper"
        color: Style.brand
        Layout.preferredWidth: Style.base * 6
        Layout.preferredHeight: Style.base * 6
        Layout.alignment: Qt.AlignHCenter
    }
    Title {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Đang làm tờ khai…")
    }
    Words {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        text: page.screen.formTitle
        color: Style.quietText
    }
    Item { Layout.fillHeight: true }
}
