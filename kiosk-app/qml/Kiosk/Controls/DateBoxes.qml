// A date in three boxes with their names above; the one that is filled next has the thick frame.
import QtQuick
import QtQuick.Layouts
import Kiosk.Style

RowLayout {
    id: boxes

    property var parts: [] ///< day, month, year; or the year alone
    property bool wrong: false
    property string label
    readonly property bool yearOnly: parts.length === 1
    readonly property int current: {
        if (yearOnly) return 0;
        return parts[0].length < 2 ? 0 : parts[1].length < 2 ? 1 : 2;
    }

    spacing: Style.gap
    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.description: parts.join("/")

    Repeater {
        model: boxes.yearOnly ? [qsTr("Năm")] : [qsTr("Ngày"), qsTr("Tháng"), qsTr("Năm")]

        ColumnLayout {
            id: part
            required property string modelData
            required property int index
            readonly property bool last: index === boxes.parts.length - 1
            readonly property bool current: index === boxes.current

            Layout.fillWidth: true
            Layout.preferredWidth: last ? 3 : 2
            spacing: Style.gap * 0.5

            Words {
                Layout.fillWidth: true
                text: part.modelData
                color: Style.quietText
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(Style.target, Style.display * 1.3) + Style.gap
                radius: Style.radius
                color: Style.surface
                border.width: part.current ? Style.focusLine : Style.line
                border.color: boxes.wrong ? Style.bad : part.current ? Style.brand : Style.outline

                Words {
                    anchors.centerIn: parent
                    readonly property string typed: boxes.parts[part.index] ?? ""
                    text: typed + "–".repeat(Math.max(0, (part.last ? 4 : 2) - typed.length))
                    color: typed ? Style.text : Style.quietText
                    lineHeight: 1
                    font.pixelSize: Math.min(Style.display, parent.width / (part.last ? 3.2 : 2))
                    font.weight: Font.DemiBold
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
