// Everything once more, before it becomes paper.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property ReviewScreen screen

    title: qsTr("Xin ông/bà xem lại")
    subtitle: page.screen.formTitle

    Notice {
        Layout.fillWidth: true
        text: page.screen.notice
        tone: Notice.Bad
    }
    Notice {
        Layout.fillWidth: true
        text: page.screen.open > 0 ? qsTr("Còn %1 mục cần điền hoặc sửa.").arg(page.screen.open) : ""
        tone: Notice.Caution
    }
    Repeater {
        model: page.screen.rows

        ReviewLine {
            required path
            required number
            required label
            required text
            required source
            required sure
            required editable
            required missing
            required heading
            Layout.fillWidth: true
            onEdit: page.screen.edit(path)
        }
    }

    actions: ActionButton {
        Layout.fillWidth: true
        Layout.columnSpan: Style.portrait ? 1 : 4
        kind: ActionButton.Primary
        enabled: page.screen.open === 0
        text: qsTr("Đúng, làm tờ khai")
        glyph: "paper"
        onClicked: page.screen.confirm()
    }
}
