// What is the form for?
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens

PageFrame {
    id: page

    required property ProcedureScreen screen

    title: qsTr("Ông/bà làm thủ tục nào?")
    subtitle: page.screen.formTitle

    Repeater {
        model: page.screen.rows

        ListCard {
            required property int index
            required property string code
            required property string title
            Layout.fillWidth: true
            focus: index === 0
            text: title
            detail: qsTr("Mã thủ tục %1").arg(code)
            onClicked: page.screen.choose(code)
        }
    }
}
