#include "forms/form_bundle.hpp"

#include "forms/form_catalogue.hpp"

#include <algorithm>
#include <cstdio>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <unistd.h>

namespace forms {
namespace {

const QByteArray first_line = QByteArrayLiteral("CCCD-FORMS-BUNDLE 1\n");
constexpr qsizetype largest_bundle = 16 * 1024 * 1024;
constexpr qint64 clock_tolerance = 24 * 3600; // a kiosk's clock may be a day behind

cccd::ByteView view(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

struct Opened {
    qint64 sequence = 0;
    QDateTime made;
    FormFiles files;
    QString refusal;
};

bool is_form_name(const QString& name) {
    const auto plain = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    const QString stem = name.chopped(std::min<qsizetype>(name.size(), 10));
    return name.endsWith(QStringLiteral(".form.json")) && !stem.isEmpty() &&
           std::all_of(stem.begin(), stem.end(), plain);
}

// Nothing of the payload is looked at before its signature holds.
Opened open_bundle(const QByteArray& bundle, std::span<const cccd::VerifyingKey> accepted) {
    Opened opened;
    const auto line_end = bundle.indexOf('\n', first_line.size());
    if (bundle.size() > largest_bundle || !bundle.startsWith(first_line) || line_end < 0)
        return opened.refusal = QStringLiteral("not a bundle of forms"), opened;
    const auto signature = QByteArray::fromBase64(bundle.mid(first_line.size(), line_end - first_line.size()));
    const QByteArray payload = bundle.mid(line_end + 1);
    const QByteArray message = first_line + payload;
    const bool known = std::any_of(accepted.begin(), accepted.end(),
                                   [&](const auto& key) { return key.verify(view(message), view(signature)); });
    if (!known) return opened.refusal = QStringLiteral("not signed by an accepted key"), opened;
    const auto json = QJsonDocument::fromJson(payload).object();
    opened.sequence = json.value(u"sequence").toInteger();
    opened.made = QDateTime::fromString(json.value(u"made").toString(), Qt::ISODate);
    const auto files = json.value(u"files").toObject();
    for (auto file = files.begin(); file != files.end(); ++file)
        opened.files.insert(file.key(), file.value().toString().toUtf8());
    return opened;
}

QString faulty_form(const FormFiles& files) {
    if (files.isEmpty()) return QStringLiteral("it holds no form");
    QStringList ids;
    for (auto file = files.begin(); file != files.end(); ++file) {
        LoadProblem problem;
        const auto form = is_form_name(file.key()) ? load_form(file.value(), problem) : nullptr;
        if (!form)
            return file.key() + QStringLiteral(": ") + problem.findings.value(0, QStringLiteral("not a form's name"));
        if (ids.contains(form->id)) return file.key() + QStringLiteral(": another file has this id");
        ids << form->id;
    }
    return {};
}

qint64 last_sequence(const QString& folder) {
    const QString target = QFileInfo(folder).symLinkTarget();
    return target.startsWith(QFileInfo(folder).absoluteFilePath() + u'.') ? target.section(u'.', -1).toLongLong() : 0;
}

bool write_all(const QString& folder, const FormFiles& files) {
    QDir(folder).removeRecursively();
    if (!QDir().mkpath(folder)) return false;
    for (auto file = files.begin(); file != files.end(); ++file) {
        QSaveFile target(QDir(folder).filePath(file.key()));
        if (!target.open(QIODevice::WriteOnly) || target.write(file.value()) != file.value().size() || !target.commit())
            return false;
    }
    return true;
}

bool turn_link(const QString& link, const QString& to) {
    const QByteArray fresh = QFile::encodeName(link + QStringLiteral(".new"));
    ::unlink(fresh.constData());
    return ::symlink(QFile::encodeName(to).constData(), fresh.constData()) == 0 &&
           std::rename(fresh.constData(), QFile::encodeName(link).constData()) == 0;
}

} // namespace

QByteArray make_form_bundle(const cccd::SigningKey& key, qint64 sequence, const QDateTime& made,
                            const FormFiles& files) {
    QJsonObject contents;
    for (auto file = files.begin(); file != files.end(); ++file)
        contents.insert(file.key(), QString::fromUtf8(file.value()));
    const QJsonObject json{{QStringLiteral("sequence"), sequence},
                           {QStringLiteral("made"), made.toUTC().toString(Qt::ISODate)},
                           {QStringLiteral("files"), contents}};
    const QByteArray payload = QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    const auto signature = key.sign(view(first_line + payload));
    if (!signature) return {};
    const QByteArray octets(reinterpret_cast<const char*>(signature->data()),
                            static_cast<qsizetype>(signature->size()));
    return first_line + octets.toBase64() + '\n' + payload;
}

FormUpdate apply_form_bundle(const QByteArray& bundle, std::span<const cccd::VerifyingKey> accepted,
                             const QString& folder, const QDateTime& now) {
    auto opened = open_bundle(bundle, accepted);
    const QString link = QFileInfo(folder).absoluteFilePath();
    const QFileInfo there(link);
    if (opened.refusal.isEmpty() && opened.sequence <= last_sequence(link))
        opened.refusal = QStringLiteral("its sequence is not above the last one");
    if (opened.refusal.isEmpty() && (!opened.made.isValid() || opened.made > now.addSecs(clock_tolerance)))
        opened.refusal = QStringLiteral("it is dated in the future, or not at all");
    if (opened.refusal.isEmpty()) opened.refusal = faulty_form(opened.files);
    if (opened.refusal.isEmpty() && there.exists() && !there.isSymLink())
        opened.refusal = QStringLiteral("the folder is no link: see docs/kiosk-setup.md");
    if (!opened.refusal.isEmpty()) return {opened.sequence, 0, opened.refusal};
    const QString before = there.symLinkTarget();
    const QString target = QStringLiteral("%1.%2").arg(link).arg(opened.sequence);
    if (!write_all(target, opened.files) || !turn_link(link, target)) {
        QDir(target).removeRecursively();
        return {opened.sequence, 0, QStringLiteral("the folder can not be written")};
    }
    if (before.startsWith(link + u'.')) QDir(before).removeRecursively();
    return {opened.sequence, static_cast<int>(opened.files.size()), {}};
}

} // namespace forms
