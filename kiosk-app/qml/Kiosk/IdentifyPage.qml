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

            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: false
                spacing: Style.gap

                Rectangle {
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.max(Style.target, Style.display * 1.3) + (Style.portrait ? Style.gap : 0)
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
                ActionButton {
                    visible: page.screen.maskable
                    enabled: page.screen.masked || page.screen.open
                    text: Style.textScale > 1.2 ? "" : page.screen.open ? qsTr("Che") : qsTr("Xem")
                    glyph: page.screen.open ? "lock" : "eye"
                    Layout.fillHeight: true
                    Accessible.name: page.screen.open ? qsTr("Che bớt số") : qsTr("Xem đủ số")
                    onClicked: page.screen.reveal(!page.screen.open)
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
        }
    }

    primaryText: qsTr("Tiếp tục")
    primaryEnabled: page.screen.complete
    onPrimaryPressed: page.screen.submit()
}
