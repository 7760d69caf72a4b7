// One side of a card, drawn, and what to look for on it.
import QtQuick
import Kiosk.Style

Item {
    id: picture

    required property string drawing
    required property string caption

    implicitHeight: face.height + words.implicitHeight + Style.gap

    Drawing {
        id: face
        name: picture.drawing
        anchors.horizontalCenter: parent.horizontalCenter
        width: picture.width
        height: width * 0.65
        Accessible.role: Accessible.Graphic
        Accessible.name: picture.caption
    }
    Words {
        id: words
        anchors.top: face.bottom
        anchors.topMargin: Style.gap
        width: picture.width
        text: picture.caption
        color: Style.quietText
        font.pixelSize: Style.small
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
