// The card could not be read: one clear sentence, what to do, and the code for the clerk.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace screens {

class FailureScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString happened READ happened NOTIFY changed)
    Q_PROPERTY(QString citizen READ citizen NOTIFY changed)
    Q_PROPERTY(QString clerk READ clerk NOTIFY changed)
    Q_PROPERTY(bool otherNumber READ other_number NOTIFY changed) ///< the way on is another number, not another try
public:
    struct View {
        QString code;
        QString happened;
        QString citizen;
        QString clerk;
        bool other_number = false;
    };
    using QObject::QObject;
    void show(View view);

    [[nodiscard]] const QString& code() const { return view_.code; }
    [[nodiscard]] const QString& happened() const { return view_.happened; }
    [[nodiscard]] const QString& citizen() const { return view_.citizen; }
    [[nodiscard]] const QString& clerk() const { return view_.clerk; }
    [[nodiscard]] bool other_number() const { return view_.other_number; }

    Q_INVOKABLE void retry() { emit retried(); }
    Q_INVOKABLE void number() { emit number_asked(); }
    Q_INVOKABLE void hand() { emit refused(); }

signals:
    void changed();
    void retried();
    void number_asked();
    void refused();

private:
    View view_;
};

} // namespace screens
