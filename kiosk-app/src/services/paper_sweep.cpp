#include "services/paper_sweep.hpp"

#include <QDateTime>
#include <QDir>

namespace services {

int sweep_papers(const QString& folder, int minutes) {
    const auto oldest = QDateTime::currentDateTime().addSecs(-60LL * minutes);
    int removed = 0;
    const auto papers = QDir(folder).entryInfoList({QStringLiteral("*.pdf"), QStringLiteral("*.json")}, QDir::Files);
    for (const auto& paper : papers)
        if (paper.lastModified() < oldest && QFile::remove(paper.absoluteFilePath())) ++removed;
    return removed;
}

PaperSweep::PaperSweep(const QString& folder, int minutes, QObject* parent) : QObject(parent) {
    if (folder.isEmpty() || minutes <= 0) return;
    const auto sweep = [folder, minutes] { sweep_papers(folder, minutes); };
    connect(&minute_, &QTimer::timeout, this, sweep);
    minute_.start(60'000);
    sweep();
}

} // namespace services
