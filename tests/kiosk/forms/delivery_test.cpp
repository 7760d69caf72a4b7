#include "handover/delivery.hpp"
#include "support.hpp"

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
    // A small file system needs rights to mount one; without them the case shows the sentences only.
    REQUIRE(QDir().mkpath(small));
    if (std::system(("mount -t tmpfs -o size=1m tmpfs '" + small.toStdString() + "' 2>/dev/null").c_str()) == 0) {
        const auto outcome = deliver(small, huge);
        const bool empty = QDir(small).isEmpty();
        CHECK(std::system(("umount '" + small.toStdString() + "'").c_str()) == 0);
        CHECK(outcome == Delivery::disk_full);
        CHECK(empty);
    }
    for (const auto each : {Delivery::done, Delivery::folder_missing, Delivery::not_writable, Delivery::disk_full,
                            Delivery::already_there, Delivery::no_stick}) {
        CHECK_FALSE(handover::delivery_sentence(each).vi.isEmpty());
        CHECK_FALSE(handover::delivery_sentence(each).en.isEmpty());
    }
}
