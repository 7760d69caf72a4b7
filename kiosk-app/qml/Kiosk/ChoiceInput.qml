// One of several answers; the choice goes on by itself. Another answer is typed (FillPage).
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

GridLayout {
    id: grid

    required property FillScreen screen
    signal otherAsked

    columns: Style.textScale > 1.5 ? 1 : Style.portrait ? 2 : 3
    columnSpacing: Style.gap
    rowSpacing: Style.gap

    Repeater {
        model: grid.screen.options

        ActionButton {
            required property string value
            required property string label
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            Layout.preferredHeight: Style.target * 1.3
            text: label
            glyph: grid.screen.text === value ? "check" : ""
            kind: grid.screen.text === value ? ActionButton.Primary : ActionButton.Secondary
            onClicked: grid.screen.choose(value)
        }
    }
    ActionButton {
        Layout.fillWidth: true
        Layout.columnSpan: grid.columns
        visible: grid.screen.allowOther
        text: qsTr("Câu trả lời khác")
        glyph: "pen"
        onClicked: grid.otherAsked()
    }
}
