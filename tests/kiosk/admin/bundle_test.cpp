#include "forms/form_bundle.hpp"
#include "forms/form_catalogue.hpp"

#include <array>
#include <doctest/doctest.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace {

QByteArray form(const char* name) {
    QFile file(QStringLiteral(KIOSK_FOLDER "/forms/%1.form.json").arg(QLatin1String(name)));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

struct Office {
    QTemporaryDir folder;
    cccd::SigningKey key = *cccd::SigningKey::make();
    std::array<cccd::VerifyingKey, 1> accepted{key.public_key()};
    QString link = folder.filePath(QStringLiteral("forms"));
    QDateTime now = QDateTime::currentDateTimeUtc();

    QByteArray make(qint64 sequence, const forms::FormFiles& files) const {
        return forms::make_form_bundle(key, sequence, now, files);
    }
    forms::FormUpdate apply(const QByteArray& bundle) const {
        return forms::apply_form_bundle(bundle, accepted, link, now);
    }
    QStringList ids() const {
        const auto catalogue = forms::FormCatalogue::load(link);
        QStringList found;
        for (const auto& each : catalogue.all()) found << each->id;
        return found;
    }
};

const QString ct01 = QStringLiteral("ct01.form.json");
const QString khai_tu = QStringLiteral("khai_tu.form.json");

} // namespace

TEST_CASE("a bundle replaces all forms at once, the next one too, and the folder stays a link") {
    Office office;
    QDir().mkpath(office.folder.filePath(QStringLiteral("installed")));
    REQUIRE(QFile::link(office.folder.filePath(QStringLiteral("installed")), office.link));
    auto update = office.apply(office.make(3, {{ct01, form("ct01")}, {khai_tu, form("khai_tu")}}));
    CHECK(update.refusal.toStdString() == "");
    CHECK(update.forms == 2);
    CHECK(office.ids() == QStringList{QStringLiteral("ct01"), QStringLiteral("khai_tu")});
    CHECK(QFileInfo(office.link).isSymLink());
    CHECK(QDir(office.folder.filePath(QStringLiteral("installed"))).exists());
    update = office.apply(office.make(4, {{khai_tu, form("khai_tu")}}));
    CHECK(update.refusal.isEmpty());
    CHECK(office.ids() == QStringList{QStringLiteral("khai_tu")});
    CHECK_FALSE(QDir(office.link + QStringLiteral(".3")).exists());
}

TEST_CASE("what is not newer, not signed, changed, from the future or faulty is refused and changes nothing") {
    Office office;
    REQUIRE(office.apply(office.make(5, {{ct01, form("ct01")}})).refusal.isEmpty());
    const auto refused = [&](const QByteArray& bundle, const char* why) {
        const auto update = office.apply(bundle);
        CHECK_MESSAGE(update.refusal.contains(QLatin1String(why)), update.refusal.toStdString());
        CHECK(office.ids() == QStringList{QStringLiteral("ct01")});
    };
    const forms::FormFiles files{{khai_tu, form("khai_tu")}};
    refused(office.make(5, files), "sequence");
    refused(office.make(4, files), "sequence");
    refused(forms::make_form_bundle(*cccd::SigningKey::make(), 6, office.now, files), "not signed");
    refused(forms::make_form_bundle(office.key, 6, office.now.addDays(3), files), "future");
    QByteArray changed = office.make(6, files);
    changed.replace("khai_tu", "khai_ta");
    refused(changed, "not signed");
    refused("{}", "not a bundle");
    refused(office.make(6, {}), "no form");
    refused(office.make(6, {{khai_tu, "{}"}}), "khai_tu.form.json");
    refused(office.make(6, {{QStringLiteral("../x.form.json"), form("khai_tu")}}), "not a form's name");
    refused(office.make(6, {{ct01, form("ct01")}, {khai_tu, form("ct01")}}), "has this id");
}

TEST_CASE("a folder that is no link is left alone") {
    Office office;
    QDir().mkpath(office.link);
    CHECK(office.apply(office.make(1, {{ct01, form("ct01")}})).refusal.contains(QStringLiteral("no link")));
    CHECK_FALSE(QFileInfo(office.link).isSymLink());
}
