// Where the card goes.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property CardScreen screen

    centred: true

    Notice {
        Layout.fillWidth: true
        text: page.screen.notice
        tone: Notice.Caution
    }
    Item { Layout.fillHeight: true }
    GridLayout {
        Layout.fillWidth: true
        columns: Style.portrait ? 1 : 2
        columnSpacing: Style.wide * 2
        rowSpacing: Style.wide

        Drawing {
            id: picture
            name: "place-card"
            Layout.preferredWidth: Style.portrait ? page.contentWidth * 0.8 : page.contentWidth * 0.42
            Layout.preferredHeight: width * 0.7
            Layout.alignment: Qt.AlignHCenter
        }
        Column {
            id: lines
            Layout.fillWidth: true
            spacing: Style.space

            Title {
                width: lines.width
                text: qsTr("Đặt thẻ lên đầu đọc")
                font.pixelSize: Style.tight ? Style.heading : Style.display
                horizontalAlignment: Style.portrait ? Text.AlignHCenter : Text.AlignLeft
            }
            Words {
                width: lines.width
                text: qsTr("Để thẻ nằm phẳng, bỏ bao đựng, và giữ yên cho đến khi máy báo xong.")
                font.pixelSize: Style.lead
                horizontalAlignment: Style.portrait ? Text.AlignHCenter : Text.AlignLeft
            }
        }
    }
    Item { Layout.fillHeight: true }
}
