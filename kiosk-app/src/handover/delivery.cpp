#include "handover/delivery.hpp"

#include <algorithm>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
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

QByteArray digest(const QByteArray& content) {
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

bool is_ours(const QString& path, const Delivered& ours) {
    QFile file(path);
    return ours.contains(path) && file.open(QIODevice::ReadOnly) && digest(file.readAll()) == ours.value(path);
}

// The data goes first: who watches for *.json never finds the old one beside the new paper.
void give_way(const QDir& folder, Delivered& ours) {
    QStringList paths;
    for (const auto& path : ours.keys())
        if (QFileInfo(path).dir() == folder) paths << path;
    std::stable_partition(paths.begin(), paths.end(), [](const QString& path) { return path.endsWith(u".json"); });
    for (const auto& path : paths) {
        if (is_ours(path, ours)) QFile::remove(path);
        ours.remove(path);
    }
}

QStringList folders_in(const QString& path) {
    QStringList folders;
    const QDir folder(path);
    for (const auto& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) folders << folder.filePath(name);
    return folders;
}

bool can_be_unplugged(const QString& device, const QString& devices) {
    if (!device.startsWith(u"/dev/")) return false; // a share has a server's name, a file system in memory any
    const QString real = QFileInfo(device).canonicalFilePath(); // /dev/disk/by-path/…
    const QString name = QFileInfo(real.isEmpty() ? device : real).fileName();
    const QString place = QFileInfo(devices + u'/' + name).canonicalFilePath();
    static const QRegularExpression on_usb(QStringLiteral("/usb[0-9]+/"));
    if (place.contains(on_usb)) return true;
    QFile removable(place + QStringLiteral("/removable"));
    if (!removable.exists())
        removable.setFileName(place + QStringLiteral("/../removable")); // of a partition: its disk's
    return !place.isEmpty() && removable.open(QIODevice::ReadOnly) && removable.read(1) == "1";
}

bool is_stick(const QString& path, const StickSearch& search) {
    (void)QDir(path).count(); // opening it is what an automount waits for
    const QStorageInfo volume(path);
    const bool mounted = volume.rootPath() == path && volume.isReady() && !volume.isReadOnly();
    const bool of_folder = !search.not_with.isEmpty() && QStorageInfo(search.not_with).rootPath() == path;
    return mounted && !of_folder && can_be_unplugged(QString::fromUtf8(volume.device()), search.devices);
}

} // namespace

Delivery deliver(const QString& folder, const std::vector<DeliveredFile>& files, Delivered& ours) {
    const QDir target(folder);
    if (folder.isEmpty() || !target.exists()) return Delivery::folder_missing;
    const bool taken = std::any_of(files.begin(), files.end(), [&](const DeliveredFile& file) {
        return target.exists(file.name) && !is_ours(target.filePath(file.name), ours);
    });
    if (taken) return Delivery::already_there;
    qint64 size = 0;
    for (const auto& file : files) size += file.content.size();
    const QStorageInfo storage(folder);
    if (storage.isValid() && storage.bytesAvailable() < size) return Delivery::disk_full;
    give_way(target, ours);
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
    for (const auto& file : files) ours.insert(target.filePath(file.name), digest(file.content));
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

QStringList stick_places() {
    return {QStringLiteral("/media"), QStringLiteral("/run/media"), QStringLiteral("/mnt")};
}

QStringList removable_folders(const StickSearch& search) {
    QStringList found;
    // In /media/USER/STICK as well as in /mnt/stick.
    for (const auto& place : search.places) {
        for (const auto& below : folders_in(place)) {
            if (is_stick(below, search)) found << below;
            for (const auto& deeper : folders_in(below))
                if (is_stick(deeper, search)) found << deeper;
        }
    }
    return found;
}

} // namespace handover
