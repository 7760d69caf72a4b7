// Other persons of the form.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens

PageFrame {
    id: page

    required property PeopleScreen screen

    title: qsTr("Tờ khai còn những người sau")
    subtitle: qsTr("Ai có thẻ ở đây thì đọc thẻ; không có thẻ thì tự điền ở bước sau.")

    Repeater {
        model: page.screen.people

        PersonCard {
            required property int index
            required label
            required name
            required scanned
            required holder
            required reuse
            required removable
            Layout.fillWidth: true
            onScan: page.screen.scan(index)
            onTakeHolder: page.screen.reuse(index)
            onRemove: page.screen.remove(index)
        }
    }
    Repeater {
        model: page.screen.tables

        ActionButton {
            required property string tableId
            required property string label
            Layout.fillWidth: true
            text: qsTr("Thêm: %1").arg(label)
            glyph: "plus"
            onClicked: page.screen.add(tableId)
        }
    }

    primaryText: qsTr("Tiếp tục")
    primaryFocused: true
    onPrimaryPressed: page.screen.done()
}
