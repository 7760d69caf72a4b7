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
    subtitle: qsTr("Máy cần số này để mở chip.")
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

        Row {
            id: cards
            visible: !Style.tight
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            spacing: Style.space

            CardPicture {
                width: (cards.width - cards.spacing) / 2
                drawing: "card-front"
                caption: qsTr("Thẻ CCCD: mã QR và số ở mặt trước")
            }
            CardPicture {
                width: (cards.width - cards.spacing) / 2
                drawing: "card-back"
                caption: qsTr("Thẻ Căn cước (từ tháng 7/2024): mã QR ở mặt sau, số ở mặt trước")
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: Style.space

            NumberBox {
                Layout.fillWidth: true
                Layout.fillHeight: false
                shown: page.screen.shown
                maskable: page.screen.maskable
                masked: page.screen.masked
                open: page.screen.open
                wrong: page.screen.message
                whole: page.screen.complete
                roomy: Style.portrait
                letters: 12
                name: qsTr("Đã nhập %1 trên 12 số").arg(page.screen.length)
                onRevealed: all => page.screen.reveal(all)
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
        }
    }

    primaryText: qsTr("Tiếp tục")
    primaryEnabled: page.screen.complete
    onPrimaryPressed: page.screen.submit()
}
