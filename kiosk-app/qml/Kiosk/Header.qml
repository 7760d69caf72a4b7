// Whose office this is, the language, and DEMO where the card is a demo card.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

Rectangle {
    id: header

    required property Shell shell
    readonly property bool twoRows: Style.textScale > 1.2 && !Style.tight

    implicitHeight: column.implicitHeight
    color: Style.band

    ColumnLayout {
        id: column
        width: parent.width
        spacing: 0

        GridLayout {
            columns: header.twoRows ? 2 : 3
            columnSpacing: Style.space
            rowSpacing: Style.gap
            Layout.fillWidth: true
            Layout.leftMargin: Style.margin
            Layout.rightMargin: Style.margin
            Layout.topMargin: Style.tight ? 4 : Style.gap
            Layout.bottomMargin: Style.tight ? 4 : Style.gap

            Glyph {
                name: "emblem"
                color: Style.band
                accent: Style.gold
                Layout.preferredWidth: Style.tight ? Style.target : Style.base * 3
                Layout.preferredHeight: Layout.preferredWidth

                TapHandler { // the administrator's way in, for a screen without keys
                    longPressThreshold: 4
                    onLongPressed: header.shell.openAdmin()
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Words {
                    Layout.fillWidth: true
                    visible: !Style.tight
                    text: header.shell.centre.toUpperCase()
                    color: Style.bandInk
                    font.pixelSize: Style.portrait || Style.textScale > 1.2 ? Style.small : Style.body
                    font.weight: Font.Bold
                }
                Words {
                    Layout.fillWidth: true
                    text: header.shell.ward.toUpperCase()
                    color: Style.bandInk
                    font.pixelSize: Style.small
                }
            }
            HeaderTools {
                shell: header.shell
                Layout.columnSpan: header.twoRows ? 2 : 1
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(3, Style.base * 0.16)
            color: Style.gold
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: demoText.implicitHeight + (Style.tight ? 0 : Style.gap)
            visible: header.shell.demo
            color: Style.cautionSoft

            Words {
                id: demoText
                anchors.centerIn: parent
                width: parent.width - 2 * Style.margin
                horizontalAlignment: Text.AlignHCenter
                text: Style.tight ? qsTr("DEMO – thẻ mẫu") : qsTr("DEMO – thẻ mẫu để tập huấn, không phải dữ liệu thật")
                color: Style.caution
                font.weight: Font.Bold
                font.pixelSize: Style.small
            }
        }
    }
}
