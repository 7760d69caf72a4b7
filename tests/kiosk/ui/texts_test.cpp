#include "text/failures.hpp"
#include "text/phrases.hpp"

#include <doctest/doctest.h>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <set>

TEST_CASE("every error code has its sentences in both languages") {
    std::set<int> seen;
    for (const auto& row : failures::all()) {
        CAPTURE(int(row.code));
        CHECK(seen.insert(int(row.code)).second);
        for (const auto& text : {row.happened, row.citizen, row.clerk}) {
            CHECK_FALSE(text.vi.isEmpty());
            CHECK_FALSE(text.en.isEmpty());
            CHECK(text.vi != text.en);
        }
    }
    for (int code = 100; code < 1000; ++code)
        if (cccd::name(static_cast<cccd::ErrorCode>(code)) != cccd::name(static_cast<cccd::ErrorCode>(0)))
            CHECK_MESSAGE(seen.count(code) == 1, code);
}

TEST_CASE("the four verdicts differ in their words") {
    std::set<QString> titles;
    for (const auto overall : {cccd::Overall::genuine, cccd::Overall::genuine_remarks, cccd::Overall::cannot_tell,
                               cccd::Overall::not_genuine}) {
        titles.insert(phrases::verdict(overall).title.vi);
        titles.insert(phrases::verdict(overall).title.en);
        CHECK_FALSE(phrases::verdict(overall).sentence.en.isEmpty());
    }
    CHECK(titles.size() == 8);
}

TEST_CASE("every finding that the library can report, and every one that the documents name, has a plain sentence") {
    static const QRegularExpression code(
        QStringLiteral("[`\"]((?:access|aa|ca|com|file|data|pki|biometric|displayed|details|atr_info|dg[0-9]+)"
                       "\\.[a-z][a-z0-9_]+)[`\"]"));
    QSet<QString> codes;
    const auto take = [&](const QString& path) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto found = code.globalMatch(text); found.hasNext();) codes.insert(found.next().captured(1));
    };
    for (const auto* document : {"report", "trust", "lds", "data-checks"})
        take(QStringLiteral(CCCD_SOURCE_DIR "/docs/%1.md").arg(QLatin1String(document)));
    const auto documented = codes.size();
    QDirIterator sources(QStringLiteral(CCCD_SOURCE_DIR "/libcccd/src"), {QStringLiteral("*.cpp")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) take(sources.next());
    CHECK(documented > 100);
    for (const auto& id : codes) {
        const auto text = phrases::finding_sentence(id);
        CHECK_MESSAGE(text.vi != phrases::unnamed_finding().vi, id.toStdString());
        CHECK_FALSE(text.vi.isEmpty());
        CHECK_FALSE(text.en.isEmpty());
        CHECK(text.vi != text.en);
        CHECK_FALSE(text.vi.contains(QLatin1Char('_')));
    }
}

TEST_CASE("every check has a plain name") {
    for (int id = 0; id <= int(cccd::CheckId::security_infos_match); ++id)
        CHECK(phrases::check(static_cast<cccd::CheckId>(id)).vi != QStringLiteral("Kiểm tra khác"));
}
