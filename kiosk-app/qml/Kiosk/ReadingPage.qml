// The chip is being read.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property CardScreen screen

    centred: true

    Item { Layout.fillHeight: true }
    Drawing {
        name: "hold-card"
        visible: !Style.tight
        Layout.preferredWidth: Math.min(page.contentWidth * 0.7, page.height * 0.55)
        Layout.preferredHeight: width * 0.7
        Layout.alignment: Qt.AlignHCenter
    }
    Title {
        Layout.fillWidth: true
        text: qsTr("Giữ nguyên thẻ")
        font.pixelSize: Style.tight ? Style.heading : Style.display
        horizontalAlignment: Text.AlignHCenter
    }
    Rectangle {
        id: track
        Layout.fillWidth: true
        Layout.maximumWidth: 40 * Style.base
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredHeight: Style.base * 1.1
        radius: height / 2
        color: Style.surface
        border.width: Style.line
        border.color: Style.brand
        Accessible.role: Accessible.ProgressBar
        Accessible.name: page.screen.activity

        Rectangle {
            x: Style.line
            y: Style.line
            height: parent.height - 2 * Style.line
            width: Math.max(height, (track.width - 2 * Style.line) * page.screen.fraction)
            radius: height / 2
            color: Style.brand
        }
    }
    Words {
        Layout.fillWidth: true
        text: page.screen.activity
        font.pixelSize: Style.lead
        horizontalAlignment: Text.AlignHCenter
    }
    Words {
        Layout.fillWidth: true
        text: page.screen.amount
        color: Style.quietText
        horizontalAlignment: Text.AlignHCenter
    }
    Item { Layout.fillHeight: true }
}
