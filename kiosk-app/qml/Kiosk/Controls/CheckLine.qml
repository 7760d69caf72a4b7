// One check and what came of it.
import QtQuick
import Kiosk.Screens
import Kiosk.Style

Item {
    id: line

    required property string label
    required property string text
    required property int outcome
    readonly property color ink: [Style.good, Style.bad, Style.quietText, Style.quietText, Style.unknown][outcome]

    implicitHeight: Math.max(words.implicitHeight, answer.implicitHeight)
    implicitWidth: 20 * Style.base
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + text

    Glyph {
        id: sign
        name: ["check", "cross", "dash", "dash", "question"][line.outcome]
        color: line.ink
        width: Style.base * 1.2
        height: width
    }
    Words {
        id: words
        anchors.left: sign.right
        anchors.right: answer.left
        anchors.leftMargin: Style.gap
        anchors.rightMargin: Style.gap
        text: line.label
        Accessible.ignored: true
    }
    Words {
        id: answer
        anchors.right: parent.right
        width: Math.min(implicitWidth, line.width * 0.35)
        text: line.text
        color: line.ink
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignRight
        Accessible.ignored: true
    }
}
