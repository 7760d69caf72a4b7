// Which form?
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property FormsScreen screen

    title: qsTr("Ông/bà cần làm giấy tờ gì?")
    subtitle: qsTr("Chọn một tờ khai trong danh sách.")

    SearchBox {
        id: search
        Layout.fillWidth: true
        visible: page.screen.rows.count > 4 || page.screen.query
        focus: Style.counter && visible
        text: page.screen.query
        onEntered: text => page.screen.query = text
        Keys.onReturnPressed: page.screen.chooseFirst()
        Keys.onEnterPressed: page.screen.chooseFirst()
        Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus()
    }
    Keyboard {
        Layout.fillWidth: true
        visible: search.visible && search.activeFocus && !Style.counter
        onPressed: key => page.screen.query += key
        onErased: page.screen.query = page.screen.query.slice(0, -1)
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Style.counter && !Style.portrait && Style.textScale < 1.4 ? 2 : 1
        columnSpacing: Style.space
        rowSpacing: Style.counter ? Style.gap : Style.space

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
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                focus: index === 0 && !search.focus
                mark: code
                text: title
                detail: event
                onClicked: page.screen.choose(formId)
                Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus()
                Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus()
            }
        }
    }
    Notice {
        Layout.fillWidth: true
        visible: page.screen.rows.count === 0
        text: qsTr("Không có tờ khai nào như vậy. Xin thử từ khác, hoặc hỏi cán bộ.")
    }
}
