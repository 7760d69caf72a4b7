#include "text/failures.hpp"
#include "text/phrases.hpp"
#include "text/setup_faults.hpp"

#include <doctest/doctest.h>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <set>

TEST_CASE("every error code has its entry in the book: what happened, what citizen and clerk do, in both languages") {
    const auto& book = failures::book();
    int codes = 0;
    for (int number = 100; number < 1000; ++number) {
        const auto code = static_cast<cccd::ErrorCode>(number);
        const bool real = cccd::name(code) != cccd::name(static_cast<cccd::ErrorCode>(0));
        CAPTURE(number);
        REQUIRE(book.contains(failures::shown_code(code)) == real);
        if (!real) continue;
        ++codes;
        const auto& entry = failures::of(code);
        for (const auto& text : {entry.happened, entry.citizen, entry.clerk}) {
            CHECK(text.vi.endsWith(u'.'));
            CHECK(text.en.endsWith(u'.'));
            CHECK(text.vi != text.en);
        }
    }
    CHECK(codes > 60);
    CHECK(failures::of(cccd::ErrorCode::access_denied_wrong_key).other_number);
    CHECK_FALSE(failures::of(cccd::ErrorCode::card_removed).other_number);
    CHECK(failures::of(static_cast<cccd::ErrorCode>(999)).happened.vi ==
          failures::of(cccd::ErrorCode::internal).happened.vi);
}

TEST_CASE(
    "the codes of set-up, paper and hand-over stand in the book with the sentence of the screen and the clerk's") {
    int codes = 0;
    for (const auto& [code, entry] : failures::book().asKeyValueRange()) {
        if (!code.startsWith(u'K')) continue;
        ++codes;
        CAPTURE(code.toStdString());
        for (const auto& text : {entry.screen, entry.clerk}) {
            CHECK_FALSE(text.vi.isEmpty());
            CHECK_FALSE(text.en.isEmpty());
            CHECK(text.vi != text.en);
        }
    }
    CHECK(codes == 30);
    for (const auto code : setup::all_codes()) {
        const auto entry = failures::book().value(setup::shown_code(code));
        CHECK(entry.screen.vi == setup::sentence(code).vi);
        CHECK(entry.screen.en == setup::sentence(code).en);
    }
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
