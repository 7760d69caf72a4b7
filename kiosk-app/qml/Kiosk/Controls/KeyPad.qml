// Digits for a finger, laid out like a telephone.
import QtQuick
import QtQuick.Layouts
import Kiosk.Style

GridLayout {
    id: pad

    property string leftKey
    signal pressed(string digit)
    signal erased
    signal cleared

    columns: 3
    columnSpacing: Style.gap
    rowSpacing: Style.gap

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "erase"]

        ActionButton {
            required property string modelData
            readonly property bool digit: modelData.length === 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Style.target * 1.6
            Layout.preferredHeight: Style.target * (Style.portrait ? 1.4 : 1)
            Layout.minimumHeight: Style.target
            text: digit ? modelData : modelData === "clear" ? qsTr("Xóa hết") : ""
            glyph: modelData === "erase" ? "erase" : ""
            textSize: digit ? Style.heading : Style.body
            Accessible.name: digit ? modelData : modelData === "clear" ? qsTr("Xóa hết") : qsTr("Xóa một số")
            onClicked: {
                if (digit) pad.pressed(modelData);
                else if (modelData === "erase") pad.erased();
                else pad.cleared();
            }
        }
    }
}
