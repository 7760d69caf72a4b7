// What a visit is made of, told before it begins.
import QtQuick
import QtQuick.Layouts
import Kiosk.Style

GridLayout {
    id: steps

    columns: Style.portrait && Style.textScale > 1.2 ? 1 : 3
    columnSpacing: Style.space
    rowSpacing: Style.gap

    Repeater {
        model: [qsTr("Chọn tờ khai"), qsTr("Đặt thẻ lên đầu đọc"), qsTr("Xem lại, nhận tờ khai")]

        Panel {
            id: step
            required property string modelData
            required property int index
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            Rectangle {
                width: Style.base * 2
                height: width
                radius: width / 2
                color: Style.brand
                anchors.horizontalCenter: parent.horizontalCenter

                Words {
                    anchors.centerIn: parent
                    text: step.index + 1
                    color: Style.brandInk
                    lineHeight: 1
                    font.weight: Font.Bold
                }
            }
            Words {
                width: parent.width
                text: step.modelData
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
