#include "session/link.hpp"
#include "session/recent_forms.hpp"

#include <doctest/doctest.h>

using session::RecentForms;

TEST_CASE("the clerk sees the forms chosen last, the public screen only what many chose") {
    RecentForms forms;
    for (const char* id : {"ct01", "ket_hon", "ct01", "ct01", "tk01"}) forms.chosen(id);
    CHECK(forms.on_top(false) == std::vector<std::string>{"tk01", "ct01", "ket_hon"});
    CHECK(forms.on_top(true) == std::vector<std::string>{"ct01"});
    CHECK(forms.text() == "tk01:1,ct01:3,ket_hon:1");
}

TEST_CASE("the list survives the link, and what is no form id does not") {
    const auto forms = RecentForms::parse("tk01:1,ct01:3,../x:2,bad,empty:,zero:0,:4");
    CHECK(forms.text() == "tk01:1,ct01:3");
    RecentForms other;
    other.chosen("a b");
    other.chosen("");
    other.chosen(std::string(41, 'a'));
    CHECK(other.entries().empty());
}

TEST_CASE("however many forms there are, the list stays short") {
    RecentForms forms;
    for (int i = 0; i < 100; ++i) forms.chosen("form" + std::to_string(i));
    CHECK(forms.entries().size() == 16);
    CHECK(forms.on_top(false).size() == 4);
    CHECK(forms.on_top(false).front() == "form99");
}

TEST_CASE("a message is a word and the rest") {
    CHECK(session::parse_message("over").what == "over");
    CHECK(session::parse_message("over").rest.empty());
    CHECK(session::parse_message("show a:1,b:2").rest == "a:1,b:2");
    CHECK(session::parse_message("").what.empty());
}
