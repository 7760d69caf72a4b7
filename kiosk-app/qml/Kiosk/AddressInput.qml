// An old address of a card, and what it may be today: chosen, kept, or typed; never changed by itself.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

ColumnLayout {
    id: column

    required property FillScreen screen

    spacing: Style.space

    Panel {
        Layout.fillWidth: true

        ValueLine {
            width: parent.width
            label: qsTr("Trên thẻ ghi")
            text: column.screen.cardText
        }
    }
    Words {
        Layout.fillWidth: true
        text: column.screen.options.count === 1
              ? qsTr("Từ ngày %1, nơi này thuộc:").arg(column.screen.unitsSince)
              : qsTr("Từ ngày %1, nơi này thuộc một trong %2 xã, phường sau. Xin chọn xã, phường đúng của địa chỉ này:")
                  .arg(column.screen.unitsSince).arg(column.screen.options.count)
        font.weight: Font.DemiBold
    }
    Repeater {
        model: column.screen.options

        ListCard {
            required property int index
            required property string value
            required property string label
            Layout.fillWidth: true
            focus: index === 0
            text: label
            detail: value
            glyph: column.screen.text === value ? "check" : "next"
            onClicked: column.screen.choose(value)
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Style.portrait || Style.textScale > 1.5 ? 1 : 2
        columnSpacing: Style.gap
        rowSpacing: Style.gap

        ActionButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: qsTr("Giữ nguyên như trên thẻ")
            glyph: column.screen.text === column.screen.cardText ? "check" : ""
            onClicked: column.screen.choose(column.screen.cardText)
        }
        ActionButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: qsTr("Tự nhập địa chỉ khác")
            glyph: "pen"
            onClicked: column.screen.typeInstead()
        }
    }
    Words {
        Layout.fillWidth: true
        text: qsTr("Theo %1.").arg(column.screen.unitsBasis)
        color: Style.quietText
        font.pixelSize: Style.small
    }
}
