// Papers that are kept for a while after a visit, where an office wants that: removed when their time is over.
#pragma once

#include <QObject>
#include <QTimer>

namespace services {

/// Removes papers (*.pdf, *.json) that were last changed more than `minutes` ago. The number removed.
int sweep_papers(const QString& folder, int minutes);

class PaperSweep : public QObject {
    Q_OBJECT
public:
    /// At once, then every minute; nothing without a folder or with 0 minutes.
    PaperSweep(const QString& folder, int minutes, QObject* parent = nullptr);

private:
    QTimer minute_;
};

} // namespace services
