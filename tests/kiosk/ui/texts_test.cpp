#include "text/failures.hpp"
#include "text/phrases.hpp"

#include <doctest/doctest.h>
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

TEST_CASE("every check has a plain name") {
    for (int id = 0; id <= int(cccd::CheckId::security_infos_match); ++id)
        CHECK(phrases::check(static_cast<cccd::CheckId>(id)).vi != QStringLiteral("Kiểm tra khác"));
}
