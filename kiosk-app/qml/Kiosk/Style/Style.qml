// The design system: colours, type scale, spacing, sizes. Everything scales with `base`.
pragma Singleton
import QtQuick

QtObject {
    // Set by the window.
    property real windowWidth: 1080
    property real windowHeight: 1920
    property real textScale: 1
    property bool dark: false ///< for a dark room
    property bool highContrast: false
    property bool motion: true
    property bool counter: false

    readonly property bool portrait: windowHeight > windowWidth
    readonly property real base: Math.round(Math.max(16, portrait ? Math.min(windowWidth / 36, windowHeight / 60)
                                                                  : counter ? Math.min(windowWidth / 80, windowHeight / 44)
                                                                            : Math.min(windowWidth / 70, windowHeight / 40)) * textScale)
    // Few lines fit: what frames the page gives way to the page.
    readonly property bool tight: windowHeight < (portrait ? 34 : 27) * base

    // Type scale. The family is the application's own, as Text has it; controls' templates do not take it over.
    readonly property Text probe: Text {}
    readonly property string family: probe.font.family
    readonly property real small: Math.round(base * 0.82)
    readonly property real body: base
    readonly property real lead: Math.round(base * 1.2)
    readonly property real heading: Math.round(base * 1.65)
    readonly property real display: Math.round(base * 2.3)

    // Spacing and sizes. A target is what a finger must hit: 64 px on the public screen, 44 px at the counter.
    readonly property real gap: Math.round(base * 0.5)
    readonly property real space: base
    readonly property real wide: Math.round(base * 1.6)
    readonly property real target: Math.round(Math.max(counter ? 44 : 64, base * (tight ? 1.75 : 2.6)))
    readonly property real margin: portrait ? Math.round(windowWidth * 0.055) : Math.round(Math.max(24, windowWidth * 0.03))
    readonly property real radius: Math.round(base * 0.45)
    readonly property real line: highContrast ? 3 : 2
    readonly property real focusLine: 4
    readonly property real columnWidth: portrait ? windowWidth - 2 * margin : Math.min(windowWidth - 2 * margin, 60 * base)
    readonly property int fade: motion ? 140 : 0

    // Colours: for a bright hall, for a dark room, and high contrast, which goes before both. Which stands on which, and at
    // what contrast at least: tests/kiosk/ui/contrast_test.cpp.
    readonly property int theme: highContrast ? 2 : dark ? 1 : 0
    readonly property color ground: ["#f4f2ec", "#10161c", "#ffffff"][theme]
    readonly property color surface: ["#ffffff", "#1a232c", "#ffffff"][theme]
    readonly property color text: ["#17222d", "#eef3f7", "#000000"][theme]
    readonly property color quietText: ["#46535f", "#b3c0cb", "#000000"][theme]
    readonly property color outline: ["#76838f", "#8495a5", "#000000"][theme]
    readonly property color hairline: ["#d5d2c8", "#33404c", "#000000"][theme]
    readonly property color faint: ["#d5d2c8", "#33404c", "#c8c8c8"][theme] ///< what is not yet, or can not be pressed now
    readonly property color brand: ["#0d3b66", "#8fc3f5", "#00264d"][theme]
    readonly property color brandPressed: ["#082744", "#c3e0fb", "#000000"][theme]
    readonly property color brandSoft: ["#e3ecf4", "#1d3348", "#ffffff"][theme]
    readonly property color brandInk: ["#ffffff", "#06131f", "#ffffff"][theme]
    readonly property color focus: ["#c2410c", "#ff9f5a", "#c2410c"][theme]

    // The band at the top is dark in each of them.
    readonly property color band: ["#0d3b66", "#0c2c4b", "#00264d"][theme]
    readonly property color bandPressed: ["#082744", "#06182b", "#000000"][theme]
    readonly property color bandInk: ["#ffffff", "#f2f6fa", "#ffffff"][theme]
    readonly property color gold: "#f0b429"
    readonly property color focusOnBand: "#f0b429"

    // Drawings show a white card in ink: in a dark room they lie on a plate of their own.
    readonly property color drawn: ["#0d3b66", "#0d3b66", "#00264d"][theme]
    readonly property color plate: ["#f4f2ec", "#b9c6d1", "#ffffff"][theme]
    readonly property color veil: "#d10a1a29" ///< over a page that waits for an answer

    readonly property color good: ["#0b6b3a", "#7fd6a2", "#00401f"][theme]
    readonly property color goodSoft: ["#e2f3e9", "#12301f", "#ffffff"][theme]
    readonly property color caution: ["#7a4b00", "#f2c063", "#4a2f00"][theme]
    readonly property color cautionSoft: ["#fdf0d2", "#33270b", "#ffffff"][theme]
    readonly property color unknown: ["#3a4a7d", "#b3bffa", "#1d2a52"][theme]
    readonly property color unknownSoft: ["#e7eaf6", "#222a4a", "#ffffff"][theme]
    readonly property color bad: ["#a81d16", "#ff9d94", "#7a0000"][theme]
    readonly property color badSoft: ["#fce5e2", "#421815", "#ffffff"][theme]
}
