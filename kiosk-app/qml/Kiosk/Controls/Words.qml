// Text of a page.
import QtQuick
import Kiosk.Style

Text {
    color: Style.text
    font.pixelSize: Style.body
    lineHeight: 1.22
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
