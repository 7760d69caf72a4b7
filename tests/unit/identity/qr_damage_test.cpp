#include "identity/qr_damage.hpp"
#include "identity/syllable.hpp"

#include <cccd/qr.hpp>
#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace qr = cccd::qr;

namespace {

const std::string whole =
    "001099000001||Nguyễn Văn Mẫu|01011999|Nam|Thôn Đồng Ớt, Xã Phước Thạnh, Tỉnh Đắk Lắk|02022022";

struct Damage {
    const char* what;
    std::string text;
};

// Made with the codecs of Python 3.11 from the text above, the unused octets of a code page as control characters.
const std::vector<Damage> undone{
    {"Windows-1258 octets", "001099000001||Nguy\xEA\xDEn V\xE3n M\xE2\xDEu|01011999|Nam|Th\xF4n \xD0\xF4\xCCng "
                            "\xD5\xECt, Xa\xDE Ph\xFD\xF5\xEC"
                            "c Tha\xF2nh, Ti\xD2nh \xD0\xE3\xECk L\xE3\xECk|02022022"},
    {"Windows-1258 taken for Windows-1252",
     "001099000001||Nguy\xC3\xAA\xC3\x9En V\xC3\xA3n M\xC3\xA2\xC3\x9Eu|01011999|Nam|Th\xC3\xB4n "
     "\xC3\x90\xC3\xB4\xC3\x8Cng \xC3\x95\xC3\xACt, Xa\xC3\x9E Ph\xC3\xBD\xC3\xB5\xC3\xAC"
     "c Tha\xC3\xB2nh, Ti\xC3\x92nh \xC3\x90\xC3\xA3\xC3\xACk L\xC3\xA3\xC3\xACk|02022022"},
    {"UTF-8 taken for cp1252",
     "001099000001||Nguy\xC3\xA1\xC2\xBB\xE2\x80\xA6n V\xC3\x84\xC6\x92n "
     "M\xC3\xA1\xC2\xBA\xC2\xABu|01011999|Nam|Th\xC3\x83\xC2\xB4n \xC3\x84\xC2\x90\xC3\xA1\xC2\xBB\xE2\x80\x9Cng "
     "\xC3\xA1\xC2\xBB\xC5\xA1t, X\xC3\x83\xC2\xA3 Ph\xC3\x86\xC2\xB0\xC3\xA1\xC2\xBB\xE2\x80\xBA"
     "c Th\xC3\xA1\xC2\xBA\xC2\xA1nh, T\xC3\xA1\xC2\xBB\xE2\x80\xB0nh \xC3\x84\xC2\x90\xC3\xA1\xC2\xBA\xC2\xAFk "
     "L\xC3\xA1\xC2\xBA\xC2\xAFk|02022022"},
    {"UTF-8 taken for cp1258",
     "001099000001||Nguy\xC3\xA1\xC2\xBB\xE2\x80\xA6n V\xC3\x84\xC6\x92n "
     "M\xC3\xA1\xC2\xBA\xC2\xABu|01011999|Nam|Th\xC4\x82\xC2\xB4n \xC3\x84\xC2\x90\xC3\xA1\xC2\xBB\xE2\x80\x9Cng "
     "\xC3\xA1\xC2\xBB\xC2\x9At, X\xC4\x82\xC2\xA3 Ph\xC3\x86\xC2\xB0\xC3\xA1\xC2\xBB\xE2\x80\xBA"
     "c Th\xC3\xA1\xC2\xBA\xC2\xA1nh, T\xC3\xA1\xC2\xBB\xE2\x80\xB0nh \xC3\x84\xC2\x90\xC3\xA1\xC2\xBA\xC2\xAFk "
     "L\xC3\xA1\xC2\xBA\xC2\xAFk|02022022"},
    {"UTF-8 taken for latin-1",
     "001099000001||Nguy\xC3\xA1\xC2\xBB\xC2\x85n V\xC3\x84\xC2\x83n "
     "M\xC3\xA1\xC2\xBA\xC2\xABu|01011999|Nam|Th\xC3\x83\xC2\xB4n \xC3\x84\xC2\x90\xC3\xA1\xC2\xBB\xC2\x93ng "
     "\xC3\xA1\xC2\xBB\xC2\x9At, X\xC3\x83\xC2\xA3 Ph\xC3\x86\xC2\xB0\xC3\xA1\xC2\xBB\xC2\x9B"
     "c Th\xC3\xA1\xC2\xBA\xC2\xA1nh, T\xC3\xA1\xC2\xBB\xC2\x89nh \xC3\x84\xC2\x90\xC3\xA1\xC2\xBA\xC2\xAFk "
     "L\xC3\xA1\xC2\xBA\xC2\xAFk|02022022"},
    {"UTF-8 taken for cp437",
     "001099000001||Nguy\xC3\x9F\xE2\x95\x97\xC3\xA0n V\xE2\x94\x80\xC3\xA2n "
     "M\xC3\x9F\xE2\x95\x91\xC2\xBDu|01011999|Nam|Th\xE2\x94\x9C\xE2\x94\xA4n "
     "\xE2\x94\x80\xC3\x89\xC3\x9F\xE2\x95\x97\xC3\xB4ng \xC3\x9F\xE2\x95\x97\xC3\x9Ct, X\xE2\x94\x9C\xC3\xBA "
     "Ph\xE2\x95\x9E\xE2\x96\x91\xC3\x9F\xE2\x95\x97\xC2\xA2"
     "c Th\xC3\x9F\xE2\x95\x91\xC3\xADnh, T\xC3\x9F\xE2\x95\x97\xC3\xABnh "
     "\xE2\x94\x80\xC3\x89\xC3\x9F\xE2\x95\x91\xC2\xBBk L\xC3\x9F\xE2\x95\x91\xC2\xBBk|02022022"},
    {"UTF-8 taken for cp850",
     "001099000001||Nguy\xC3\x9F\xE2\x95\x97\xC3\xA0n V\xE2\x94\x80\xC3\xA2n "
     "M\xC3\x9F\xE2\x95\x91\xC2\xBDu|01011999|Nam|Th\xE2\x94\x9C\xE2\x94\xA4n "
     "\xE2\x94\x80\xC3\x89\xC3\x9F\xE2\x95\x97\xC3\xB4ng \xC3\x9F\xE2\x95\x97\xC3\x9Ct, X\xE2\x94\x9C\xC3\xBA "
     "Ph\xC3\xA3\xE2\x96\x91\xC3\x9F\xE2\x95\x97\xC3\xB8"
     "c Th\xC3\x9F\xE2\x95\x91\xC3\xADnh, T\xC3\x9F\xE2\x95\x97\xC3\xABnh "
     "\xE2\x94\x80\xC3\x89\xC3\x9F\xE2\x95\x91\xC2\xBBk L\xC3\x9F\xE2\x95\x91\xC2\xBBk|02022022"},
    {"the same twice",
     "001099000001||Nguy\xC3\x83\xC2\xA1\xC3\x82\xC2\xBB\xC3\xA2\xE2\x82\xAC\xC2\xA6n "
     "V\xC3\x83\xE2\x80\x9E\xC3\x86\xE2\x80\x99n "
     "M\xC3\x83\xC2\xA1\xC3\x82\xC2\xBA\xC3\x82\xC2\xABu|01011999|Nam|Th\xC3\x83\xC6\x92\xC3\x82\xC2\xB4n "
     "\xC3\x83\xE2\x80\x9E\xC3\x82\xC2\x90\xC3\x83\xC2\xA1\xC3\x82\xC2\xBB\xC3\xA2\xE2\x82\xAC\xC5\x93ng "
     "\xC3\x83\xC2\xA1\xC3\x82\xC2\xBB\xC3\x85\xC2\xA1t, X\xC3\x83\xC6\x92\xC3\x82\xC2\xA3 "
     "Ph\xC3\x83\xE2\x80\xA0\xC3\x82\xC2\xB0\xC3\x83\xC2\xA1\xC3\x82\xC2\xBB\xC3\xA2\xE2\x82\xAC\xC2\xBA"
     "c Th\xC3\x83\xC2\xA1\xC3\x82\xC2\xBA\xC3\x82\xC2\xA1nh, "
     "T\xC3\x83\xC2\xA1\xC3\x82\xC2\xBB\xC3\xA2\xE2\x82\xAC\xC2\xB0nh "
     "\xC3\x83\xE2\x80\x9E\xC3\x82\xC2\x90\xC3\x83\xC2\xA1\xC3\x82\xC2\xBA\xC3\x82\xC2\xAFk "
     "L\xC3\x83\xC2\xA1\xC3\x82\xC2\xBA\xC3\x82\xC2\xAFk|02022022"},
};

} // namespace

TEST_CASE("a wrong charset is undone and said to be undone") {
    for (const auto& damage : undone) {
        CAPTURE(damage.what);
        const auto card = qr::parse(damage.text);
        REQUIRE(card);
        CHECK(card->full_name == "Nguyễn Văn Mẫu");
        CHECK(card->address == "Thôn Đồng Ớt, Xã Phước Thạnh, Tỉnh Đắk Lắk");
        CHECK(card->text_repaired);
        CHECK_FALSE(card->text_damaged);
    }
}

TEST_CASE("a mark of byte order is passed over") {
    const auto card = qr::parse("\xEF\xBB\xBF" + whole);
    REQUIRE(card);
    CHECK(card->personal_number == "001099000001");
    CHECK_FALSE(card->text_repaired);
}

TEST_CASE("lost letters are told and nothing is guessed") {
    const std::vector<Damage> lost{
        {"question marks", "001099000001||Nguy?n V?n M?u|01011999|Nam|Xã A, Huyện B, Tỉnh C|02022022"},
        {"replacement characters", "001099000001||Nguy\xEF\xBF\xBDn Văn Mẫu|01011999|Nam|Xã A|02022022"},
        {"letters dropped", "001099000001||Trn Vn Mu|01011999|Nam|X A, Huyn B, Tnh C|02022022"},
        {"the letters above U+1E00 dropped", "001099000001||Nguyn Văn Mu|01011999|Nam|Xã A|02022022"},
        {"diacritics stripped", "001099000001||Nguyen Van Mau|01011999|Nam|Xa A, Huyen B, Tinh C|02022022"},
        {"sex garbled", "001199000001||Nguyễn Thị Mẫu|01011999|N?|Xã A|02022022"},
        {"sex stripped", "001199000001||Nguyễn Thị Mẫu|01011999|Nu|Xã A|02022022"},
        {"address garbled", "001099000001||Nguyễn Văn Mẫu|01011999|Nam|X? A, Huy?n B|02022022"},
        {"octets of no charset", "001099000001||Nguy\xE1\xBBn V\x81n|01011999|Nam|Xã A|02022022"},
        {"old three-octet Vietnamese charset",
         "001099000001||Nguy\xC3\x94n V\xC2\xA8n M\xC3\x89u|01011999|Nam|X\xC2\xB7 A|02022022"},
    };
    for (const auto& damage : lost) {
        CAPTURE(damage.what);
        const auto card = qr::parse(damage.text);
        REQUIRE(card);
        CHECK(card->text_damaged);
        CHECK_FALSE(card->text_repaired);
        CHECK(card->personal_number.size() == 12);
    }
}

TEST_CASE("whole names of all peoples, addresses and abbreviations are not called damaged") {
    for (const std::string name : {"Nguyễn Văn Mẫu", "Lê An", "H'Hen Niê", "Y Blô Niê Kđăm", "K'Brơi", "Rơ Châm H'Yéo",
                                   "Giàng A Páo", "Thạch Sa Rây", "Lò Thị Ơn", "NGÔ ĐÌNH DIỄM", "Ŭm Ñă Čim"}) {
        for (const std::string address :
             {"Tổ 5, KP 3, P. Tân Định, Q.1, TP. HCM", "Số 12/3A – Ngõ 5, Xã A", "", "TDP 3, TT. Đăk Hà"}) {
            CAPTURE(name);
            CAPTURE(address);
            CHECK_FALSE(qr::is_damaged({name, "Nữ", address}));
        }
    }
}

TEST_CASE("sound text is never repaired") {
    for (const std::string& text : {whole, std::string("Âu Cơ, Ý Yên, Nam Định"), std::string("H'Hen Niê|Ksơr Hờ|Č Ŭ"),
                                    std::string("ASCII only"), std::string("Thị trấn Ái Nghĩa – Đại Lộc")}) {
        const auto out = qr::repair(text);
        CHECK_FALSE(out.repaired);
        CHECK_FALSE(out.undecodable);
        CHECK(out.text == text);
    }
}

TEST_CASE("syllables are told from what only looks like them") {
    using cccd::identity::is_syllable;
    for (const char* word : {"nguyễn", "Văn",     "MẪU", "quốc", "quyền", "gì",    "gìn",  "giếng", "giêng", "khuya",
                             "huỳnh",  "nghiêng", "yêu", "ý",    "thuở",  "ngoằn", "oanh", "ươn",   "đường", "khuỷu",
                             "xoong",  "quýt",    "quế", "gia",  "Hoà",   "Hòa",   "huệ",  "thuế",  "Đắk",   "Lắk"}) {
        CHECK_MESSAGE(is_syllable(word), word);
    }
    for (const char* word : {"", "Nguyêßn", "bcd", "ấấ", "tàc", "Vãnn", "Strauß", "zalo", "ngh", "àn\xCC\x81"})
        CHECK_FALSE_MESSAGE(is_syllable(word), word);
}
