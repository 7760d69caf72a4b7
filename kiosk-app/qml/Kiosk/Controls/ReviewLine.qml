// One item of the form in the review.
import QtQuick
import QtQuick.Layouts
import Kiosk.Style

ColumnLayout {
    id: line

    property string path
    property string number
    property string label
    property string text
    property string source
    property bool sure
    property bool editable
    property bool missing
    property string heading
    signal edit

    spacing: Style.gap

    Words {
        Layout.fillWidth: true
        Layout.topMargin: Style.gap
        visible: text
        text: line.heading
        color: Style.brand
        font.weight: Font.Bold
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: row.implicitHeight + Style.space
        radius: Style.radius
        color: line.missing ? Style.cautionSoft : Style.surface
        border.width: line.missing || Style.highContrast ? Style.line : 1
        border.color: line.missing ? Style.caution : Style.hairline

        RowLayout {
            id: row
            anchors.fill: parent
            anchors.margins: Style.gap
            anchors.leftMargin: Style.space
            spacing: Style.space

            ValueLine {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                label: (line.number ? line.number + ". " : "") + line.label
                text: line.text || (line.missing ? qsTr("Chưa điền") : qsTr("(để trống)"))
                source: line.source
                sure: line.sure
            }
            ActionButton {
                visible: line.editable
                text: line.missing ? qsTr("Điền") : qsTr("Sửa")
                glyph: "pen"
                Accessible.name: text + ": " + line.label
                onClicked: line.edit()
            }
        }
    }
}
