#include "screens/fill_screen.hpp"
#include "screens/vietnamese_keys.hpp"

#include <doctest/doctest.h>
#include <utility>
#include <vector>

using screens::spell;
using screens::TypingMethod;

namespace {

void check_all(TypingMethod method, const std::vector<std::pair<const char*, const char*>>& pairs) {
    for (const auto& [keys, word] : pairs) {
        CAPTURE(keys);
        CHECK(spell(QString::fromUtf8(keys), method).toStdString() == std::string(word));
    }
}

} // namespace

TEST_CASE("Telex spells Vietnamese words with marks at once or at the end") {
    check_all(TypingMethod::telex, {{"nguyeenx", "nguyễn"},
                                    {"Nguyeexn", "Nguyễn"},
                                    {"ddaats", "đất"},
                                    {"vieetj", "việt"},
                                    {"vietej", "việt"},
                                    {"truwowngf", "trường"},
                                    {"truongwf", "trường"},
                                    {"ddwowngf", "đường"},
                                    {"hoaf", "hòa"},
                                    {"hoanf", "hoàn"},
                                    {"thuys", "thúy"},
                                    {"quys", "quý"},
                                    {"gias", "giá"},
                                    {"giuwax", "giữa"},
                                    {"khuya", "khuya"},
                                    {"ngoaif", "ngoài"},
                                    {"w", "ư"},
                                    {"dduwcs", "đức"},
                                    {"tieengs", "tiếng"},
                                    {"quoocs", "quốc"},
                                    {"awn", "ăn"},
                                    {"DDOOJI", "ĐỘI"},
                                    {"muaf", "mùa"},
                                    {"huynhf", "huỳnh"},
                                    {"gif", "gì"}});
}

TEST_CASE("VNI spells the same words with digits") {
    check_all(TypingMethod::vni, {{"nguye6n4", "nguyễn"},
                                  {"d9a6t1", "đất"},
                                  {"vie65t", "việt"},
                                  {"tru7o7ng2", "trường"},
                                  {"truong72", "trường"},
                                  {"a8n", "ăn"},
                                  {"D9u7c1", "Đức"},
                                  {"quo6c1", "quốc"}});
}

TEST_CASE("the same key twice takes itself back, and foreign words stay as typed") {
    check_all(TypingMethod::telex,
              {{"ass", "as"}, {"aaa", "aa"}, {"ddd", "dd"}, {"bass", "bas"}, {"mail", "mail"}, {"z", "z"}});
    CHECK(spell(QStringLiteral("vieetj"), TypingMethod::plain) == QStringLiteral("vieetj"));
}

TEST_CASE("keys on the screen follow the last word of the text") {
    screens::FillScreen fill;
    screens::FillScreen::View view;
    view.path = QStringLiteral("name");
    view.names = true;
    fill.show(view);
    CHECK(fill.capital());
    for (const char c : std::string("Traanf Thij")) fill.type(QString(QChar(c)));
    CHECK(fill.text() == QStringLiteral("Trần Thị"));
    CHECK_FALSE(fill.capital());
    fill.erase();
    CHECK(fill.text() == QStringLiteral("Trần Th"));
    fill.type(QStringLiteral(" "));
    fill.switchMethod(); // VNI
    for (const char c : std::string("Na8m")) fill.type(QString(QChar(c)));
    CHECK(fill.text() == QStringLiteral("Trần Th Năm"));
}
