// A text, and ready sentences to begin with.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

FocusScope {
    id: scope

    required property FillScreen screen

    implicitHeight: column.implicitHeight
    implicitWidth: column.implicitWidth

    ColumnLayout {
        id: column
        width: scope.width
        spacing: Style.space

        InputBox {
            id: input
            Layout.fillWidth: true
            focus: true
            lines: scope.screen.kind === FillScreen.Kind.Multiline
            error: scope.screen.error
            Accessible.name: scope.screen.label
            text: scope.screen.text
            onTextChanged: if (scope.visible) scope.screen.enter(text)
            onEntered: scope.screen.submit()

            Connections {
                target: scope.screen
                function onChanged() {
                    if (input.text === scope.screen.text) return;
                    input.text = scope.screen.text;
                    input.cursorPosition = input.length;
                }
            }
        }
        Keyboard {
            Layout.fillWidth: true
            visible: !Style.counter
            method: ["Telex", "VNI", qsTr("Không dấu")][scope.screen.method]
            capital: scope.screen.capital
            numbers: scope.screen.method === FillScreen.Method.Vni
            onPressed: key => scope.screen.type(key)
            onErased: scope.screen.erase()
            onMethodAsked: scope.screen.switchMethod()
        }
        Words {
            Layout.fillWidth: true
            visible: scope.screen.suggestions.count > 0
            text: qsTr("Câu mẫu, chọn rồi sửa tiếp:")
            color: Style.quietText
        }
        Repeater {
            model: scope.screen.suggestions

            ListCard {
                required property string value
                required property string shown
                Layout.fillWidth: true
                text: shown
                glyph: "plus"
                onClicked: {
                    scope.screen.choose(value);
                    if (scope.visible) input.forceActiveFocus();
                }
            }
        }
    }
}
