// The design system: colours, type scale, spacing, sizes. Everything scales with `base`.
pragma Singleton
import QtQuick

QtObject {
    // Set by the window.
    property real windowWidth: 1080
    property real windowHeight: 1920
    property real textScale: 1
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

    // Colours. Which stands on which, and at what contrast at least: tests/kiosk/ui/contrast_test.cpp.
    readonly property color ground: highContrast ? "#ffffff" : "#f4f2ec"
    readonly property color surface: "#ffffff"
    readonly property color text: highContrast ? "#000000" : "#17222d"
    readonly property color quietText: highContrast ? "#000000" : "#46535f"
    readonly property color outline: highContrast ? "#000000" : "#76838f"
    readonly property color hairline: highContrast ? "#000000" : "#d5d2c8"
    readonly property color faint: highContrast ? "#c8c8c8" : "#d5d2c8" ///< what is not yet, or can not be pressed now
    readonly property color brand: highContrast ? "#00264d" : "#0d3b66"
    readonly property color brandPressed: highContrast ? "#000000" : "#082744"
    readonly property color brandSoft: highContrast ? "#ffffff" : "#e3ecf4"
    readonly property color brandInk: "#ffffff"
    readonly property color gold: "#f0b429"
    readonly property color focus: "#c2410c"
    readonly property color focusOnBrand: "#f0b429"

    readonly property color good: highContrast ? "#00401f" : "#0b6b3a"
    readonly property color goodSoft: highContrast ? "#ffffff" : "#e2f3e9"
    readonly property color caution: highContrast ? "#4a2f00" : "#7a4b00"
    readonly property color cautionSoft: highContrast ? "#ffffff" : "#fdf0d2"
    readonly property color unknown: highContrast ? "#1d2a52" : "#3a4a7d"
    readonly property color unknownSoft: highContrast ? "#ffffff" : "#e7eaf6"
    readonly property color bad: highContrast ? "#7a0000" : "#a81d16"
    readonly property color badSoft: highContrast ? "#ffffff" : "#fce5e2"
}
