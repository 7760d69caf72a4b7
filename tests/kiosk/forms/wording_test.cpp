#include "forms/transforms.hpp"
#include "forms/validators.hpp"
#include "forms/vietnamese.hpp"
#include "support.hpp"

using namespace forms;

TEST_CASE("capitals keep Vietnamese letters and compose them") {
    CHECK(vietnamese::upper(QStringLiteral("Đặng Thị Ngưỡng")) == QStringLiteral("ĐẶNG THỊ NGƯỠNG"));
    CHECK(vietnamese::upper(QStringLiteral("đă\u0323ng")) == QStringLiteral("ĐẶNG"));
    CHECK(vietnamese::title_case(QStringLiteral("ĐỖ THỊ Ý NHƯ")) == QStringLiteral("Đỗ Thị Ý Như"));
}

TEST_CASE("search folds diacritics and đ") {
    CHECK(vietnamese::fold(QStringLiteral("  Khai TỬ, Đăng  ký ")) == QStringLiteral("khai tu, dang ky"));
}

TEST_CASE("a name is split at its first blank") {
    CHECK(vietnamese::family_name(QStringLiteral("Nguyễn Thị Thùy Đương")) == QStringLiteral("Nguyễn"));
    CHECK(vietnamese::given_names(QStringLiteral("Nguyễn Thị Thùy Đương")) == QStringLiteral("Thị Thùy Đương"));
    CHECK(vietnamese::given_names(QStringLiteral("Hờ")).isEmpty());
}

TEST_CASE("numbers are read as Vietnamese speakers read them") {
    const std::vector<std::pair<qint64, QString>> spoken{{0, QStringLiteral("không")},
                                                         {4, QStringLiteral("bốn")},
                                                         {10, QStringLiteral("mười")},
                                                         {15, QStringLiteral("mười lăm")},
                                                         {21, QStringLiteral("hai mươi mốt")},
                                                         {24, QStringLiteral("hai mươi tư")},
                                                         {55, QStringLiteral("năm mươi lăm")},
                                                         {101, QStringLiteral("một trăm linh một")},
                                                         {1005, QStringLiteral("một nghìn không trăm linh năm")},
                                                         {1990, QStringLiteral("một nghìn chín trăm chín mươi")},
                                                         {2026, QStringLiteral("hai nghìn không trăm hai mươi sáu")},
                                                         {1500000, QStringLiteral("một triệu năm trăm nghìn")},
                                                         {2000000000, QStringLiteral("hai tỷ")}};
    for (const auto& [number, words] : spoken) CHECK(vietnamese::number_in_words(number) == words);
}

TEST_CASE("a date in words names day, month and year") {
    CHECK(vietnamese::date_in_words(QDate(2024, 4, 15)) ==
          QStringLiteral("Ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi tư"));
    CHECK(transformed(QStringLiteral("32/01/2024"), {QStringLiteral("date_in_words")}).isEmpty());
}

TEST_CASE("the transforms of the schema do what their names say") {
    const auto once = [](const char* text, const char* name) {
        return transformed(QString::fromUtf8(text), {QString::fromLatin1(name)});
    };
    CHECK(once("05/09/1990", "day") == QStringLiteral("05"));
    CHECK(once("05/09/1990", "month") == QStringLiteral("09"));
    CHECK(once("1955", "year") == QStringLiteral("1955"));
    CHECK(once("1.250.000", "money_in_words") == QStringLiteral("Một triệu hai trăm năm mươi nghìn đồng"));
    CHECK(once("079 190", "no_spaces") == QStringLiteral("079190"));
}

namespace {

QString verdict(FieldType type, const QString& typed, const Rules& rules = {}) {
    Field field;
    field.type = type;
    field.rules = rules;
    const QString text = cleaned(field, typed);
    const auto problem = check(field, text, QDate(2026, 11, 22));
    if (!problem) return text;
    CHECK_FALSE(problem->vi.isEmpty());
    CHECK_FALSE(problem->en.isEmpty());
    return QStringLiteral("no");
}

} // namespace

TEST_CASE("dates are taken as people write them and must exist") {
    CHECK(verdict(FieldType::date, QStringLiteral("5/9/1990")) == QStringLiteral("05/09/1990"));
    CHECK(verdict(FieldType::date, QStringLiteral("05-09-1990")) == QStringLiteral("05/09/1990"));
    CHECK(verdict(FieldType::date, QStringLiteral("05091990")) == QStringLiteral("05/09/1990"));
    CHECK(verdict(FieldType::date, QStringLiteral("29/02/2023")) == QStringLiteral("no"));
    CHECK(verdict(FieldType::date, QStringLiteral("1955")) == QStringLiteral("no"));
    Rules birth;
    birth.year_alone = true;
    birth.not_in_future = true;
    birth.min_age = 18;
    CHECK(verdict(FieldType::date, QStringLiteral("1955"), birth) == QStringLiteral("1955"));
    CHECK(verdict(FieldType::date, QStringLiteral("23/11/2008"), birth) == QStringLiteral("no"));
    CHECK(verdict(FieldType::date, QStringLiteral("22/11/2008"), birth) == QStringLiteral("22/11/2008"));
    CHECK(verdict(FieldType::date, QStringLiteral("23/11/2026"), birth) == QStringLiteral("no"));
}

TEST_CASE("numbers, phones, mail and sums are cleaned before they are checked") {
    CHECK(verdict(FieldType::personal_number, QStringLiteral("079 190 000 123")) == QStringLiteral("079190000123"));
    CHECK(verdict(FieldType::personal_number, QStringLiteral("79190000123")) == QStringLiteral("no"));
    CHECK(verdict(FieldType::phone, QStringLiteral("(028) 3822 1234")) == QStringLiteral("02838221234"));
    CHECK(verdict(FieldType::phone, QStringLiteral("0112345678")) == QStringLiteral("no"));
    CHECK(verdict(FieldType::email, QStringLiteral("ba.tu@vidu.vn")) == QStringLiteral("ba.tu@vidu.vn"));
    CHECK(verdict(FieldType::email, QStringLiteral("ba.tu@vidu")) == QStringLiteral("no"));
    CHECK(verdict(FieldType::money, QStringLiteral("1250000")) == QStringLiteral("1.250.000"));
    CHECK(verdict(FieldType::money, QStringLiteral("nhiều")) == QStringLiteral("no"));
    CHECK(verdict(FieldType::name, QStringLiteral("H'Hen  Niê")) == QStringLiteral("H'Hen Niê"));
    CHECK(verdict(FieldType::name, QStringLiteral("Nguyễn 2")) == QStringLiteral("no"));
}

TEST_CASE("an identity line leaves out what the card does not hold") {
    auto person = forms_test::card_2021();
    CHECK(person.value(key::identity_line)->text ==
          QStringLiteral("Căn cước công dân số 079190000123 do Cục Cảnh sát QLHC về TTXH cấp ngày 15/04/2021"));
    CHECK(person.value(key::identity_line)->provenance == Provenance::chip_verified);
    person.set(key::issue_date, QStringLiteral("15/04/2021"), Provenance::qr);
    CHECK(person.value(key::identity_line)->provenance == Provenance::qr);
    CHECK(forms_test::card_2024().value(key::identity_line)->text ==
          QStringLiteral("Thẻ căn cước số 001202004567 do Bộ Công an"));
    CHECK_FALSE(Person{}.value(key::identity_line).has_value());
}
