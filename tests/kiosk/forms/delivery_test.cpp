#include "handover/delivery.hpp"
#include "support.hpp"

#include <cstdio>
#include <cstdlib>
#include <QDir>
#include <QFile>

using handover::Delivered;
using handover::Delivery;

namespace {

Delivery deliver(const QString& folder, const std::vector<handover::DeliveredFile>& files) {
    Delivered nothing_before;
    return handover::deliver(folder, files, nothing_before);
}

const std::vector<handover::DeliveredFile> papers{{QStringLiteral("CT01_20261122_TOKHAI-A7.pdf"), "%PDF-1.4"},
                                                  {QStringLiteral("CT01_20261122_TOKHAI-A7.json"), "{}"}};

} // namespace

TEST_CASE("both files of a visit arrive whole, once") {
    const QTemporaryDir folder;
    CHECK(deliver(folder.path(), papers) == Delivery::done);
    QFile json(folder.filePath(papers[1].name));
    REQUIRE(json.open(QIODevice::ReadOnly));
    CHECK(json.readAll() == "{}");
    CHECK(QDir(folder.path()).entryList(QDir::Files).size() == 2);
    CHECK(deliver(folder.path(), papers) == Delivery::already_there);
}

TEST_CASE("a visit's corrected pair takes the place of its first one, also under another name") {
    const QTemporaryDir folder;
    const auto content = [&](const QString& name) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    Delivered ours;
    REQUIRE(handover::deliver(folder.path(), papers, ours) == Delivery::done);
    auto corrected = papers;
    corrected[1].content = "{\"corrected\":true}";
    REQUIRE(handover::deliver(folder.path(), corrected, ours) == Delivery::done);
    CHECK(content(papers[1].name) == corrected[1].content);
    corrected[0].name = QStringLiteral("TK01_20261122_TOKHAI-A7.pdf");
    corrected[1].name = QStringLiteral("TK01_20261122_TOKHAI-A7.json");
    REQUIRE(handover::deliver(folder.path(), corrected, ours) == Delivery::done);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{corrected[1].name, corrected[0].name});
}

TEST_CASE("a file that somebody else wrote or changed never gives way") {
    const QTemporaryDir folder;
    Delivered ours;
    REQUIRE(handover::deliver(folder.path(), papers, ours) == Delivery::done);
    QFile changed(folder.filePath(papers[1].name));
    REQUIRE(changed.open(QIODevice::WriteOnly));
    changed.write("{\"office\":1}");
    changed.close();
    CHECK(handover::deliver(folder.path(), papers, ours) == Delivery::already_there);
    auto other = papers;
    for (auto& file : other) file.name.prepend(u'X');
    CHECK(handover::deliver(folder.path(), other, ours) == Delivery::done);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{papers[1].name, other[1].name, other[0].name});
}

TEST_CASE("a folder that is gone or can not take a file leaves nothing behind") {
    const QTemporaryDir folder;
    CHECK(deliver(folder.filePath(QStringLiteral("gone")), papers) == Delivery::folder_missing);
    CHECK(deliver(QString(), papers) == Delivery::folder_missing);
    auto broken = papers;
    broken[1].name = QStringLiteral("no/such/folder.json");
    CHECK(deliver(folder.path(), broken) == Delivery::not_writable);
    CHECK(QDir(folder.path()).isEmpty());
}

TEST_CASE("a full disk is told apart from a folder that may not be written") {
    const QTemporaryDir folder;
    auto huge = papers;
    huge[0].content.resize(8 * 1024 * 1024);
    const QString small = folder.filePath(QStringLiteral("small"));
    REQUIRE(QDir().mkpath(small));
    if (std::system(("mount -t tmpfs -o size=1m tmpfs '" + small.toStdString() + "' 2>/dev/null").c_str()) == 0) {
        const auto outcome = deliver(small, huge);
        const bool empty = QDir(small).isEmpty();
        CHECK(std::system(("umount '" + small.toStdString() + "'").c_str()) == 0);
        CHECK(outcome == Delivery::disk_full);
        CHECK(empty);
    } else {
        std::printf("SKIPPED no right to mount a full disk of the test's own\n");
    }
    for (const auto each : {Delivery::done, Delivery::folder_missing, Delivery::not_writable, Delivery::disk_full,
                            Delivery::already_there, Delivery::no_stick}) {
        CHECK_FALSE(handover::delivery_sentence(each).vi.isEmpty());
        CHECK_FALSE(handover::delivery_sentence(each).en.isEmpty());
    }
}

TEST_CASE("a stick is a file system of its own on a removable or USB device that can be written, and nothing else is") {
    const QTemporaryDir folder;
    const auto sys = [&](const char* path) {
        return folder.filePath(QStringLiteral("sys/") + QString::fromLatin1(path));
    };
    const auto device = [&](const char* path, const char* removable) { // as /sys/class/block has it
        REQUIRE(QDir().mkpath(sys(path)));
        QFile::link(sys(path), sys("block/") + QFileInfo(sys(path)).fileName());
        if (!removable) return; // a partition
        QFile file(sys(path) + QStringLiteral("/removable"));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(removable);
    };
    REQUIRE(QDir().mkpath(sys("block")));
    device("pci/usb1/1-1/sdy", "0"); // a disk on USB
    device("pci/usb1/1-1/sdy/sdy1", nullptr);
    device("pci/mmc/sdx", "1\n");
    device("pci/mmc/sdx/sdx1", nullptr);
    device("pci/ata/sdw", "0\n");
    device("pci/ata/sdw/sdw1", nullptr);
    struct Mount {
        const char* source;
        const char* path;
        const char* options = "size=1m";
        bool stick = false;
    };
    const std::vector<Mount> mounts{{"/dev/sdx1", "place/removable", "size=1m", true},
                                    {"/dev/sdy1", "place/clerk/USB-DISK", "size=1m", true},
                                    {"/dev/sdx1", "place/read-only", "size=1m,ro"},
                                    {"/dev/sdw1", "place/inner"},
                                    {"/dev/mapper/secret", "place/mapped"},
                                    {"server:/sdx1", "place/nfs"},
                                    {"//server/sdx1", "place/cifs"},
                                    {"/dev/sdy1", "place/handover"}};
    const handover::StickSearch search{
        {folder.filePath(QStringLiteral("place")), folder.filePath(QStringLiteral("gone"))},
        sys("block"),
        folder.filePath(QStringLiteral("place/handover"))};
    QStringList sticks;
    std::vector<std::string> mounted;
    for (const auto& mount : mounts) {
        const QString path = folder.filePath(QString::fromLatin1(mount.path));
        REQUIRE(QDir().mkpath(path));
        const auto command = std::string("mount -t tmpfs -o ") + mount.options + " " + mount.source + " '" +
                             path.toStdString() + "' 2>/dev/null";
        if (std::system(command.c_str()) != 0) break;
        mounted.push_back(path.toStdString());
        if (mount.stick) sticks << path;
    }
    auto found = handover::removable_folders(search);
    const auto outcome = deliver(found.value(0), papers);
    for (const auto& path : mounted) CHECK(std::system(("umount '" + path + "'").c_str()) == 0);
    CHECK(handover::removable_folders(search).isEmpty());
    if (mounted.empty()) {
        std::printf("SKIPPED no right to mount a stick of the test's own\n");
        return;
    }
    REQUIRE(mounted.size() == mounts.size());
    found.sort();
    sticks.sort();
    CHECK(found == sticks);
    CHECK(outcome == Delivery::done);
}

TEST_CASE("the kiosk's unit may write where sticks are mounted, and the guide names the same places") {
    const auto text_of = [](const char* path) {
        QFile file(QStringLiteral(CCCD_SOURCE_DIR "/") + QString::fromLatin1(path));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return QString::fromUtf8(file.readAll());
    };
    const QString unit = text_of("kiosk-app/deploy/cccd-kiosk.service.in");
    const QString writable = unit.mid(unit.indexOf(QStringLiteral("ReadWritePaths="))).section(u'\n', 0, 0) + u' ';
    const QString guide = text_of("docs/handover.md");
    for (const auto& place : handover::stick_places()) {
        CHECK(writable.contains(QStringLiteral("-%1 ").arg(place)));
        CHECK(guide.contains(QStringLiteral("`%1`").arg(place)));
    }
}
