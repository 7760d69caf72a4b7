// A button: primary (one a page), secondary, quiet (in the frame) or danger.
import QtQuick
import QtQuick.Templates as T
import Kiosk.Screens
import Kiosk.Style

T.AbstractButton {
    id: button

    enum Kind { Primary, Secondary, Quiet, Danger }

    property int kind: ActionButton.Secondary
    property string glyph
    property bool glyphAfter: false
    property real textSize: kind === ActionButton.Primary ? Style.lead : Style.body
    readonly property bool filled: kind === ActionButton.Primary || kind === ActionButton.Danger
    readonly property color ink: !enabled ? Style.quietText : filled ? Style.brandInk : Style.brand
    readonly property color paper: {
        if (!enabled) return Style.faint;
        if (kind === ActionButton.Primary) return down ? Style.brandPressed : Style.brand;
        if (kind === ActionButton.Danger) return Style.bad;
        if (kind === ActionButton.Quiet) return down ? Style.brandSoft : "transparent";
        return down ? Style.brandSoft : Style.surface;
    }

    implicitHeight: Math.max(Style.target * (kind === ActionButton.Primary ? 1.15 : 1), contentItem.implicitHeight + 2 * padding)
    implicitWidth: contentItem.implicitWidth + 2 * (padding + Style.gap)
    padding: Style.gap
    horizontalPadding: padding + Style.gap
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    background: Rectangle {
        radius: Style.radius
        color: button.paper
        border.width: button.filled || button.kind === ActionButton.Quiet ? 0 : Style.line
        border.color: button.enabled ? Style.brand : Style.outline

        FocusRing { shown: button.visualFocus }
    }

    contentItem: Item {
        implicitWidth: row.glyphSpace + Math.ceil(natural.advanceWidth) + 2

        TextMetrics {
            id: natural
            font: label.font
            text: button.text
        }
        implicitHeight: Math.max(label.implicitHeight, button.textSize * 1.3)

        Row {
            id: row
            readonly property real glyphSpace: button.glyph ? button.textSize * 1.25 + Style.gap : 0
            anchors.centerIn: parent
            layoutDirection: button.glyphAfter ? Qt.RightToLeft : Qt.LeftToRight
            spacing: Style.gap

            Glyph {
                visible: button.glyph
                name: button.glyph
                color: button.ink
                width: button.textSize * 1.25
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: label
                text: button.text
                lineHeight: 1.1
                color: button.ink
                font.pixelSize: button.textSize
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                width: Math.min(Math.ceil(natural.advanceWidth) + 2, button.availableWidth - row.glyphSpace)
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
}
