#include "handover/delivery.hpp"

#include <algorithm>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

namespace handover {

namespace {

Delivery write_one(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return Delivery::not_writable;
    const bool whole = file.write(content) == content.size() && file.commit();
    if (whole) return Delivery::done;
    const auto left = QStorageInfo(QFileInfo(path).path()).bytesAvailable();
    return left >= 0 && left < content.size() ? Delivery::disk_full : Delivery::not_writable;
}

} // namespace

Delivery deliver(const QString& folder, const std::vector<DeliveredFile>& files) {
    const QDir target(folder);
    if (folder.isEmpty() || !target.exists()) return Delivery::folder_missing;
    const bool taken =
        std::any_of(files.begin(), files.end(), [&](const DeliveredFile& file) { return target.exists(file.name); });
    if (taken) return Delivery::already_there;
    qint64 size = 0;
    for (const auto& file : files) size += file.content.size();
    const QStorageInfo storage(folder);
    if (storage.isValid() && storage.bytesAvailable() < size) return Delivery::disk_full;
    QStringList written;
    for (const auto& file : files) {
        const QString path = target.filePath(file.name);
        const auto outcome = write_one(path, file.content);
        if (outcome != Delivery::done) {
            for (const auto& each : written) QFile::remove(each);
            return outcome;
        }
        written << path;
    }
    return Delivery::done;
}

forms::Text delivery_sentence(Delivery delivery) {
    switch (delivery) {
    case Delivery::done:
        return {QStringLiteral("Đã lưu."), QStringLiteral("Saved.")};
    case Delivery::folder_missing:
        return {QStringLiteral("Không tìm thấy nơi lưu. Vui lòng gọi cán bộ."),
                QStringLiteral("The place to save to was not found. Please call the staff.")};
    case Delivery::disk_full:
        return {QStringLiteral("Nơi lưu đã đầy. Vui lòng gọi cán bộ."),
                QStringLiteral("There is no room left. Please call the staff.")};
    case Delivery::already_there:
        return {QStringLiteral("Tờ khai này đã được lưu."), QStringLiteral("This form has been saved already.")};
    case Delivery::no_stick:
        return {QStringLiteral("Chưa thấy USB. Xin cắm USB, chờ vài giây rồi thử lại."),
                QStringLiteral("There is no USB stick. Please plug one in, wait some seconds and try again.")};
    case Delivery::not_writable:
        break;
    }
    return {QStringLiteral("Không ghi được vào nơi lưu. Vui lòng gọi cán bộ."),
            QStringLiteral("The place to save to can not be written. Please call the staff.")};
}

QString delivery_code(Delivery delivery) {
    switch (delivery) {
    case Delivery::done:
    case Delivery::already_there:
        break;
    case Delivery::folder_missing:
        return QStringLiteral("K321");
    case Delivery::not_writable:
        return QStringLiteral("K322");
    case Delivery::disk_full:
        return QStringLiteral("K323");
    case Delivery::no_stick:
        return QStringLiteral("K324");
    }
    return {};
}

QStringList removable_folders() {
    QStringList folders;
    for (const auto& volume : QStorageInfo::mountedVolumes()) {
        const QString path = volume.rootPath();
        const bool removable =
            path.startsWith(u"/media/") || path.startsWith(u"/run/media/") || path.startsWith(u"/mnt/");
        if (removable && volume.isReady() && !volume.isReadOnly()) folders << path;
    }
    return folders;
}

} // namespace handover
