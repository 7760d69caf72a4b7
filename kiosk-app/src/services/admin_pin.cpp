#include "services/admin_pin.hpp"

#include <algorithm>
#include <cccd/pin_verifier.hpp>
#include <cccd/secret.hpp>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace services {
namespace {

constexpr int free_tries = 3;
constexpr int first_wait = 10;
constexpr int longest_wait = 900;
constexpr auto owner_only = QFile::ReadOwner | QFile::WriteOwner;

int wait_after(int wrong) {
    if (wrong < free_tries) return 0;
    return std::min(longest_wait, first_wait << std::min(wrong - free_tries, 10));
}

bool write_private(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return false;
    return file.setPermissions(owner_only) && file.write(content) == content.size() && file.commit();
}

} // namespace

bool AdminPin::acceptable(const QString& pin) {
    const bool digits = std::all_of(pin.begin(), pin.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || pin.size() < shortest || pin.size() > longest) return false;
    for (const int step : {-1, 0, 1}) {
        bool row = true;
        for (qsizetype i = 1; i < pin.size(); ++i) row = row && pin[i].unicode() - pin[i - 1].unicode() == step;
        if (row) return false;
    }
    return true;
}

bool AdminPin::store(const QString& file, const QString& pin) {
    const auto verifier = cccd::make_pin_verifier(cccd::as_bytes(pin.toStdString()));
    if (!verifier || !write_private(file, QByteArray::fromStdString(*verifier) + '\n')) return false;
    QFile::remove(file + QStringLiteral(".tries"));
    return true;
}

bool AdminPin::set() const {
    return !file_.isEmpty() && QFileInfo::exists(file_);
}

AdminPin::Tries AdminPin::tries() const {
    QFile file(tries_file());
    if (!file.open(QIODevice::ReadOnly)) return {};
    const auto words = file.readLine().trimmed().split(' ');
    return {std::max(0, words.value(0).toInt()), words.value(1).toLongLong()};
}

bool AdminPin::note(const Tries& tries) const {
    if (tries.wrong == 0) return QFile::remove(tries_file()) || !QFileInfo::exists(tries_file());
    return write_private(tries_file(), QByteArray::number(tries.wrong) + ' ' + QByteArray::number(tries.last) + '\n');
}

int AdminPin::wait(qint64 now) const {
    const auto so_far = tries();
    const qint64 passed = now - so_far.last;
    const int whole = wait_after(so_far.wrong);
    if (passed < 0) return whole; // the clock was set back
    return static_cast<int>(std::max<qint64>(0, whole - passed));
}

AdminPin::Answer AdminPin::check(const QString& pin, qint64 now) {
    if (!set()) return Answer::unset;
    if (wait(now) > 0) return Answer::wait;
    QFile file(file_);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (!file.open(QIODevice::ReadOnly) || (file.permissions() & others)) return Answer::damaged;
    // Noted before the look, so that switching the power off after it does not give a try for nothing.
    const auto so_far = tries();
    if (!note({so_far.wrong + 1, now})) return Answer::damaged;
    std::string text = pin.toStdString();
    const auto matches = cccd::pin_matches(cccd::as_bytes(text), file.readAll().toStdString());
    cccd::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    if (!matches) return Answer::damaged;
    if (!*matches) return Answer::wrong;
    (void)note({});
    return Answer::right;
}

} // namespace services
