// What was read, and how far it can be relied on.
#pragma once

#include "screens/row_list.hpp"

#include <QImage>
#include <QObject>

namespace screens {

class ResultScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(screens::ResultScreen::Answer answer READ answer NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(
        QString source READ source NOTIFY changed) ///< of all values, where it is the same; else each has its own
    Q_PROPERTY(bool sure READ sure NOTIFY changed)
    Q_PROPERTY(QImage portrait READ portrait NOTIFY changed)
    Q_PROPERTY(bool hasPortrait READ has_portrait NOTIFY changed)
    Q_PROPERTY(bool usable READ usable NOTIFY changed)          ///< the data may go into the form
    Q_PROPERTY(screens::RowList* values READ values CONSTANT)   ///< label, text, source, sure
    Q_PROPERTY(screens::RowList* checks READ checks CONSTANT)   ///< label, outcome (Outcome), text
    Q_PROPERTY(screens::RowList* remarks READ remarks CONSTANT) ///< text
public:
    enum class Answer { Genuine, GenuineRemarks, CannotTell, NotGenuine };
    Q_ENUM(Answer)
    enum class Outcome { Passed, Failed, NotOffered, NotAttempted, NoAnchor };
    Q_ENUM(Outcome)

    struct View {
        Answer answer = Answer::NotGenuine;
        QString title;
        QString sentence;
        QString name;
        QString source;
        bool sure = false;
        QImage portrait;
        bool usable = false;
        QList<QVariantList> values;
        QList<QVariantList> checks;
        QList<QVariantList> remarks;
    };

    explicit ResultScreen(QObject* parent = nullptr);
    void show(View view);
    void wipe() { show({}); }

    [[nodiscard]] Answer answer() const { return view_.answer; }
    [[nodiscard]] const QString& title() const { return view_.title; }
    [[nodiscard]] const QString& sentence() const { return view_.sentence; }
    [[nodiscard]] const QString& name() const { return view_.name; }
    [[nodiscard]] const QString& source() const { return view_.source; }
    [[nodiscard]] bool sure() const { return view_.sure; }
    [[nodiscard]] const QImage& portrait() const { return view_.portrait; }
    [[nodiscard]] bool has_portrait() const { return !view_.portrait.isNull(); }
    [[nodiscard]] bool usable() const { return view_.usable; }
    [[nodiscard]] RowList* values() { return &values_; }
    [[nodiscard]] RowList* checks() { return &checks_; }
    [[nodiscard]] RowList* remarks() { return &remarks_; }

    Q_INVOKABLE void accept();
    Q_INVOKABLE void again() { emit retried(); }

signals:
    void changed();
    void accepted();
    void retried();

private:
    View view_;
    RowList values_;
    RowList checks_;
    RowList remarks_;
};

} // namespace screens
