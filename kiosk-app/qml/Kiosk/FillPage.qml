// One question that the card does not answer.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property FillScreen screen
    readonly property bool pad: screen.kind === FillScreen.Kind.Digits || screen.kind === FillScreen.Kind.Date
    property bool other: false ///< none of the ready answers: it is typed
    readonly property bool words: other || screen.kind === FillScreen.Kind.Text || screen.kind === FillScreen.Kind.Multiline
    readonly property bool covered: words && screen.masked
    readonly property bool typed: words && !covered
    readonly property bool asked: screen.kind === FillScreen.Kind.Address
    readonly property bool chosen: !other && (asked || screen.kind === FillScreen.Kind.Choice || screen.kind === FillScreen.Kind.Checkbox)

    onCoveredChanged: (covered ? page : input).forceActiveFocus()

    title: screen.label
    subtitle: screen.hint

    Keys.onPressed: event => {
        if (!page.pad) return;
        if (event.key === Qt.Key_Backspace) page.screen.erase();
        else page.screen.press(event.text);
    }
    Keys.onReturnPressed: page.screen.submit()
    Keys.onEnterPressed: page.screen.submit()

    // The answer that was pressed last is gone with its question: the keyboard goes on with the next one.
    Connections {
        target: page.screen
        function onField_shown() {
            page.other = false;
            (page.typed ? input : page).forceActiveFocus();
        }
    }

    Words {
        Layout.fillWidth: true
        visible: text && (!Style.tight || page.screen.context)
        text: page.screen.context ? page.screen.position + "  ·  " + page.screen.context : page.screen.position
        color: Style.quietText
    }
    Loader {
        Layout.fillWidth: true
        active: page.covered
        visible: active
        sourceComponent: CoveredInput { screen: page.screen }
    }
    TypedInput {
        id: input
        Layout.fillWidth: true
        visible: page.typed
        focus: page.typed
        screen: page.screen
    }
    PadInput {
        Layout.fillWidth: true
        visible: page.pad
        screen: page.screen
    }
    ChoiceInput {
        Layout.fillWidth: true
        visible: page.chosen && !page.asked
        screen: page.screen
        onOtherAsked: {
            page.screen.enter("");
            page.other = true;
            input.forceActiveFocus();
        }
    }
    Loader {
        Layout.fillWidth: true
        active: page.asked
        visible: active
        sourceComponent: AddressInput { screen: page.screen }
    }
    Notice {
        Layout.fillWidth: true
        text: page.screen.error
        tone: Notice.Bad
    }

    primaryText: qsTr("Tiếp tục")
    primaryEnabled: page.screen.text
    onPrimaryPressed: page.screen.submit()
    actions: ActionButton {
        Layout.fillWidth: true
        visible: !page.screen.required
        text: qsTr("Bỏ qua, để trống")
        onClicked: page.screen.skip()
    }
}
