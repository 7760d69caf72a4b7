// Nobody is here yet.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property Shell shell

    centred: true

    Item { Layout.fillHeight: true }

    GridLayout {
        Layout.fillWidth: true
        columns: Style.portrait ? 1 : 2
        columnSpacing: Style.wide * 2
        rowSpacing: Style.wide

        Glyph {
            visible: !Style.tight
            name: "place-card"
            color: Style.brand
            accent: Style.gold
            Layout.preferredWidth: Style.portrait ? page.contentWidth * 0.62 : page.contentWidth * 0.36
            Layout.preferredHeight: width * 0.7
            Layout.alignment: Qt.AlignHCenter
        }
        Column {
            id: lines
            Layout.fillWidth: true
            spacing: Style.space

            Words {
                width: lines.width
                visible: !Style.tight
                text: page.shell.slogan.toUpperCase()
                color: Style.caution
                font.weight: Font.Bold
                font.letterSpacing: 2
                horizontalAlignment: Style.portrait ? Text.AlignHCenter : Text.AlignLeft
            }
            Title {
                width: lines.width
                text: qsTr("Điền tờ khai bằng thẻ căn cước gắn chip")
                font.pixelSize: Style.tight ? Style.heading : Style.display
                horizontalAlignment: Style.portrait ? Text.AlignHCenter : Text.AlignLeft
            }
            Words {
                width: lines.width
                text: qsTr("Đặt thẻ lên đầu đọc, máy điền giúp những gì thẻ đã có. Không cần mạng, không lưu lại dữ liệu của ông/bà.")
                font.pixelSize: Style.lead
                color: Style.quietText
                horizontalAlignment: Style.portrait ? Text.AlignHCenter : Text.AlignLeft
            }
            Notice {
                width: lines.width
                visible: page.shell.closed
                text: qsTr("Máy tạm ngừng phục vụ. Xin ông/bà gặp cán bộ.") + "\n" + page.shell.closed
                tone: Notice.Caution
            }
            ActionButton {
                id: start
                enabled: !page.shell.closed
                focus: true
                kind: ActionButton.Primary
                text: qsTr("Bắt đầu")
                glyph: "forward"
                glyphAfter: true
                textSize: Style.heading
                width: Style.portrait ? lines.width : Math.min(lines.width, Style.base * 18)
                height: Math.max(Style.target * 1.6, implicitHeight)
                onClicked: page.shell.start()
            }
            Words {
                width: lines.width
                visible: page.shell.counter
                text: qsTr("Phím F9: người tiếp theo. Esc: quay lại. Enter: tiếp tục. Tab: mục kế tiếp.")
                color: Style.quietText
            }
        }
    }

    Item { Layout.fillHeight: true }
}
