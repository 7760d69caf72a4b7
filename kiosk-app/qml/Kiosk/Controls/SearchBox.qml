// Search as one types.
import QtQuick
import QtQuick.Templates as T
import Kiosk.Screens
import Kiosk.Style

T.TextField {
    id: field

    signal entered(string text)

    implicitHeight: Style.target * 1.1
    implicitWidth: 20 * Style.base
    leftPadding: Style.base * 2.8
    rightPadding: Style.space
    verticalAlignment: TextInput.AlignVCenter
    color: Style.text
    font.family: Style.family
    font.pixelSize: Style.lead
    selectByMouse: true
    selectionColor: Style.brand
    selectedTextColor: Style.brandInk
    Accessible.role: Accessible.EditableText
    Accessible.name: hint.text
    onTextEdited: field.entered(text)

    background: Rectangle {
        radius: Style.radius
        color: Style.surface
        border.width: field.activeFocus ? Style.focusLine : Style.line
        border.color: field.activeFocus ? Style.brand : Style.outline

        Glyph {
            name: "search"
            color: Style.quietText
            x: Style.space * 0.8
            anchors.verticalCenter: parent.verticalCenter
            width: Style.base * 1.4
            height: width
        }
        Words {
            id: hint
            x: field.leftPadding
            width: field.width - field.leftPadding - field.rightPadding
            anchors.verticalCenter: parent.verticalCenter
            visible: field.length === 0
            text: qsTr("Tìm: khai sinh, tạm trú…")
            color: Style.quietText
            font.pixelSize: Style.small
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
