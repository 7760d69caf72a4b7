// A box that is ticked by hand only.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Screens
import Kiosk.Style

T.AbstractButton {
    id: box

    required property bool ticked
    property string detail
    property string tag

    implicitHeight: Math.max(Style.target * 1.2, contentItem.implicitHeight + 2 * padding)
    implicitWidth: 20 * Style.base
    padding: Style.gap * 1.5
    focusPolicy: Qt.StrongFocus
    checkable: true // or a screen reader is told of a push button
    checked: ticked
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: ticked
    Keys.onReturnPressed: box.clicked()
    Keys.onEnterPressed: box.clicked()

    background: Rectangle {
        radius: Style.radius
        color: Style.surface
        border.width: Style.line
        border.color: box.ticked ? Style.brand : Style.outline

        FocusRing { shown: box.visualFocus }
    }

    contentItem: RowLayout {
        spacing: Style.space

        Rectangle {
            Layout.preferredWidth: Style.base * 1.9
            Layout.preferredHeight: Style.base * 1.9
            Layout.alignment: Qt.AlignTop
            radius: Style.radius * 0.7
            color: box.ticked ? Style.brand : Style.surface
            border.width: Style.line + 1
            border.color: box.ticked ? Style.brand : Style.outline

            Glyph {
                anchors.fill: parent
                anchors.margins: parent.width * 0.12
                visible: box.ticked
                name: "check"
                color: Style.brandInk
            }
        }
        Column {
            id: lines
            Layout.fillWidth: true
            spacing: Style.gap * 0.5

            Words {
                width: lines.width
                text: box.text
                font.weight: Font.DemiBold
                font.pixelSize: Style.lead
                Accessible.ignored: true
            }
            Words {
                width: lines.width
                text: box.detail
                color: Style.quietText
                Accessible.ignored: true
            }
            Words {
                visible: text
                text: box.tag
                color: Style.brand
                font.pixelSize: Style.small
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
        }
    }
}
