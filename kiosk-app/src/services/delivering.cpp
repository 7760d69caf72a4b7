#include "services/delivering.hpp"

#include <QFile>
#include <QFileInfo>
#include <QMetaObject>

namespace services {
namespace {

std::vector<handover::DeliveredFile> read_files(const QStringList& paths) {
    std::vector<handover::DeliveredFile> files;
    for (const QString& path : paths) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) files.push_back({QFileInfo(path).fileName(), file.readAll()});
    }
    return files;
}

} // namespace

void Delivering::deliver(Target target, const QStringList& where, const QStringList& paths) {
    thread_ = std::jthread([this, target, where, papers = papers_, ours = ours_, files = read_files(paths),
                            before = std::move(thread_)]() mutable {
        if (before.joinable()) before.join();
        const QString folder = (target == Target::lan ? where : handover::removable_folders(where)).value(0);
        const bool no_stick = target == Target::stick && folder.isEmpty();
        const auto outcome = no_stick ? handover::Delivery::no_stick : handover::deliver(folder, files, *ours);
        for (auto& file : files) file.content.fill('\0');
        QMetaObject::invokeMethod(
            this,
            [this, target, outcome, papers] {
                if (papers == papers_) emit told(target, outcome);
            },
            Qt::QueuedConnection);
    });
}

} // namespace services
