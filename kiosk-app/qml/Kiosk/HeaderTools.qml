// Larger text, more contrast, the other language (named in its own words).
import QtQuick
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

Row {
    id: tools

    required property Shell shell

    spacing: 6

    HeaderButton {
        text: "A+"
        on: tools.shell.textScale > 1
        Accessible.name: qsTr("Cỡ chữ %1 %").arg(Math.round(tools.shell.textScale * 100))
        onClicked: tools.shell.enlarge()
    }
    HeaderButton {
        glyph: "contrast"
        on: tools.shell.highContrast
        Accessible.name: qsTr("Tương phản cao")
        Accessible.checkable: true
        Accessible.checked: on
        onClicked: tools.shell.contrast()
    }
    HeaderButton {
        text: {
            if (Style.tight && Style.portrait) return tools.shell.english ? "VI" : "EN";
            return tools.shell.english ? "Tiếng Việt" : "English";
        }
        Accessible.name: tools.shell.english ? "Tiếng Việt" : "English"
        onClicked: tools.shell.speak(!tools.shell.english)
    }
}
