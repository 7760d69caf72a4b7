// Which form?
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens

PageFrame {
    id: page

    required property FormsScreen screen

    title: qsTr("Ông/bà cần làm giấy tờ gì?")
    subtitle: qsTr("Chọn một tờ khai trong danh sách.")

    SearchBox {
        Layout.fillWidth: true
        visible: page.screen.rows.count > 4 || page.screen.query
        text: page.screen.query
        onEntered: text => page.screen.query = text
    }
    Repeater {
        model: page.screen.rows

        ListCard {
            required property int index
            required property string formId
            required property string title
            required property string code
            required property string event
            required property string note
            Layout.fillWidth: true
            focus: index === 0
            mark: code
            text: title
            detail: event
            onClicked: page.screen.choose(formId)
        }
    }
    Notice {
        Layout.fillWidth: true
        visible: page.screen.rows.count === 0
        text: qsTr("Không có tờ khai nào như vậy. Xin thử từ khác, hoặc hỏi cán bộ.")
    }
}
