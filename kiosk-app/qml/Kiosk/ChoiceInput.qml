// One of several answers; the choice goes on by itself.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

ColumnLayout {
    id: column

    required property FillScreen screen

    spacing: Style.space

    GridLayout {
        Layout.fillWidth: true
        columns: Style.textScale > 1.5 ? 1 : Style.portrait ? 2 : 3
        columnSpacing: Style.gap
        rowSpacing: Style.gap

        Repeater {
            model: column.screen.options

            ActionButton {
                required property string value
                required property string label
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                Layout.preferredHeight: Style.target * 1.3
                text: label
                glyph: column.screen.text === value ? "check" : ""
                kind: column.screen.text === value ? ActionButton.Primary : ActionButton.Secondary
                onClicked: column.screen.choose(value)
            }
        }
    }
    InputBox {
        id: other
        Layout.fillWidth: true
        visible: column.screen.allowOther
        Accessible.name: qsTr("Câu trả lời khác")
        onEntered: column.screen.choose(text)
    }
    ActionButton {
        Layout.fillWidth: true
        visible: column.screen.allowOther && other.text
        text: qsTr("Dùng câu trả lời này")
        onClicked: column.screen.choose(other.text)
    }
}
