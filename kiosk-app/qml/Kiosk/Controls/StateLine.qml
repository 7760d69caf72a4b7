// One line on the state of the machine, or the heading of a group of them: sign and words, not colour alone.
import QtQuick
import Kiosk.Screens
import Kiosk.Style

Item {
    id: line

    required property string heading
    required property string label
    required property string text
    required property int tone
    readonly property color ink: [Style.good, Style.caution, Style.bad, Style.text][tone]

    implicitHeight: heading ? title.implicitHeight + Style.gap : Math.max(words.implicitHeight, answer.implicitHeight)
    implicitWidth: 20 * Style.base
    Accessible.role: heading ? Accessible.Heading : Accessible.StaticText
    Accessible.name: heading ? heading : label + ": " + text

    Words {
        id: title
        visible: line.heading
        y: Style.gap
        width: line.width
        text: line.heading
        color: Style.brand
        font.weight: Font.Bold
        font.pixelSize: Style.lead
        Accessible.ignored: true
    }
    Words {
        id: words
        visible: !line.heading
        width: line.width * 0.4 - Style.gap
        text: line.label
        color: Style.quietText
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.ignored: true
    }
    Glyph {
        visible: !line.heading && line.tone < 3
        name: ["check", "caution", "cross", "check"][line.tone]
        color: line.ink
        x: line.width * 0.4
        width: Style.base * 1.1
        height: width
    }
    Words {
        id: answer
        visible: !line.heading
        x: line.width * 0.4 + Style.base * 1.1 + Style.gap
        width: line.width - x
        text: line.text
        color: line.ink
        font.weight: Font.DemiBold
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.ignored: true
    }
}
