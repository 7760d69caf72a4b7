#include "app/window.hpp"

#include <QCoreApplication>
#include <QFont>
#include <QGuiApplication>
#include <QScreen>

extern void qml_register_types_Kiosk();
extern void qml_register_types_Kiosk_Screens();
extern void qml_register_types_Kiosk_Style();
extern void qml_register_types_Kiosk_Controls();

namespace app {

void prepare_qml() {
    qml_register_types_Kiosk_Screens();
    qml_register_types_Kiosk_Style();
    qml_register_types_Kiosk_Controls();
    qml_register_types_Kiosk();
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Arimo"), QStringLiteral("Liberation Sans"),
                      QStringLiteral("DejaVu Sans")});
    QGuiApplication::setFont(font);
}

namespace {

QSize fitting_size() {
    const QSize upright(1080, 1920);
    const auto* screen = QGuiApplication::primaryScreen();
    const auto room = screen ? screen->availableSize() : upright;
    return upright.boundedTo(room) == upright ? upright : room;
}

} // namespace

Window::Window(screens::Shell& shell, QSize wanted, bool visible) {
    const auto size = wanted.isEmpty() ? fitting_size() : wanted;
    if (!english_.load(QStringLiteral(":/i18n/kiosk_en.qm"))) qWarning("the English texts are missing");
    set_english(shell.english());
    engine_.addImportPath(QStringLiteral("qrc:/"));
    engine_.setInitialProperties({{QStringLiteral("shell"), QVariant::fromValue(&shell)},
                                  {QStringLiteral("width"), size.width()},
                                  {QStringLiteral("height"), size.height()},
                                  {QStringLiteral("visible"), visible}});
    engine_.load(QUrl(QStringLiteral("qrc:/Kiosk/Main.qml")));
}

QQuickWindow* Window::window() const {
    return engine_.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine_.rootObjects().first());
}

void Window::set_english(bool english) {
    if (english)
        QCoreApplication::installTranslator(&english_);
    else
        QCoreApplication::removeTranslator(&english_);
    if (!engine_.rootObjects().isEmpty()) engine_.retranslate();
}

} // namespace app
