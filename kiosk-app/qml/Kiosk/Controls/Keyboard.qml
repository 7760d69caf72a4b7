// Letters for a finger; Telex or VNI make them Vietnamese.
import QtQuick
import QtQuick.Layouts
import Kiosk.Style

ColumnLayout {
    id: keyboard

    property string method
    property bool capital: false
    property bool numbers: false ///< the row of digits is shown from the start
    property bool shifted: false
    property bool signs: false
    readonly property bool upper: shifted || capital
    readonly property var letters: [["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"],
                                    ["a", "s", "d", "f", "g", "h", "j", "k", "l"],
                                    ["z", "x", "c", "v", "b", "n", "m"]]
    readonly property var others: [["@", "#", "%", "&", "*", "(", ")", "+", "=", "_"],
                                   ["-", "/", ":", ";", "\"", "'", "!", "?", "."],
                                   [",", "…", "–", "“", "”", "°", "§"]]
    signal pressed(string key)
    signal erased
    signal methodAsked

    spacing: Style.gap * 0.6
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Bàn phím")

    function send(key: string) {
        keyboard.pressed(keyboard.upper ? key.toUpperCase() : key);
        keyboard.shifted = false;
    }

    component Key: ActionButton {
        Layout.fillWidth: true
        Layout.preferredWidth: 2
        Layout.preferredHeight: Style.target * (Style.portrait ? 1.25 : 1.05)
        horizontalPadding: 0
        focusPolicy: Qt.NoFocus
    }

    RowLayout {
        spacing: Style.gap * 0.6
        visible: keyboard.numbers || keyboard.signs

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]

            Key {
                required property string modelData
                text: modelData
                onClicked: keyboard.pressed(modelData)
            }
        }
    }
    Repeater {
        model: 3

        RowLayout {
            id: row
            required property int index
            spacing: Style.gap * 0.6
            Layout.leftMargin: index === 1 ? keyboard.width / 20 : 0
            Layout.rightMargin: index === 1 ? keyboard.width / 20 : 0

            Key {
                visible: row.index === 2
                Layout.preferredWidth: 3
                text: "⇧"
                kind: keyboard.upper ? ActionButton.Primary : ActionButton.Secondary
                textSize: Style.lead
                Accessible.name: qsTr("Chữ hoa")
                onClicked: keyboard.shifted = !keyboard.shifted
            }
            Repeater {
                model: (keyboard.signs ? keyboard.others : keyboard.letters)[row.index]

                Key {
                    required property string modelData
                    text: keyboard.upper ? modelData.toUpperCase() : modelData
                    textSize: Style.lead
                    onClicked: keyboard.send(modelData)
                }
            }
            Key {
                visible: row.index === 2
                Layout.preferredWidth: 3
                glyph: "erase"
                Accessible.name: qsTr("Xóa một chữ")
                onClicked: keyboard.erased()
            }
        }
    }
    RowLayout {
        spacing: Style.gap * 0.6

        Key {
            Layout.preferredWidth: 3
            text: keyboard.signs ? "abc" : "123"
            Accessible.name: keyboard.signs ? qsTr("Chữ cái") : qsTr("Số và dấu")
            onClicked: keyboard.signs = !keyboard.signs
        }
        Key {
            Layout.preferredWidth: 4
            visible: keyboard.method
            text: keyboard.method
            Accessible.name: qsTr("Kiểu gõ %1").arg(keyboard.method)
            onClicked: keyboard.methodAsked()
        }
        Key {
            Layout.preferredWidth: 8
            text: " "
            Accessible.name: qsTr("Dấu cách")
            onClicked: keyboard.pressed(" ")
        }
        Key {
            text: ","
            onClicked: keyboard.pressed(",")
        }
        Key {
            text: "."
            onClicked: keyboard.pressed(".")
        }
        Key {
            text: "@"
            onClicked: keyboard.pressed("@")
        }
    }
}
