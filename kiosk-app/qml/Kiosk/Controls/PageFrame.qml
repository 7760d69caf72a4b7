// The frame of a page: question, a line below, content that scrolls when it has to, and the way on. The main action of
// every page stands at the same place: at the bottom, on a landscape screen in the right half.
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
    property alias actions: others.data ///< other ways on
    property string primaryText         ///< the main action; none when empty
    property string primaryGlyph: "forward"
    property bool primaryEnabled: true
    property bool primaryFocused: false ///< it has the focus when the page comes up
    property real primarySize: 1
    signal primaryPressed

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
            readonly property int choices: others.visibleChildren.length
            readonly property bool used: choices > 0 || page.primaryText
            Layout.fillWidth: true
            Layout.fillHeight: false // what a layout in a layout would do by itself
            Layout.maximumWidth: page.contentWidth
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: !used ? 0 : Style.tight ? Style.gap / 2 : Style.gap
            Layout.bottomMargin: Layout.topMargin
            columns: Style.portrait ? 1 : 2
            columnSpacing: Style.space
            rowSpacing: choices > 0 ? Style.gap : 0

            GridLayout {
                id: others // never hidden: children of what is hidden are hidden, and would not come back
                Layout.fillWidth: true
                Layout.fillHeight: false
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignBottom
                columns: Math.max(1, Math.min(actionRow.choices, Style.textScale > 1.2 ? 2 : 3))
                columnSpacing: Style.gap
                rowSpacing: Style.gap
            }
            ActionButton {
                objectName: "primaryAction"
                visible: page.primaryText
                focus: page.primaryFocused
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: implicitHeight * page.primarySize
                Layout.alignment: Qt.AlignBottom
                kind: ActionButton.Primary
                enabled: page.primaryEnabled
                text: page.primaryText
                textSize: page.primarySize > 1 ? Style.heading : Style.lead
                glyph: page.primaryGlyph
                glyphAfter: page.primaryGlyph === "forward"
                onClicked: page.primaryPressed()
            }
        }
    }
}
