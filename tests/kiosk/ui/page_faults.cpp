#include "page_faults.hpp"

#include "stops.hpp"

#include <algorithm>
#include <QAccessible>
#include <QQuickItem>

namespace {

bool is_text(const QQuickItem& item) {
    return item.property("paintedWidth").isValid() && !item.property("text").toString().trimmed().isEmpty();
}

// Text fits its item, and no two texts lie on each other.
QStringList text_faults(const std::vector<QQuickItem*>& items) {
    QStringList faults;
    std::vector<std::pair<QRectF, QString>> texts;
    for (const auto* item : items) {
        if (!is_text(*item)) continue;
        const QString text = item->property("text").toString().left(40);
        const double width = item->property("paintedWidth").toDouble();
        const double height = item->property("paintedHeight").toDouble();
        if (width > item->width() + 2 || height > item->height() + 2 || item->property("truncated").toBool())
            faults.append(QStringLiteral("cut: %1 (%2x%3 in %4x%5)")
                              .arg(text)
                              .arg(width)
                              .arg(height)
                              .arg(item->width())
                              .arg(item->height()));
        texts.emplace_back(ui::seen(*item), text);
    }
    for (std::size_t a = 0; a < texts.size(); ++a)
        for (std::size_t b = a + 1; b < texts.size(); ++b) {
            const QRectF both = texts[a].first & texts[b].first;
            if (both.width() > 2 && both.height() > 4)
                faults.append(QStringLiteral("on each other: %1 / %2").arg(texts[a].second, texts[b].second));
        }
    return faults;
}

// Everything that can be pressed is large enough and has a name.
QStringList target_faults(const std::vector<QQuickItem*>& items, bool counter, QSize window) {
    QStringList faults;
    const double least = counter ? 44 : 64;
    for (auto* item : items) {
        if (!item->property("visualFocus").isValid() || !item->property("checkable").isValid()) continue;
        auto* face = QAccessible::queryAccessibleInterface(item);
        const QString name = face ? face->text(QAccessible::Name) : QString();
        if (name.trimmed().isEmpty()) faults.append(QStringLiteral("no name: %1").arg(item->metaObject()->className()));
        if (item->height() < least || item->width() < least * 0.6)
            faults.append(QStringLiteral("small: %1 (%2x%3)").arg(name).arg(item->width()).arg(item->height()));
        const QRectF rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        if (rect.left() < -1 || rect.right() > window.width() + 1)
            faults.append(QStringLiteral("outside: %1").arg(name));
    }
    return faults;
}

/// What is looked at: the page, or the question of the time-out, which lies over the page and keeps it from being used.
std::vector<QQuickItem*> foreground(const QQuickWindow& window) {
    auto items = ui::visible_items(window);
    const auto over = std::find_if(items.begin(), items.end(), [](const QQuickItem* item) {
        return QLatin1String(item->metaObject()->className()).startsWith(QLatin1String("TimeWarning"));
    });
    if (over == items.end()) return items;
    const auto* warning = *over;
    std::erase_if(items, [&](const QQuickItem* item) { return item != warning && !warning->isAncestorOf(item); });
    return items;
}

} // namespace

QStringList ui::page_faults(QQuickWindow& window, bool counter) {
    const auto items = foreground(window);
    return text_faults(items) + target_faults(items, counter, window.size());
}
