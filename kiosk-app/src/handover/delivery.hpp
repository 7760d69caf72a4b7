// Putting the papers of a visit into a folder of the LAN or onto a USB stick: whole files or none.
#pragma once

#include "forms/value.hpp"

#include <QByteArray>
#include <QHash>
#include <QStringList>
#include <vector>

namespace handover {

enum class Delivery { done, folder_missing, not_writable, disk_full, already_there, no_stick };

struct DeliveredFile {
    QString name; ///< with extension, from file_stem()
    QByteArray content;
};

/// What one visit wrote: whole paths and digests of their contents.
using Delivered = QHash<QString, QByteArray>;

/// Writes all files, each first under another name and then renamed; on a failure none of them stays. Files that `ours`
/// names and that are still as they were written give way, in this folder only; afterwards it names the new ones.
Delivery deliver(const QString& folder, const std::vector<DeliveredFile>& files, Delivered& ours);

/// What to say on the screen.
forms::Text delivery_sentence(Delivery delivery);
/// "K321", as docs/errors.md has it; empty when nothing is wrong.
QString delivery_code(Delivery delivery);

/// Where a machine mounts USB sticks and the like: /media, /run/media and /mnt. The kiosk's unit may write there.
QStringList stick_places();

/// How sticks are told from other file systems.
struct StickSearch {
    QStringList places = stick_places();                  ///< they are mounted one or two folders below
    QString devices = QStringLiteral("/sys/class/block"); ///< what the kernel says of block devices
    QString not_with;                                     ///< never the file system of this folder
};
/// File systems on a block device that hangs on USB or can be removed, and that can be written: no share of the
/// network, no inner partition. Looking at them is what an automount waits for.
QStringList removable_folders(const StickSearch& search);

} // namespace handover
