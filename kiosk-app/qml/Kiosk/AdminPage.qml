// For the administrator: the PIN first, then the state of the machine.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property Shell shell
    required property AdminScreen screen

    title: screen.open ? qsTr("Trang quản trị") : qsTr("Nhập mã PIN quản trị")
    subtitle: screen.open ? "" : qsTr("Trang này chỉ dành cho người quản trị máy.")

    Keys.onPressed: event => {
        if (page.screen.open) return;
        if (event.key === Qt.Key_Backspace) page.screen.erase();
        else page.screen.press(event.text);
    }
    Keys.onReturnPressed: page.screen.submit()
    Keys.onEnterPressed: page.screen.submit()
    Keys.onEscapePressed: page.shell.back()

    ColumnLayout {
        visible: !page.screen.open
        Layout.maximumWidth: 34 * Style.base
        Layout.alignment: Qt.AlignHCenter
        Layout.fillWidth: true
        spacing: Style.space

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(Style.target, Style.display * 1.3)
            radius: Style.radius
            color: Style.surface
            border.width: Style.line
            border.color: Style.outline
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Đã nhập %1 số").arg(page.screen.length)

            Words {
                anchors.centerIn: parent
                text: "●".repeat(page.screen.length)
                lineHeight: 1
                font.pixelSize: Style.heading
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Notice {
            Layout.fillWidth: true
            text: page.screen.message
            tone: Notice.Bad
        }
        KeyPad {
            Layout.fillWidth: true
            onPressed: digit => page.screen.press(digit)
            onErased: page.screen.erase()
            onCleared: page.screen.clear()
        }
    }
    Panel {
        Layout.fillWidth: true
        visible: page.screen.open

        Repeater {
            model: page.screen.rows

            StateLine {
                required heading
                required label
                required text
                required tone
                width: parent.width
            }
        }
    }

    primaryText: page.screen.open ? qsTr("Đóng") : qsTr("Tiếp tục")
    primaryGlyph: page.screen.open ? "back" : "forward"
    primaryEnabled: page.screen.open || page.screen.length > 0
    onPrimaryPressed: {
        if (page.screen.open) page.shell.back();
        else page.screen.submit();
    }
    actions: [
        ActionButton {
            Layout.fillWidth: true
            visible: !page.screen.open
            text: qsTr("Quay lại")
            glyph: "back"
            onClicked: page.shell.back()
        },
        ActionButton {
            Layout.fillWidth: true
            visible: page.screen.open
            text: qsTr("Xem lại")
            glyph: "again"
            onClicked: page.screen.look()
        },
        ActionButton {
            Layout.fillWidth: true
            visible: page.screen.open
            text: qsTr("Thử màn hình")
            glyph: "contrast"
            onClicked: page.screen.test(true)
        },
        ActionButton {
            Layout.fillWidth: true
            visible: page.screen.open
            text: qsTr("Khởi động lại")
            glyph: "leave"
            onClicked: page.screen.quit()
        }
    ]
}
