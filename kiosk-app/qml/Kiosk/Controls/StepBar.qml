// The five steps of a visit, and which one this is.
import QtQuick
import QtQuick.Layouts
import Kiosk.Style

RowLayout {
    id: bar

    required property int step
    readonly property var names: [qsTr("Chọn tờ khai"), qsTr("Đọc thẻ"), qsTr("Điền thêm"), qsTr("Xem lại"), qsTr("Nhận tờ khai")]

    spacing: Style.gap
    Accessible.role: Accessible.StatusBar
    Accessible.name: qsTr("Bước %1 trên 5: %2").arg(step).arg(step > 0 ? names[step - 1] : "")

    Repeater {
        model: bar.names

        ColumnLayout {
            id: one
            required property string modelData
            required property int index
            readonly property bool past: index + 1 < bar.step
            readonly property bool now: index + 1 === bar.step
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: Style.gap * 0.4

            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: one.now ? Style.base * 0.3 : Style.base * 0.2
                Layout.alignment: Qt.AlignVCenter
                radius: height / 2
                color: one.past || one.now ? Style.brand : Style.faint
            }
            Words {
                Layout.fillWidth: true
                text: (one.past ? "✓ " : "") + one.modelData
                visible: !Style.tight && (one.now || Style.textScale <= 1)
                font.pixelSize: Style.small
                font.weight: one.now ? Font.Bold : Font.Normal
                color: one.now ? Style.brand : Style.quietText
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
