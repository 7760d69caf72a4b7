#include <algorithm>
#include <cccd/mrz_name.hpp>
#include <cccd/mrz_scan.hpp>
#include <doctest/doctest.h>
#include <string>

namespace mrz = cccd::mrz;
using Kind = mrz::Change::Kind;

namespace {

const std::string man =
    "IDVNM0990000017001099000001<<8\n9901018M3901016VNM<<<<<<<<<<<4\nNGUYEN<<VAN<MAU<<<<<<<<<<<<<<<";
const std::string passport =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

/// Position in the text of a line and column, both from 1.
std::size_t at(std::size_t line, std::size_t column) {
    return (line - 1) * 31 + column - 1;
}

std::string with(std::string text, std::size_t line, std::size_t column, char character) {
    text[at(line, column)] = character;
    return text;
}

bool sound(const mrz::Mrz& read) {
    return read.document_number_check && read.birth_check && read.expiry_check && read.composite_check &&
           read.optional_check;
}

} // namespace

TEST_CASE("a sound zone is read without a change") {
    for (const auto& text : {man, passport}) {
        const auto scanned = mrz::parse_scanned(text);
        REQUIRE(scanned);
        CHECK(scanned->changes.empty());
        CHECK(sound(scanned->mrz));
        CHECK(scanned->mrz.lines == mrz::parse(text)->lines);
    }
}

TEST_CASE("every digit of a Vietnamese card that was read as its letter is put right and told") {
    const std::string letters = "OIZ?ASGTB?"; // of 0 to 9; 3 and 9 have none
    for (std::size_t i = 0; i < man.size(); ++i) {
        const char digit = man[i];
        if (digit < '0' || digit > '9' || letters[static_cast<std::size_t>(digit - '0')] == '?') continue;
        auto text = man;
        text[i] = letters[static_cast<std::size_t>(digit - '0')];
        CAPTURE(text);
        const auto scanned = mrz::parse_scanned(text);
        REQUIRE(scanned);
        REQUIRE(scanned->changes.size() == 1);
        CHECK(scanned->changes[0] == mrz::Change{Kind::replaced, static_cast<std::uint8_t>(i / 31 + 1),
                                                 static_cast<std::uint8_t>(i % 31 + 1), text[i], digit});
        CHECK(scanned->mrz.lines == mrz::parse(man)->lines);
    }
}

TEST_CASE("all zeros read as the letter O are put right together") {
    std::string text;
    for (const char c : man) text += c == '0' ? 'O' : c;
    const auto scanned = mrz::parse_scanned(text);
    REQUIRE(scanned);
    CHECK(scanned->mrz.lines == mrz::parse(man)->lines);
    CHECK(scanned->changes.size() == static_cast<std::size_t>(std::count(man.begin(), man.end(), '0')));
}

TEST_CASE("digits in names and states become letters") {
    auto text = with(with(man, 3, 5, '3'), 3, 1, 'N');
    text[at(3, 10)] = '4'; // VAN
    text[at(1, 3)] = 'V';
    const auto scanned = mrz::parse_scanned(text);
    REQUIRE(scanned);
    CHECK(scanned->mrz.secondary_name == "VAN MAU");
    CHECK(scanned->mrz.primary_name == "NGUY3N"); // 3 is taken for no letter: left as it is
    REQUIRE(scanned->changes.size() == 1);
    CHECK(scanned->changes[0].before == '4');
}

TEST_CASE("the document code of a Vietnamese card is ID, whatever its letters were taken for") {
    for (const char* read : {"1D", "I0", "IO", "1Q", "LD"}) {
        auto text = man;
        text.replace(0, 2, read);
        const auto scanned = mrz::parse_scanned(text);
        REQUIRE(scanned);
        CAPTURE(read);
        const bool letter = read[0] == 'L'; // a letter that no rule tells from another
        CHECK(scanned->mrz.document_code == (letter ? "LD" : "ID"));
        CHECK(scanned->changes.size() == static_cast<std::size_t>((read[0] == '1') + (read[1] != 'D')));
    }
}

TEST_CASE("of two numbers that contradict each other the one whose digit holds mends the other") {
    const auto first = mrz::parse_scanned(with(man, 1, 8, '6')); // 099… as 096…: a digit taken for a digit
    REQUIRE(first);
    CHECK(first->mrz.document_number == "099000001");
    REQUIRE(first->changes.size() == 1);
    CHECK(first->changes[0] == mrz::Change{Kind::replaced, 1, 8, '6', '9'});
    const auto second = mrz::parse_scanned(with(man, 1, 20, '6'));
    REQUIRE(second);
    CHECK(second->mrz.personal_number() == "001099000001");
    CHECK(second->changes.size() == 1);
}

TEST_CASE("a digit that nothing else tells is left, and its flag says so") {
    const auto birth = mrz::parse_scanned(with(man, 2, 3, '7'));
    REQUIRE(birth);
    CHECK(birth->changes.empty());
    CHECK_FALSE(birth->mrz.birth_check);
    const auto letter = mrz::parse_scanned(with(with(man, 2, 3, 'O'), 2, 1, '8'));
    REQUIRE(letter);
    CHECK(letter->changes.empty()); // O as 0 would not make the digit hold: not certain, so not changed
    CHECK_FALSE(letter->mrz.birth_check);
}

TEST_CASE("fillers lost at the end or in the middle are put back") {
    auto text = man;
    text.erase(at(3, 16), 4);
    text.erase(at(2, 22), 3);
    const auto scanned = mrz::parse_scanned(text);
    REQUIRE(scanned);
    CHECK(scanned->mrz.lines == mrz::parse(man)->lines);
    REQUIRE(scanned->changes.size() == 7);
    for (const auto& change : scanned->changes) {
        CHECK(change.kind == Kind::inserted);
        CHECK(change.after == '<');
    }
}

TEST_CASE("fillers too many, blanks and small letters are put right and told") {
    const auto fillers = mrz::parse_scanned(man + "<<<");
    REQUIRE(fillers);
    CHECK(fillers->mrz.lines == mrz::parse(man)->lines);
    CHECK(fillers->changes.size() == 3);
    CHECK(fillers->changes[0].kind == Kind::removed);
    auto text = man;
    text.insert(10, " ");
    const auto blank = mrz::parse_scanned(text);
    REQUIRE(blank);
    REQUIRE(blank->changes.size() == 1);
    CHECK(blank->changes[0] == mrz::Change{Kind::removed, 1, 11, ' ', '\0'});
    const auto small = mrz::parse_scanned(with(with(man, 3, 1, 'n'), 3, 7, '('));
    REQUIRE(small);
    CHECK(small->changes.size() == 2);
    CHECK(small->mrz.lines == mrz::parse(man)->lines);
}

TEST_CASE("a passport number is mended by the one pair that its digit allows") {
    auto text = passport;
    text[45 + 5] = 'O'; // L898902 as L8989O2
    const auto scanned = mrz::parse_scanned(text);
    REQUIRE(scanned);
    CHECK(scanned->mrz.document_number == "L898902C3");
    REQUIRE(scanned->changes.size() == 1);
    CHECK(scanned->changes[0] == mrz::Change{Kind::replaced, 2, 6, 'O', '0'});
}

TEST_CASE("what is too short, too long or of other characters is refused") {
    for (const auto& text : {std::string(), std::string("IDVNM"), man.substr(0, 40), man + "\n" + man, man + "<<<<<<<",
                             with(man, 2, 2, '*'), std::string(91, '<'), std::string("A\nB\nC")}) {
        const auto scanned = mrz::parse_scanned(text);
        REQUIRE_FALSE(scanned);
        CHECK(scanned.error().code == cccd::ErrorCode::invalid_mrz);
    }
}

TEST_CASE("a Vietnamese name becomes the name field of the card") {
    CHECK(mrz::name_field("Nguyễn Văn Mẫu", mrz::Format::td1) == "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<");
    CHECK(mrz::name_field("Đặng Thị Ái", mrz::Format::td2) == "DANG<<THI<AI<<<<<<<<<<<<<<<<<<<");
    CHECK(mrz::name_field("H'Hen Niê", mrz::Format::td1) == "HHEN<<NIE<<<<<<<<<<<<<<<<<<<<<");
    CHECK(mrz::name_field("Sâm", mrz::Format::td1) == "SAM<<<<<<<<<<<<<<<<<<<<<<<<<<<");
    CHECK(mrz::name_field("", mrz::Format::td1) == std::string(30, '<'));
    const auto cut = mrz::name_field("Nguyễn Phước Thiên Quỳnh Hương Giang", mrz::Format::td1);
    CHECK(cut == "NGUYEN<<PHUOC<THIEN<QUYNH<HUON");
    // A cut right before a word takes a letter from the word before it, so that the last position tells of the cut.
    const auto moved = mrz::name_field("Nguyễn Phước Thiên Quỳnh Hươn Giang", mrz::Format::td3);
    CHECK(moved == "NGUYEN<<PHUOC<THIEN<QUYNH<HUON<GIANG<<<");
    const auto edge = mrz::name_field("Nguyễn Phước Thiên Quỳnh Hươ Giang", mrz::Format::td1);
    CHECK(edge == "NGUYEN<<PHUOC<THIEN<QUYNH<HU<G");
}

TEST_CASE("a name with diacritics is compared with the zone") {
    const auto read = mrz::parse(man);
    REQUIRE(read);
    CHECK(mrz::compare_name("Nguyễn Văn Mẫu", *read) == mrz::NameMatch::same);
    CHECK(mrz::compare_name("NGUYỄN VĂN MẪU", *read) == mrz::NameMatch::same);
    CHECK(mrz::compare_name("Nguyễn Văn Mẫn", *read) == mrz::NameMatch::different);
    CHECK(mrz::compare_name("Nguyễn Văn", *read) == mrz::NameMatch::different);
    CHECK(mrz::compare_name("Nguyễn Văn Mẫu Hai", *read) == mrz::NameMatch::different);
    CHECK(mrz::compare_name("", *read) == mrz::NameMatch::different);
}

TEST_CASE("truncated names of Doc 9303-5 and our own are recognised as truncated") {
    struct Case {
        const char* name;
        const char* field;
    };
    for (const auto& one :
         {Case{"Nilavadhanananda Chayapa Dejthamrong Krasuang", "NILAVADHANANANDA<<CHAYAPA<DE<K"},
          Case{"Nilavadhanananda Arnpol Petch Charonguang", "NILAVADHANANANDA<<ARNPOL<PE<CH"},
          Case{"Bennelong Wooloomooloo Warrandyte Warnambool Dingo Potoroo", "BENNELONG<WOOLOOMOOLOO<W<W<<DI"},
          Case{"Bennelong Wooloomooloo Warrandyte Warnambool Dingo Potoroo", "BENNELONG<WOOLOOM<WA<WARN<<D<P"},
          Case{"Bennelong Wooloomooloo Warrandyte Warnambool Dingo Potoroo", "BENNE<WOOLO<WARRA<WARNA<<DIN<P"},
          Case{"Nguyễn Phước Thiên Quỳnh Hươ Giang", "NGUYEN<<PHUOC<THIEN<QUYNH<HU<G"}}) {
        CAPTURE(one.field);
        const auto read = mrz::parse(man.substr(0, 62) + one.field);
        REQUIRE(read);
        CHECK(mrz::compare_name(one.name, *read) == mrz::NameMatch::truncated);
    }
    const auto full = mrz::parse(man.substr(0, 62) + "PAPANDROPOULOUS<<JONATHON<ALEC");
    REQUIRE(full);
    CHECK(mrz::compare_name("Papandropoulous Jonathon Alec", *full) == mrz::NameMatch::same);
}
