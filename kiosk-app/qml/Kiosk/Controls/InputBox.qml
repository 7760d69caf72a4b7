// One line or several lines of typed text.
import QtQuick
import QtQuick.Templates as T
import Kiosk.Style

T.TextArea {
    id: input

    property bool lines: false
    property string error
    signal entered

    implicitHeight: Math.max(Style.target * (lines ? 2.6 : 1.1), contentHeight + topPadding + bottomPadding)
    implicitWidth: 20 * Style.base
    padding: Style.space * 0.8
    color: Style.text
    font.family: Style.family
    font.pixelSize: Style.lead
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    selectByMouse: true
    selectionColor: Style.brand
    selectedTextColor: Style.brandInk
    verticalAlignment: lines ? TextEdit.AlignTop : TextEdit.AlignVCenter
    inputMethodHints: Qt.ImhNoPredictiveText
    Keys.priority: Keys.BeforeItem
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Accessible.role: Accessible.EditableText
    Accessible.multiLine: lines
    Keys.onReturnPressed: event => {
        if (lines && (event.modifiers & Qt.ShiftModifier)) event.accepted = false;
        else input.entered();
    }
    Keys.onEnterPressed: input.entered()

    background: Rectangle {
        radius: Style.radius
        color: Style.surface
        border.width: input.activeFocus ? Style.focusLine : Style.line
        border.color: input.error ? Style.bad : input.activeFocus ? Style.brand : Style.outline
    }
}
