// The QML side of the program: engine, window, language.
#pragma once

#include "screens/shell.hpp"

#include <memory>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSize>
#include <QTranslator>

namespace app {

/// Registers the modules of the static libraries and the fonts; once, before the first engine.
void prepare_qml();

class Window {
public:
    Window(screens::Shell& shell, QSize wanted, bool visible = true);
    /// Null when the QML could not be loaded.
    [[nodiscard]] QQuickWindow* window() const;
    [[nodiscard]] QQmlApplicationEngine& engine() { return engine_; }
    void set_english(bool english);

private:
    QQmlApplicationEngine engine_;
    QTranslator english_;
};

} // namespace app
