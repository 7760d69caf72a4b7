// Colours over the whole screen, then fields to be touched: dead pixels and dead corners show.
import QtQuick
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

FocusScope {
    id: test

    required property AdminScreen screen
    readonly property var colours: ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000", "#808080"]
    property int step: 0
    property int touched: 0
    readonly property bool touching: step >= colours.length

    function advance() {
        if (touching) screen.test(false);
        else step += 1;
    }

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Thử màn hình")
    Keys.onSpacePressed: advance()
    Keys.onReturnPressed: advance()
    Keys.onEscapePressed: screen.test(false)

    Rectangle {
        anchors.fill: parent
        color: test.touching ? Style.ground : test.colours[test.step]

        TapHandler { onTapped: if (!test.touching) test.advance() }
    }
    Grid {
        id: fields
        anchors.fill: parent
        visible: test.touching
        columns: Style.portrait ? 4 : 8
        rows: Style.portrait ? 8 : 4

        Repeater {
            model: 32

            Rectangle {
                id: field
                property bool done: false
                width: fields.width / fields.columns
                height: fields.height / fields.rows
                color: done ? Style.goodSoft : Style.surface
                border.width: Style.line
                border.color: done ? Style.good : Style.outline

                Glyph {
                    anchors.centerIn: parent
                    visible: field.done
                    name: "check"
                    color: Style.good
                    width: Style.base * 2
                    height: width
                }
                TapHandler {
                    onTapped: {
                        if (!field.done) test.touched += 1;
                        field.done = true;
                    }
                }
            }
        }
    }
    Panel {
        anchors.centerIn: parent
        visible: test.touching || test.step === 0
        width: Math.min(test.width - 2 * Style.margin, 30 * Style.base)
        height: implicitHeight

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: test.touching ? qsTr("Chạm vào từng ô: %1 / 32").arg(test.touched)
                                : qsTr("Chạm để sang màu tiếp theo, rồi đến phần thử chạm.")
        }
        ActionButton {
            width: parent.width
            visible: test.touching
            text: qsTr("Xong")
            glyph: "check"
            onClicked: test.screen.test(false)
        }
    }
}
