#include "services/admin_pin.hpp"

#include <doctest/doctest.h>
#include <QFile>
#include <QTemporaryDir>

using services::AdminPin;
using Answer = services::AdminPin::Answer;

namespace {

const QString right = QStringLiteral("240617");
const QString wrong = QStringLiteral("240618");

} // namespace

TEST_CASE("six to twelve digits make a PIN, rows and repetitions do not") {
    for (const char* good : {"240617", "112233", "123457", "909090909090"})
        CHECK(AdminPin::acceptable(QLatin1String(good)));
    for (const char* bad : {"", "1234", "24061", "123456", "654321", "000000", "2406171234567", "24061a", "240 617"})
        CHECK_FALSE(AdminPin::acceptable(QLatin1String(bad)));
}

TEST_CASE("the file holds no PIN and only its owner may read it") {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("admin-pin"));
    AdminPin pin(path);
    CHECK(pin.check(right, 1000) == Answer::unset);
    REQUIRE(AdminPin::store(path, right));
    CHECK(pin.set());
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK_FALSE(file.readAll().contains(right.toLatin1()));
    const int others =
        int(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther));
    CHECK(others == 0);
    CHECK(pin.check(right, 1000) == Answer::right);
    CHECK(pin.check(wrong, 1000) == Answer::wrong);
}

TEST_CASE("wrong tries make the next one wait longer, also after a restart, and the right PIN ends that") {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("admin-pin"));
    REQUIRE(AdminPin::store(path, right));
    qint64 now = 1'000'000;
    int before = 0;
    for (int tries = 1; tries <= 6; ++tries) {
        AdminPin pin(path); // as after a restart
        CHECK(pin.check(wrong, now) == Answer::wrong);
        const int wait = pin.wait(now);
        CHECK(wait == (tries < 3 ? 0 : 10 << (tries - 3)));
        if (wait > 0) {
            CHECK(pin.check(right, now) == Answer::wait);
            CHECK(pin.check(right, now + wait - 1) == Answer::wait);
            CHECK(wait > before);
        }
        before = wait;
        now += wait;
    }
    AdminPin pin(path);
    CHECK(pin.check(right, now) == Answer::right);
    CHECK(pin.wait(now) == 0);
    CHECK(pin.check(wrong, now) == Answer::wrong);
    CHECK(pin.wait(now) == 0);
}

TEST_CASE("setting the clock back does not shorten the wait") {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("admin-pin"));
    REQUIRE(AdminPin::store(path, right));
    AdminPin pin(path);
    for (int i = 0; i < 3; ++i) CHECK(pin.check(wrong, 5000) == Answer::wrong);
    CHECK(pin.wait(4000) == 10);
}

TEST_CASE("a file that others can read, or that is none, opens nothing") {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("admin-pin"));
    REQUIRE(AdminPin::store(path, right));
    AdminPin pin(path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    CHECK(pin.check(right, 1000) == Answer::damaged);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("240617\n");
    file.close();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    CHECK(pin.check(right, 1000) == Answer::damaged);
}
