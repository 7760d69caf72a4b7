// The question of a page.
import QtQuick
import Kiosk.Style

Words {
    font.pixelSize: Style.heading
    font.weight: Font.Bold
    lineHeight: 1.15
    color: Style.brand
    Accessible.role: Accessible.Heading
}
