// The number on the card: scanned or typed.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property IdentifyScreen screen

    title: qsTr("Quét mã QR trên thẻ, hoặc nhập 12 số")
    subtitle: qsTr("Mã QR ở mặt trước thẻ CCCD, mặt sau thẻ Căn cước. Máy cần số này để mở chip.")
    centred: Style.portrait

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) page.screen.erase();
        else page.screen.press(event.text);
    }
    Keys.onReturnPressed: page.screen.submit()
    Keys.onEnterPressed: page.screen.submit()

    GridLayout {
        Layout.fillWidth: true
        columns: Style.portrait ? 1 : 2
        columnSpacing: Style.wide * 1.5
        rowSpacing: Style.space

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignVCenter
            spacing: Style.space

            Glyph {
                name: "card-front"
                color: Style.brand
                accent: Style.gold
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: Style.portrait ? page.contentWidth * 0.55 : page.contentWidth * 0.36
                Layout.preferredHeight: width * 0.65
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Hình thẻ: mã QR ở góc trên bên phải, số ở giữa thẻ")
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: Style.space

            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(Style.target, Style.display * 1.3) + Style.gap
                radius: Style.radius
                color: Style.surface
                border.width: Style.line
                border.color: page.screen.message ? Style.bad : page.screen.complete ? Style.good : Style.outline
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Đã nhập %1 trên 12 số").arg(page.screen.length)

                Words {
                    id: digits
                    anchors.centerIn: parent
                    text: page.screen.shown
                    lineHeight: 1
                    font.pixelSize: Math.min(Style.display, parent.width / 12)
                    font.weight: Font.DemiBold
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            Notice {
                Layout.fillWidth: true
                text: page.screen.message
                tone: Notice.Bad
            }
            KeyPad {
                Layout.fillWidth: true
                onPressed: digit => page.screen.press(digit)
                onErased: page.screen.erase()
                onCleared: page.screen.clear()
            }
            ActionButton {
                Layout.fillWidth: true
                kind: ActionButton.Primary
                enabled: page.screen.complete
                text: qsTr("Tiếp tục")
                glyph: "forward"
                glyphAfter: true
                onClicked: page.screen.submit()
            }
        }
    }
}
