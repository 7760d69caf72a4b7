// Everything once more, before it becomes paper.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens

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

    primaryText: qsTr("Đúng, làm tờ khai")
    primaryGlyph: "paper"
    primaryEnabled: page.screen.open === 0
    onPrimaryPressed: page.screen.confirm()
}
