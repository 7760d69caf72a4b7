// May the card be read?
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens

PageFrame {
    id: page

    required property ConsentScreen screen

    title: screen.personLabel ? qsTr("%1: có đồng ý cho máy đọc thẻ không?").arg(screen.personLabel)
                              : qsTr("Ông/bà có đồng ý cho máy đọc thẻ không?")
    subtitle: qsTr("Xin đánh dấu vào từng mục ông/bà đồng ý. Dữ liệu chỉ ở trong máy này và bị xóa khi kết thúc.")

    Repeater {
        model: page.screen.purposes

        TickBox {
            required property int index
            required property string title
            required property bool needed
            required ticked
            required detail
            Layout.fillWidth: true
            focus: index === 0
            text: title
            tag: needed ? "" : qsTr("Không bắt buộc")
            onClicked: page.screen.toggle(index)
        }
    }
    Notice {
        Layout.fillWidth: true
        glyph: "lock"
        text: qsTr("Máy không chụp thẻ, không giữ thẻ, không gửi dữ liệu đi đâu. Phần dữ liệu tờ khai không cần được bỏ ngay khi đọc.")
    }

    primaryText: qsTr("Đồng ý và tiếp tục")
    primaryEnabled: page.screen.ready
    onPrimaryPressed: page.screen.agree()
    actions: ActionButton {
        Layout.fillWidth: true
        text: qsTr("Không, tôi tự điền")
        glyph: "pen"
        onClicked: page.screen.refuse()
    }
}
