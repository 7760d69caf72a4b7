// The form is there.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property DoneScreen screen

    title: qsTr("Tờ khai đã xong")
    subtitle: qsTr("Đây là tờ khai đã điền, không thay Giấy tiếp nhận hồ sơ.")

    GridLayout {
        Layout.fillWidth: true
        columns: Style.portrait ? 1 : 2
        columnSpacing: Style.wide
        rowSpacing: Style.space

        Rectangle {
            Layout.alignment: Qt.AlignHCenter | Qt.AlignTop
            Layout.preferredHeight: Style.portrait ? page.height * 0.42 : page.height * 0.62
            Layout.preferredWidth: Layout.preferredHeight * Math.max(0.5, sheet.aspect)
            color: Style.surface
            border.width: 1
            border.color: Style.outline

            Picture {
                id: sheet
                anchors.fill: parent
                anchors.margins: 1
                image: page.screen.page
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Trang đầu của tờ khai")
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Style.space

            ValueLine {
                Layout.fillWidth: true
                label: qsTr("Tên tệp (%1 trang)").arg(page.screen.pageCount)
                text: page.screen.fileName
            }
            Panel {
                Layout.fillWidth: true
                visible: page.screen.codeCount > 0

                Row {
                    id: handOver
                    width: parent.width
                    spacing: Style.space

                    Picture {
                        id: code
                        image: page.screen.code
                        smoothly: false
                        width: Style.base * 9
                        height: width
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("Mã để cán bộ quét")
                    }
                    Column {
                        width: handOver.width - code.width - Style.space
                        spacing: Style.gap

                        Words {
                            width: parent.width
                            text: qsTr("Cán bộ quét mã này để nhận dữ liệu, không phải nhập lại.")
                        }
                        ActionButton {
                            visible: page.screen.codeCount > 1
                            text: qsTr("Mã %1 / %2").arg(page.screen.codeIndex + 1).arg(page.screen.codeCount)
                            glyph: "next"
                            glyphAfter: true
                            onClicked: page.screen.turn(1)
                        }
                    }
                }
            }
            Notice {
                Layout.fillWidth: true
                text: page.screen.printState
                glyph: "print"
            }
            Notice {
                Layout.fillWidth: true
                text: page.screen.lanState
                glyph: "paper"
            }
            Notice {
                Layout.fillWidth: true
                text: page.screen.stickState
                glyph: "paper"
            }
        }
    }

    actions: [
        ActionButton {
            Layout.fillWidth: true
            Layout.columnSpan: Style.portrait ? 1 : 2
            visible: page.screen.printable
            text: qsTr("In tờ khai")
            glyph: "print"
            onClicked: page.screen.print()
        },
        ActionButton {
            Layout.fillWidth: true
            Layout.columnSpan: Style.portrait ? 1 : 2
            visible: page.screen.printable
            text: qsTr("In phiếu chuẩn bị")
            glyph: "print"
            onClicked: page.screen.printSlip()
        },
        ActionButton {
            Layout.fillWidth: true
            Layout.columnSpan: Style.portrait ? 1 : 2
            visible: page.screen.savable
            text: qsTr("Lưu vào USB")
            glyph: "paper"
            onClicked: page.screen.save()
        },
        ActionButton {
            Layout.fillWidth: true
            Layout.columnSpan: Style.portrait ? 1 : 2
            focus: true
            kind: ActionButton.Primary
            text: qsTr("Kết thúc và xóa dữ liệu")
            glyph: "leave"
            onClicked: page.screen.finish()
        }
    ]
}
