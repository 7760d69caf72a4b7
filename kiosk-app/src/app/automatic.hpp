// Drives one whole visit through the view models, page by page, and keeps a picture of each.
#pragma once

#include "app/visit.hpp"

#include <cccd/demo.hpp>
#include <QQuickWindow>
#include <QTimer>

namespace app {

class Automatic : public QObject {
    Q_OBJECT
public:
    struct Plan {
        QString form;
        QString number;      ///< of the demo card
        QString screenshots; ///< folder; empty: none
    };

    Automatic(Visit& visit, QQuickWindow& window, Plan plan, QObject* parent = nullptr);
    void begin();

signals:
    /// True when the visit came to its end.
    void ended(bool whole);

private:
    void look();
    void act();
    void act_on_forms();
    void act_on_consent();
    void fill_field();
    QString sample() const;
    void shoot();

    Visit& visit_;
    QQuickWindow& window_;
    Plan plan_;
    QTimer rest_;
    int pictures_ = 0;
    int steps_ = 0;
    bool visited_ = false;
    QString shot_key_;
    QString tried_path_;
};

} // namespace app
