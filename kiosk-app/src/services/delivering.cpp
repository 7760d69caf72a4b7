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

void Delivering::to_lan(const QString& folder, const QStringList& paths) {
    deliver(
        Target::lan, [folder] { return folder; }, paths);
}

void Delivering::to_stick(const handover::StickSearch& search, const QStringList& paths) {
    deliver(
        Target::stick, [search] { return handover::removable_folders(search).value(0); }, paths);
}

void Delivering::deliver(Target target, std::function<QString()> find_folder, const QStringList& paths) {
    thread_ = std::jthread([this, target, find_folder = std::move(find_folder), papers = papers_, ours = ours_,
                            files = read_files(paths), before = std::move(thread_)]() mutable {
        if (before.joinable()) before.join();
        const QString folder = find_folder();
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
