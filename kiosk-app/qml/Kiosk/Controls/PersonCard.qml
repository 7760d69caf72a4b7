// One person of the form and how they get into it.
import QtQuick
import Kiosk.Screens
import Kiosk.Style

Panel {
    id: card

    property string label
    property string name
    property bool scanned
    property bool holder
    property bool reuse
    property bool removable
    signal scan
    signal takeHolder
    signal remove

    Row {
        width: parent.width
        spacing: Style.space

        Glyph {
            id: sign
            name: card.scanned ? "check" : "user"
            color: card.scanned ? Style.good : Style.brand
            width: Style.base * 1.8
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            width: parent.width - sign.width - Style.space

            Words {
                width: parent.width
                text: card.label
                color: Style.quietText
                font.pixelSize: Style.small
            }
            Words {
                width: parent.width
                text: card.name || (card.holder ? qsTr("Tự điền ở bước sau") : qsTr("Chưa đọc thẻ"))
                font.weight: card.name ? Font.Bold : Font.Normal
            }
        }
    }
    Flow {
        width: parent.width
        visible: !card.holder
        spacing: Style.gap

        ActionButton {
            text: card.scanned ? qsTr("Đọc lại") : qsTr("Đọc thẻ")
            glyph: "card"
            Accessible.name: text + ": " + card.label
            onClicked: card.scan()
        }
        ActionButton {
            visible: card.reuse
            text: qsTr("Chính là người kê khai")
            onClicked: card.takeHolder()
        }
        ActionButton {
            visible: card.removable
            text: qsTr("Bỏ")
            glyph: "remove"
            Accessible.name: text + ": " + card.label
            onClicked: card.remove()
        }
    }
}
