// The window: identity, steps, the page, and the way back and out.
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

Window {
    id: window

    required property Shell shell

    title: shell.centre
    color: Style.ground
    visible: true
    onClosing: close => close.accepted = !window.shell.locked // the way out is the administrator's

    Shortcut { sequence: "F12"; onActivated: window.shell.openAdmin() }
    Shortcut { sequence: "F9"; enabled: window.shell.counter; onActivated: window.shell.next() }
    Shortcut { sequence: "Escape"; enabled: window.shell.counter && window.shell.canBack; onActivated: window.shell.back() }

    Binding { target: Style; property: "windowWidth"; value: window.width }
    Binding { target: Style; property: "windowHeight"; value: window.height }

    Binding { target: Style; property: "textScale"; value: window.shell.textScale }
    Binding { target: Style; property: "highContrast"; value: window.shell.highContrast }
    Binding { target: Style; property: "dark"; value: window.shell.dark }
    Binding { target: Style; property: "motion"; value: window.shell.motion }
    Binding { target: Style; property: "counter"; value: window.shell.counter }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        enabled: window.shell.warningLeft === 0
        visible: !window.shell.admin.testing

        Header {
            shell: window.shell
            Layout.fillWidth: true
        }
        StepBar {
            step: window.shell.step
            visible: step > 0
            Layout.fillWidth: true
            Layout.maximumWidth: Style.columnWidth
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Style.tight ? Style.gap * 0.5 : Style.space
        }
        Notice {
            visible: window.shell.cardLeft
            text: qsTr("Vui lòng cầm lại thẻ")
            glyph: "card"
            Layout.fillWidth: true
            Layout.maximumWidth: Style.columnWidth
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Style.gap
        }
        PageStack {
            shell: window.shell
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Footer {
            shell: window.shell
            visible: window.shell.step > 0
            Layout.fillWidth: true
        }
    }

    Loader {
        anchors.fill: parent
        active: window.shell.admin.testing
        focus: active
        sourceComponent: ScreenTest { screen: window.shell.admin }
        onLoaded: (item as Item).forceActiveFocus()
    }

    TimeWarning {
        anchors.fill: parent
        shell: window.shell
        visible: window.shell.warningLeft > 0
    }
}
