// Who the card is of, and whether it is genuine.
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Style

PageFrame {
    id: page

    required property ResultScreen screen

    VerdictBanner {
        Layout.fillWidth: true
        answer: page.screen.answer
        title: page.screen.title
        sentence: page.screen.sentence
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Style.portrait ? 1 : 2
        columnSpacing: Style.space
        rowSpacing: Style.space

        Panel {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.fillHeight: true
            visible: page.screen.usable

            Row {
                id: holder
                width: parent.width
                spacing: Style.space

                Picture {
                    id: face
                    image: page.screen.portrait
                    visible: page.screen.hasPortrait
                    width: Style.base * (Style.portrait ? 7 : 6)
                    height: width / Math.max(0.5, aspect)
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("Ảnh chân dung trên chip")
                }
                Column {
                    id: facts
                    width: holder.width - (face.visible ? face.width + Style.space : 0)
                    spacing: Style.gap

                    Words {
                        width: parent.width
                        text: page.screen.name
                        font.pixelSize: Style.heading
                        font.weight: Font.Bold
                    }
                    SourceLine {
                        width: parent.width
                        text: page.screen.source
                        sure: page.screen.sure
                    }
                    Repeater {
                        model: page.screen.values

                        ValueLine {
                            required label
                            required text
                            required source
                            required sure
                            width: facts.width
                        }
                    }
                }
            }
        }
        Panel {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.fillHeight: true

            Words {
                text: qsTr("Máy đã kiểm tra")
                font.weight: Font.Bold
                color: Style.brand
                width: parent.width
            }
            Repeater {
                model: page.screen.checks

                CheckLine {
                    required label
                    required text
                    required outcome
                    width: parent.width
                }
            }
            Repeater {
                model: page.screen.remarks

                Notice {
                    required text
                    width: parent.width
                    tone: Notice.Caution
                }
            }
        }
    }

    primaryText: page.screen.usable ? qsTr("Đúng là thẻ của tôi, tiếp tục") : qsTr("Đọc thẻ khác")
    primaryGlyph: page.screen.usable ? "forward" : "again"
    primaryFocused: true
    onPrimaryPressed: {
        if (page.screen.usable) page.screen.accept();
        else page.screen.again();
    }
    actions: ActionButton {
        Layout.fillWidth: true
        visible: page.screen.usable
        text: qsTr("Đọc thẻ khác")
        glyph: "again"
        onClicked: page.screen.again()
    }
}
