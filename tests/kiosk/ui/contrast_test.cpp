// WCAG 2.2, 1.4.3 and 1.4.11: every colour of Style on every ground it stands on, in each of its three sets.
#include <cmath>
#include <doctest/doctest.h>
#include <memory>
#include <QColor>
#include <QDirIterator>
#include <QFile>
#include <QMetaProperty>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QRegularExpression>
#include <vector>

namespace {

// Relative luminance and contrast as WCAG 2.2 defines them.
double channel(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

struct Pair {
    const char* ink;
    std::vector<const char*> grounds;
};

// Words, and signs that stand in their place: 4.5:1.
const std::vector<Pair> texts{
    {"text", {"ground", "surface", "goodSoft", "cautionSoft", "unknownSoft", "badSoft"}},
    {"quietText", {"ground", "surface", "brandSoft", "cautionSoft", "faint"}},
    {"brand", {"ground", "surface", "brandSoft", "brandInk"}},
    {"brandInk", {"brand", "brandPressed", "bad"}},
    {"bandInk", {"band", "bandPressed"}},
    {"band", {"bandInk"}},
    {"good", {"surface", "goodSoft", "ground"}},
    {"caution", {"ground", "surface", "cautionSoft"}},
    {"unknown", {"surface", "unknownSoft", "ground"}},
    {"bad", {"surface", "badSoft", "ground"}},
};

// Frames of inputs, boxes and buttons, the focus ring, drawn parts that carry meaning: 3:1.
const std::vector<Pair> shapes{
    {"outline", {"ground", "surface"}},
    {"brand", {"ground", "surface", "faint"}},
    {"focus", {"ground", "surface"}},
    {"focusOnBand", {"band"}},
    {"gold", {"band"}},
    {"drawn", {"plate", "gold"}},
    {"caution", {"cautionSoft"}},
};

// Only for the eye: no meaning is lost without them.
const std::vector<const char*> decoration{"hairline", "veil"};

enum class Set { light, dark, high_contrast };

struct Theme {
    QQmlEngine engine;
    std::unique_ptr<QObject> holder;
    QObject* style = nullptr;

    explicit Theme(Set set) {
        engine.addImportPath(QStringLiteral("qrc:/"));
        QQmlComponent component(&engine);
        component.setData("import QtQuick\nimport Kiosk.Style\nQtObject { property QtObject style: Style }", QUrl());
        holder.reset(component.create());
        REQUIRE(holder);
        style = holder->property("style").value<QObject*>();
        REQUIRE(style);
        style->setProperty("dark", set != Set::light); // high contrast goes before it
        style->setProperty("highContrast", set == Set::high_contrast);
    }
    QColor color(const char* name) const {
        const QVariant value = style->property(name);
        REQUIRE_MESSAGE(value.canConvert<QColor>(), name);
        return value.value<QColor>();
    }
    void check(const std::vector<Pair>& pairs, double least) const {
        for (const auto& pair : pairs)
            for (const auto* ground : pair.grounds) {
                const double ratio = contrast(color(pair.ink), color(ground));
                CHECK_MESSAGE(ratio >= least, pair.ink, " on ", ground, ": ", ratio);
            }
    }
};

} // namespace

TEST_CASE("the formula gives the values of the standard") {
    CHECK(contrast(Qt::black, Qt::white) == doctest::Approx(21.0));
    CHECK(contrast(QColor(0x76, 0x76, 0x76), Qt::white) == doctest::Approx(4.54).epsilon(0.01));
}

TEST_CASE("words stand out at 4.5:1 and shapes that matter at 3:1, in all three sets") {
    for (const Set set : {Set::light, Set::dark, Set::high_contrast}) {
        CAPTURE(int(set));
        const Theme theme(set);
        theme.check(texts, 4.5);
        theme.check(shapes, 3.0);
    }
}

TEST_CASE("in high contrast words stand out at 7:1") {
    Theme(Set::high_contrast).check(texts, 7.0);
}

TEST_CASE("in a dark room the grounds are dark and no plate is as bright as white") {
    const Theme theme(Set::dark);
    for (const auto* ground :
         {"ground", "surface", "brandSoft", "goodSoft", "cautionSoft", "unknownSoft", "badSoft", "band"})
        CHECK_MESSAGE(luminance(theme.color(ground)) < 0.05, ground);
    CHECK(luminance(theme.color("plate")) < 0.6);
}

TEST_CASE("no page and no sign has a colour of its own; drawings have, on their plate") {
    static const QRegularExpression colour(QStringLiteral("#[0-9a-fA-F]{3,8}\\b|Qt\\.(rgba|hsla|lighter|darker)"));
    const QStringList own{QStringLiteral("Style.qml"),     QStringLiteral("ScreenTest.qml"),
                          QStringLiteral("card-back.svg"), QStringLiteral("card-front.svg"),
                          QStringLiteral("hold-card.svg"), QStringLiteral("place-card.svg")};
    QDirIterator files(QStringLiteral(CCCD_SOURCE_DIR "/kiosk-app/qml"),
                       {QStringLiteral("*.qml"), QStringLiteral("*.svg")}, QDir::Files, QDirIterator::Subdirectories);
    int looked_at = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        if (own.contains(files.fileName())) continue;
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto found = colour.match(QString::fromUtf8(file.readAll()));
        CHECK_MESSAGE(!found.hasMatch(), files.fileName().toStdString(), ": ", found.captured().toStdString());
        ++looked_at;
    }
    CHECK(looked_at > 60);
}

TEST_CASE("no colour of Style is left out") {
    const Theme theme(Set::light);
    QStringList named;
    for (const auto* list : {&texts, &shapes})
        for (const auto& pair : *list) {
            named << QString::fromLatin1(pair.ink);
            for (const auto* ground : pair.grounds) named << QString::fromLatin1(ground);
        }
    for (const auto* name : decoration) named << QString::fromLatin1(name);
    const auto* meta = theme.style->metaObject();
    for (int index = meta->propertyOffset(); index < meta->propertyCount(); ++index) {
        const auto property = meta->property(index);
        if (property.metaType().id() == QMetaType::QColor)
            CHECK_MESSAGE(named.contains(QString::fromLatin1(property.name())), property.name());
    }
}
