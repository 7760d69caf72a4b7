// The form is there.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property DoneScreen screen
    readonly property bool toPrint: screen.printable && !screen.printState ///< nothing was asked of the printer yet

    title: qsTr("Tờ khai đã xong")
    subtitle: qsTr("Đây là tờ khai đã điền, không thay Giấy tiếp nhận hồ sơ.")

    GridLayout {
        Layout.fillWidth: true
        columns: Style.textScale > 1.2 && Style.portrait ? 1 : 2
        columnSpacing: Style.wide
        rowSpacing: Style.space

        Rectangle {
            Layout.alignment: Qt.AlignHCenter | Qt.AlignTop
            Layout.preferredWidth: Layout.preferredHeight * Math.max(0.5, sheet.aspect)
            Layout.preferredHeight: Math.min(page.height * (Style.portrait ? 0.62 : 0.48), page.contentWidth * 0.66)
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

            Panel {
                Layout.fillWidth: true
                visible: page.screen.codeCount > 0

                Flow {
                    id: handOver
                    width: parent.width
                    spacing: Style.space

                    Picture {
                        id: code
                        image: page.screen.code
                        smoothly: false
                        width: Math.min(handOver.width, Style.base * 10)
                        height: width
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("Mã để cán bộ quét")
                    }
                    Column {
                        readonly property real beside: handOver.width - code.width - Style.space
                        width: beside > 9 * Style.base ? beside : handOver.width
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
                tone: page.screen.printTrouble ? Notice.Caution : Notice.Info
                glyph: page.screen.printTrouble ? "caution" : "print"
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
    ValueLine {
        Layout.fillWidth: true
        label: qsTr("Tên tệp (%1 trang)").arg(page.screen.pageCount)
        text: page.screen.fileName
    }

    primaryText: toPrint ? qsTr("In tờ khai") : qsTr("Kết thúc và xóa dữ liệu")
    primaryGlyph: toPrint ? "print" : "leave"
    primaryFocused: true
    onPrimaryPressed: {
        if (page.toPrint) page.screen.print();
        else page.screen.finish();
    }
    actions: [
        ActionButton {
            Layout.fillWidth: true
            visible: page.screen.printable && !page.toPrint
            text: qsTr("In tờ khai")
            glyph: "print"
            onClicked: page.screen.print()
        },
        ActionButton {
            Layout.fillWidth: true
            visible: page.screen.printable
            text: qsTr("In phiếu chuẩn bị")
            glyph: "print"
            onClicked: page.screen.printSlip()
        },
        ActionButton {
            Layout.fillWidth: true
            visible: page.screen.savable
            text: qsTr("Lưu vào USB")
            glyph: "paper"
            onClicked: page.screen.save()
        }
    ]
}
