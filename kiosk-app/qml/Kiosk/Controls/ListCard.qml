// A row to choose: title, a line below, a mark on the left.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Screens
import Kiosk.Style

T.AbstractButton {
    id: card

    property string detail
    property string mark
    property string note
    property string glyph: "next"

    implicitHeight: Math.max(Style.target * (Style.counter ? 1 : 1.3), contentItem.implicitHeight + topPadding + bottomPadding)
    implicitWidth: 20 * Style.base
    padding: Style.gap * 1.5
    verticalPadding: Style.gap * (Style.counter ? 0.8 : 1.5)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: detail
    Keys.onReturnPressed: card.clicked()
    Keys.onEnterPressed: card.clicked()

    background: Rectangle {
        radius: Style.radius
        color: card.down ? Style.brandSoft : Style.surface
        border.width: Style.line
        border.color: card.down ? Style.brand : Style.hairline

        FocusRing { shown: card.visualFocus }
    }

    contentItem: RowLayout {
        spacing: Style.space

        Rectangle {
            visible: card.mark
            Layout.preferredWidth: Style.base * 7.6
            Layout.preferredHeight: Style.base * 2.4
            radius: Style.radius
            color: Style.brandSoft
            border.width: Style.highContrast ? Style.line : 0
            border.color: Style.brand

            Words {
                id: markText
                anchors.centerIn: parent
                text: card.mark
                color: Style.brand
                font.pixelSize: Style.small
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Column {
            id: lines
            Layout.fillWidth: true
            spacing: Style.gap * 0.4

            Words {
                width: lines.width
                text: card.text
                font.pixelSize: Style.lead
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
            Words {
                width: lines.width
                visible: text
                text: card.detail
                color: Style.quietText
                Accessible.ignored: true
            }
            Words {
                width: lines.width
                visible: text
                text: card.note
                color: Style.quietText
                font.pixelSize: Style.small
                Accessible.ignored: true
            }
        }
        Glyph {
            name: card.glyph
            color: Style.brand
            Layout.preferredWidth: Style.base * 1.4
            Layout.preferredHeight: Style.base * 1.4
        }
    }
}
