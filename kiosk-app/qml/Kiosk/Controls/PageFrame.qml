// The frame of a page: question, a line below, content that scrolls when it has to, and the way on.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import QtQuick.Window
import Kiosk.Style

FocusScope {
    id: page

    property string title
    property string subtitle
    property bool centred: false
    property real contentWidth: Style.columnWidth
    default property alias content: column.data
    property alias actions: actionRow.data

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: title

    // What has the focus is in view (WCAG 2.2, 2.4.11).
    function reveal(item: Item) {
        let up = item;
        while (up && up !== column) up = up.parent;
        if (!up) return;
        const top = item.mapToItem(flick.contentItem, 0, 0).y - Style.gap;
        const bottom = top + item.height + 2 * Style.gap;
        if (top < flick.contentY) flick.contentY = Math.max(0, top);
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.min(top, bottom - flick.height, flick.contentHeight - flick.height);
    }

    Connections {
        target: page.Window.window
        function onActiveFocusItemChanged() {
            const now = page.Window.activeFocusItem;
            if (now) page.reveal(now);
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Flickable {
            id: flick
            Layout.fillWidth: true
            Layout.fillHeight: true
            contentWidth: width
            contentHeight: Math.max(height, column.implicitHeight + 2 * Style.space)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height

            T.ScrollBar.vertical: ScrollMark {}

            ColumnLayout {
                id: column
                width: page.contentWidth
                x: (flick.width - width) / 2
                y: Style.space
                height: page.centred ? Math.max(implicitHeight, flick.height - 2 * Style.space) : implicitHeight
                spacing: Style.space

                Title {
                    Layout.fillWidth: true
                    visible: text
                    text: page.title
                }
                Words {
                    Layout.fillWidth: true
                    Layout.topMargin: -Style.gap
                    visible: text
                    text: page.subtitle
                    color: Style.quietText
                    font.pixelSize: Style.lead
                }
            }
        }

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: 1
            visible: flick.interactive && actionRow.used
            color: Style.hairline
        }
        GridLayout {
            id: actionRow
            // Never hidden itself: children of what is hidden are hidden, and would not come back.
            readonly property bool used: visibleChildren.length > 0
            Layout.fillWidth: true
            Layout.fillHeight: false // what a layout in a layout would do by itself
            Layout.maximumWidth: page.contentWidth
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: !used ? 0 : Style.tight ? Style.gap / 2 : Style.gap
            Layout.bottomMargin: Layout.topMargin
            columns: Style.portrait ? 1 : 4
            columnSpacing: Style.space
            rowSpacing: Style.gap
        }
    }
}
