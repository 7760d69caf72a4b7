// The answer, told by words, by shape and by colour.
import QtQuick
import QtQuick.Layouts
import Kiosk.Screens
import Kiosk.Style

Rectangle {
    id: banner

    required property int answer
    required property string title
    required property string sentence
    readonly property color ink: [Style.good, Style.caution, Style.unknown, Style.bad][answer]

    implicitHeight: row.implicitHeight + 2 * Style.space
    radius: Style.radius
    color: [Style.goodSoft, Style.cautionSoft, Style.unknownSoft, Style.badSoft][answer]
    border.width: Style.line
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + ". " + sentence

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.margins: Style.space
        spacing: Style.space

        Glyph {
            name: ["verdict-genuine", "verdict-remarks", "verdict-unknown", "verdict-bad"][banner.answer]
            color: banner.ink
            accent: Style.surface
            Layout.preferredWidth: Style.base * 4.2
            Layout.preferredHeight: Style.base * 4.2
        }
        Column {
            id: lines
            Layout.fillWidth: true
            spacing: Style.gap * 0.5

            Words {
                width: lines.width
                text: banner.title
                color: banner.ink
                font.pixelSize: Style.heading
                font.weight: Font.Bold
                Accessible.ignored: true
            }
            Words {
                width: lines.width
                text: banner.sentence
                color: Style.text
                Accessible.ignored: true
            }
        }
    }
}
