// Everything that will stand on the paper, before it is made.
#pragma once

#include "screens/row_list.hpp"

#include <QObject>

namespace screens {

class ReviewScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QString formTitle READ form_title NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed) ///< why the paper could not be made
    Q_PROPERTY(int open READ open NOTIFY changed)         ///< required fields still empty or wrong
    Q_PROPERTY(screens::RowList* rows READ rows
                   CONSTANT) ///< path, number, label, text, source, sure, editable, missing, heading
public:
    explicit ReviewScreen(QObject* parent = nullptr);
    void show(const QString& form_title, int open, QList<QVariantList> rows);
    void set_notice(const QString& notice);
    void wipe() { show({}, 0, {}); }

    [[nodiscard]] const QString& form_title() const { return form_title_; }
    [[nodiscard]] const QString& notice() const { return notice_; }
    [[nodiscard]] int open() const { return open_; }
    [[nodiscard]] RowList* rows() { return &rows_; }

    Q_INVOKABLE void edit(const QString& path) { emit edit_asked(path); }
    Q_INVOKABLE void confirm();

signals:
    void changed();
    void edit_asked(const QString& path);
    void confirmed();

private:
    QString form_title_;
    QString notice_;
    int open_ = 0;
    RowList rows_;
};

} // namespace screens
