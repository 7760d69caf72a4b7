// The five steps of a visit, and which one this is. In large letters only the present one has its name.
import QtQuick
import QtQuick.Layouts
import Kiosk.Style

ColumnLayout {
    id: bar

    required property int step
    readonly property bool large: Style.textScale > 1
    readonly property var names: [qsTr("Chọn tờ khai"), qsTr("Đọc thẻ"), qsTr("Điền thêm"), qsTr("Xem lại"), qsTr("Nhận tờ khai")]
    readonly property string spoken: qsTr("Bước %1 trên 5: %2").arg(step).arg(step > 0 ? names[step - 1] : "")

    spacing: Style.gap * 0.4
    Accessible.role: Accessible.StatusBar
    Accessible.name: spoken

    RowLayout {
        Layout.fillWidth: true
        spacing: Style.gap

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
                    visible: !Style.tight && !bar.large
                    font.pixelSize: Style.small
                    font.weight: one.now ? Font.Bold : Font.Normal
                    color: one.now ? Style.brand : Style.quietText
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                }
            }
        }
    }
    Words {
        Layout.fillWidth: true
        visible: !Style.tight && bar.large
        text: bar.spoken
        font.pixelSize: Style.small
        font.weight: Font.Bold
        color: Style.brand
        Accessible.ignored: true
    }
}
