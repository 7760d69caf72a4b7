// One clear sentence with a sign: not by colour alone.
import QtQuick
import QtQuick.Layouts
import Kiosk.Screens
import Kiosk.Style

Rectangle {
    id: notice

    enum Tone { Info, Caution, Bad, Good }

    property string text
    property int tone: Notice.Info
    property string glyph: ["info", "caution", "cross", "check"][tone]
    readonly property color ink: [Style.brand, Style.caution, Style.bad, Style.good][tone]

    implicitHeight: row.implicitHeight + 2 * Style.gap
    implicitWidth: row.implicitWidth + 2 * Style.space
    visible: text
    radius: Style.radius
    color: [Style.brandSoft, Style.cautionSoft, Style.badSoft, Style.goodSoft][tone]
    border.width: Style.highContrast ? Style.line : 0
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Style.space
        anchors.rightMargin: Style.space
        anchors.topMargin: Style.gap
        anchors.bottomMargin: Style.gap
        spacing: Style.space * 0.7

        Glyph {
            name: notice.glyph
            color: notice.ink
            Layout.preferredWidth: Style.base * 1.5
            Layout.preferredHeight: Style.base * 1.5
        }
        Words {
            Layout.fillWidth: true
            text: notice.text
            color: notice.ink
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
}
