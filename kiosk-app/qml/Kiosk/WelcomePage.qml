// Nobody is here yet.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property Shell shell
    readonly property int alignment: Style.portrait ? Text.AlignHCenter : Text.AlignLeft

    centred: true
    primaryText: qsTr("Bắt đầu")
    primaryEnabled: !page.shell.closed
    primaryFocused: true
    primarySize: Style.tight ? 1 : 1.5
    onPrimaryPressed: page.shell.start()

    Item { Layout.fillHeight: true }
    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: Style.portrait ? 1 : 2
        columnSpacing: Style.wide * 2
        rowSpacing: Style.portrait ? Style.wide * 1.5 : Style.wide

        Drawing {
            visible: !Style.tight
            name: "place-card"
            Layout.preferredWidth: Style.portrait ? page.contentWidth * 0.8 : page.contentWidth * 0.3
            Layout.preferredHeight: Layout.preferredWidth * 0.66
            Layout.alignment: Qt.AlignHCenter
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Style.space

            Words {
                Layout.fillWidth: true
                visible: text && !Style.tight
                text: page.shell.slogan.toUpperCase()
                color: Style.caution
                font.weight: Font.Bold
                font.letterSpacing: 2
                horizontalAlignment: page.alignment
            }
            Title {
                Layout.fillWidth: true
                text: qsTr("Điền tờ khai bằng thẻ căn cước gắn chip")
                font.pixelSize: Style.tight ? Style.heading : Style.display
                horizontalAlignment: page.alignment
            }
            Words {
                Layout.fillWidth: true
                text: qsTr("Đặt thẻ lên đầu đọc, máy điền giúp những gì thẻ đã có. Không cần mạng, không lưu lại dữ liệu của ông/bà.")
                font.pixelSize: Style.lead
                color: Style.quietText
                horizontalAlignment: page.alignment
            }
            Notice {
                Layout.fillWidth: true
                visible: page.shell.closed
                text: qsTr("Máy tạm ngừng phục vụ. Xin ông/bà gặp cán bộ.") + "\n" + page.shell.closed
                tone: Notice.Caution
            }
            Words {
                Layout.fillWidth: true
                visible: page.shell.counter
                text: qsTr("Phím F9: người tiếp theo. Esc: quay lại. Enter: tiếp tục. Tab: mục kế tiếp.")
                color: Style.quietText
            }
        }
        WaySteps {
            visible: !Style.tight && !page.shell.closed
            Layout.fillWidth: true
            Layout.columnSpan: Style.portrait ? 1 : 2
        }
    }
    Item { Layout.fillHeight: true }
}
