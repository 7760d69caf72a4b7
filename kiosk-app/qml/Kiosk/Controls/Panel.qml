// A white ground for things that belong together, one below the other. A positioner, not a layout: the height of
// wrapped text reaches it at once, however deep it stands.
import QtQuick
import Kiosk.Style

Rectangle {
    id: panel

    default property alias content: column.data
    property alias spacing: column.spacing
    property real padding: Style.space

    implicitWidth: 20 * Style.base
    implicitHeight: column.implicitHeight + 2 * padding
    radius: Style.radius
    color: Style.surface
    border.width: Style.highContrast ? Style.line : 1
    border.color: Style.hairline

    Column {
        id: column
        x: panel.padding
        y: panel.padding
        width: panel.width - 2 * panel.padding
        spacing: Style.gap
    }
}
