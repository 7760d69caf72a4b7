// A number that is typed, as others may see it, and a key that shows all of it.
import QtQuick
import QtQuick.Layouts
import Kiosk.Style

RowLayout {
    id: row

    required property string shown
    property bool maskable: false
    property bool masked: false
    property bool open: false
    property bool wrong: false
    property bool whole: false ///< nothing is missing any more
    property bool roomy: true
    property int letters: 10   ///< that fit at full size
    property int role: Accessible.StaticText
    property string name
    property string description
    signal revealed(bool all)

    spacing: Style.gap

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(Style.target, Style.display * 1.3) + (row.roomy ? Style.gap : 0)
        radius: Style.radius
        color: Style.surface
        border.width: Style.line
        border.color: row.wrong ? Style.bad : row.whole ? Style.good : Style.outline
        Accessible.role: row.role
        Accessible.name: row.name
        Accessible.description: row.description

        Words {
            anchors.centerIn: parent
            text: row.shown
            lineHeight: 1
            font.pixelSize: Math.min(Style.display, parent.width / row.letters)
            font.weight: Font.DemiBold
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    ActionButton {
        visible: row.maskable
        enabled: row.masked || row.open
        text: Style.textScale > 1.2 ? "" : row.open ? qsTr("Che") : qsTr("Xem")
        glyph: row.open ? "lock" : "eye"
        Layout.fillHeight: true
        Accessible.name: row.open ? qsTr("Che bớt số") : qsTr("Xem đủ số")
        onClicked: row.revealed(!row.open)
    }
}
