// Consent before reading: what is read, for which purpose, each box unticked (Law 91/2025/QH15).
#pragma once

#include "screens/row_list.hpp"

#include <QObject>

namespace screens {

class ConsentScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QString formTitle READ form_title NOTIFY changed)
    Q_PROPERTY(QString personLabel READ person_label NOTIFY changed) ///< whose card, when not the holder's
    Q_PROPERTY(screens::RowList* purposes READ purposes CONSTANT)    ///< title, detail, ticked, needed
    Q_PROPERTY(bool ready READ ready NOTIFY changed)                 ///< every needed box is ticked
public:
    struct Purpose {
        QString title;
        QString detail;
        bool needed = false;
        bool operator==(const Purpose&) const = default;
    };

    explicit ConsentScreen(QObject* parent = nullptr);
    /// New purposes start unticked; the same purposes again keep their ticks (a language switch).
    void show(const QString& form_title, const QString& person_label, const QList<Purpose>& purposes);
    void untick();
    [[nodiscard]] bool ticked(int purpose) const { return ticks_.value(purpose, false); }

    [[nodiscard]] const QString& form_title() const { return form_title_; }
    [[nodiscard]] const QString& person_label() const { return person_label_; }
    [[nodiscard]] RowList* purposes() { return &rows_; }
    [[nodiscard]] bool ready() const;

    Q_INVOKABLE void toggle(int purpose);
    Q_INVOKABLE void agree();
    Q_INVOKABLE void refuse() { emit refused(); }

signals:
    void changed();
    void agreed();
    void refused();

private:
    void lay_out();

    QString form_title_;
    QString person_label_;
    QList<Purpose> purposes_;
    QList<bool> ticks_;
    RowList rows_;
};

} // namespace screens
