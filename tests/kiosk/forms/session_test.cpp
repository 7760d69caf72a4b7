#include "handover/handover.hpp"
#include "support.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace forms;
using forms_test::card_2021;
using forms_test::form;
using forms_test::some_person;
using forms_test::visit;

TEST_CASE("a verified card fills the declarant of CT01 and marks each value as read from the chip") {
    FormSession session(form("ct01"), visit());
    REQUIRE(session.set_person(QStringLiteral("holder"), card_2021()));
    const auto name = session.field(QStringLiteral("full_name"));
    REQUIRE(name);
    CHECK(name->value.text == QStringLiteral("NGUYỄN THỊ THÙY ĐƯƠNG"));
    CHECK(name->value.provenance == Provenance::chip_verified);
    CHECK_FALSE(name->value.other_person);
    CHECK_FALSE(name->editable);
    CHECK(session.field(QStringLiteral("addressee"))->value.provenance == Provenance::derived);
    CHECK(session.open_paths() == QStringList{QStringLiteral("phone"), QStringLiteral("head_name"),
                                              QStringLiteral("head_relation"), QStringLiteral("head_number"),
                                              QStringLiteral("request")});
}

TEST_CASE("a value of a card can not be typed over unless the form allows it") {
    FormSession session(form("ct01"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    CHECK(session.set_text(QStringLiteral("full_name"), QStringLiteral("Kẻ Khác")).has_value());
    CHECK(session.filled().text(QStringLiteral("full_name")) == QStringLiteral("NGUYỄN THỊ THÙY ĐƯƠNG"));
    CHECK_FALSE(session.set_text(QStringLiteral("addressee"), QStringLiteral("Công an xã Bình Lợi")).has_value());
    const auto addressee = session.field(QStringLiteral("addressee"));
    CHECK(addressee->value.text == QStringLiteral("Công an xã Bình Lợi"));
    CHECK(addressee->value.provenance == Provenance::typed);
}

TEST_CASE("without any card every field of the form can be typed") {
    FormSession session(form("ct01"), visit());
    forms_test::type_the_rest(session, true);
    CHECK(session.complete());
    for (const auto& field : session.fields()) {
        if (field.path != u"addressee") CHECK(field.value.provenance == Provenance::typed);
    }
}

TEST_CASE("another person's card fills its role and is told apart from the holder's") {
    FormSession session(form("ct01"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    session.set_person(QStringLiteral("head"), some_person(0));
    const auto head = session.field(QStringLiteral("head_name"));
    CHECK(head->value.text == QStringLiteral("LÊ HOÀNG Ỷ LAN"));
    CHECK(head->value.other_person);
    CHECK(head->value.provenance == Provenance::chip_verified);
}

TEST_CASE("the declarant who is head of the household is not asked twice") {
    FormSession session(form("ct01"), visit());
    CHECK_FALSE(session.use_person_of(QStringLiteral("head"), QStringLiteral("holder")));
    session.set_person(QStringLiteral("holder"), card_2021());
    CHECK(session.roles().at(1).may_be == QStringList{QStringLiteral("holder")});
    REQUIRE(session.use_person_of(QStringLiteral("head"), QStringLiteral("holder")));
    const auto number = session.field(QStringLiteral("head_number"));
    CHECK(number->value.text == QStringLiteral("079190000123"));
    CHECK_FALSE(number->value.other_person);
}

TEST_CASE("what was taken over from a person goes with that person's card, what the visitor typed stays") {
    FormSession session(form("khai_sinh"), visit());
    const QString origin = QStringLiteral("origin");
    const QString father = QStringLiteral("father");
    const auto text = [&](const QString& path) { return session.field(path)->value.text; };
    session.set_person(father, card_2021());
    REQUIRE_FALSE(session.set_text(origin, session.field(origin)->suggestions.at(0).vi).has_value());
    REQUIRE(text(origin).contains(QStringLiteral("Châu Phú")));
    session.set_person(QStringLiteral("mother"), some_person(0)); // somebody else's
    CHECK(text(origin).contains(QStringLiteral("Châu Phú")));
    session.set_person(father, forms_test::card_2024());
    CHECK(text(origin).isEmpty());
    REQUIRE_FALSE(session.set_text(origin, QStringLiteral("Xã Mẫu, tỉnh Mẫu")).has_value());
    session.clear_person(father);
    CHECK(text(origin) == QStringLiteral("Xã Mẫu, tỉnh Mẫu"));
}

TEST_CASE(
    "an address or a number taken over from a card is no other card's, also where it was taken by way of a field") {
    for (const auto& [id, path] : {std::pair{"mo_tai_khoan", "tax_number"},
                                   {"mo_tai_khoan", "current_address"},
                                   {"ho_kinh_doanh", "owner_address"},
                                   {"tk1_ts", "address"}}) {
        CAPTURE(id);
        CAPTURE(path);
        FormSession session(form(id), visit());
        session.set_person(QStringLiteral("holder"), card_2021());
        const QString field = QString::fromLatin1(path);
        REQUIRE_FALSE(session.field(field)->suggestions.empty());
        REQUIRE_FALSE(session.set_text(field, session.field(field)->suggestions.front().vi).has_value());
        session.set_person(QStringLiteral("holder"), some_person(1));
        CHECK(session.field(field)->value.empty());
    }
}

TEST_CASE("who stands in another role too goes with the card, and stays when the same card is read again") {
    FormSession session(form("ct01"), visit());
    const QString holder = QStringLiteral("holder");
    const QString head = QStringLiteral("head");
    session.set_person(holder, card_2021());
    session.use_person_of(head, holder);
    session.set_person(holder, card_2021());
    CHECK(session.person(head) != nullptr);
    session.set_person(holder, some_person(1));
    CHECK(session.person(head) == nullptr);
    session.use_person_of(head, holder);
    session.clear_person(holder);
    CHECK(session.person(head) == nullptr);
    session.set_person(holder, card_2021());
    session.use_person_of(head, holder);
    session.set_person(head, some_person(2)); // a card of their own
    session.set_person(holder, some_person(1));
    REQUIRE(session.person(head) != nullptr);
    CHECK(session.person(head)->value(key::full_name)->text == QStringLiteral("Quách Thị Ngưỡng"));
}

TEST_CASE("the groom whose card takes the place of the bride's does not leave her on the form") {
    FormSession session(form("ket_hon"), visit());
    session.set_person(QStringLiteral("holder"), some_person(0));
    REQUIRE(session.person(QStringLiteral("bride")) != nullptr);
    session.set_person(QStringLiteral("holder"), some_person(1));
    CHECK(session.person(QStringLiteral("bride")) == nullptr);
    REQUIRE(session.person(QStringLiteral("groom")) != nullptr);
    CHECK(session.field(QStringLiteral("bride_name"))->value.empty());
}

TEST_CASE("of a card that keeps its day of issue only that day is asked, and completes the identity line") {
    FormSession session(form("khai_sinh"), visit());
    session.set_person(QStringLiteral("holder"), forms_test::card_2024());
    const QString papers = QStringLiteral("req_papers");
    const auto asked = session.field(papers);
    CHECK(asked->asks_issue_date);
    CHECK(asked->type == FieldType::date);
    CHECK(asked->missing);
    CHECK(session.open_paths().contains(papers));
    CHECK(asked->value.text == QStringLiteral("Thẻ căn cước số 001202004567 do Bộ Công an"));
    CHECK(session.set_text(papers, QStringLiteral("Thẻ của tôi")).has_value()); // no free words
    CHECK(session.set_text(papers, QStringLiteral("01/01/2030")).has_value());  // not yet
    CHECK(session.open_paths().contains(papers));
    CHECK_FALSE(session.set_text(papers, QStringLiteral("10102024")).has_value());
    CHECK_FALSE(session.open_paths().contains(papers));
    CHECK(*session.filled().value(papers) ==
          Value{QStringLiteral("Thẻ căn cước số 001202004567 do Bộ Công an cấp ngày 10/10/2024"), Provenance::typed});
    session.set_person(QStringLiteral("holder"), card_2021()); // another card: its own day
    CHECK_FALSE(session.field(papers)->asks_issue_date);
    CHECK(session.filled().text(papers).endsWith(QStringLiteral("cấp ngày 15/04/2021")));
}

TEST_CASE("where the line may stay without its day, the question can be left out and the number still stands there") {
    FormSession session(form("khai_sinh"), visit());
    session.set_person(QStringLiteral("father"), forms_test::card_2024());
    const auto asked = session.field(QStringLiteral("father_papers"));
    CHECK(asked->asks_issue_date);
    CHECK_FALSE(asked->missing);
    CHECK(session.filled().text(QStringLiteral("father_papers")).contains(QStringLiteral("001202004567")));
}

TEST_CASE("values of a printed code are marked as such, and a line made with one is no surer") {
    auto person = forms_test::card_2024();
    person.set(key::issue_date, QStringLiteral("10/10/2024"), Provenance::qr);
    person.set(key::place_of_residence, QStringLiteral("Số 5, Phường Ba Đình, Thành phố Hà Nội"), Provenance::qr);
    FormSession session(form("lltp"), visit());
    session.set_person(QStringLiteral("holder"), person);
    const auto filled = session.filled();
    CHECK(filled.value(QStringLiteral("permanent_address"))->provenance == Provenance::qr);
    CHECK(filled.value(QStringLiteral("papers"))->provenance == Provenance::qr);
    CHECK_FALSE(session.field(QStringLiteral("papers"))->asks_issue_date);
    const QTemporaryDir folder;
    const auto text = QString::fromUtf8(forms_test::output_of(
        QStringLiteral("pdftotext"),
        {QStringLiteral("-raw"), forms_test::pdf_of(filled, {}, folder.path()), QStringLiteral("-")}));
    CHECK(forms_test::without_blanks(text).contains(QStringLiteral("ThànhphốHàNộiQ")));
    CHECK(text.contains(QStringLiteral("Q – từ mã QR trên thẻ, không có chữ ký số")));
    const auto json = QJsonDocument::fromJson(handover::make_json(filled, {}, nullptr)).object();
    const auto fields = json.value(QStringLiteral("handover")).toObject().value(QStringLiteral("fields")).toObject();
    CHECK(fields.value(QStringLiteral("permanent_address")).toArray().at(1) == QStringLiteral("qr"));
    CHECK(fields.value(QStringLiteral("full_name")).toArray().at(1) == QStringLiteral("chip"));
}

TEST_CASE("members come as rows from their cards and go away with undo") {
    FormSession session(form("ct01"), visit());
    const QString members = QStringLiteral("members");
    REQUIRE(session.set_person(QStringLiteral("member"), some_person(1)));
    REQUIRE(session.set_person(QStringLiteral("member"), some_person(2)));
    CHECK(session.row_count(members) == 2);
    CHECK(session.field(cell_path(members, 1, QStringLiteral("name")))->value.text ==
          QStringLiteral("QUÁCH THỊ NGƯỠNG"));
    CHECK_FALSE(session.set_text(cell_path(members, 1, QStringLiteral("relation")), QStringLiteral("Vợ")).has_value());
    session.remove_row(members, 0);
    CHECK(session.row_count(members) == 1);
    CHECK(session.field(cell_path(members, 0, QStringLiteral("relation")))->value.text == QStringLiteral("Vợ"));
    CHECK(session.undo());
    CHECK(session.row_count(members) == 2);
    CHECK(session.undo());
    CHECK(session.field(cell_path(members, 1, QStringLiteral("relation")))->value.empty());
}

TEST_CASE("a table takes no more rows than the form allows") {
    FormSession session(form("ct01"), visit());
    for (int row = 0; row < 20; ++row) CHECK(session.add_row(QStringLiteral("members")) == row);
    CHECK(session.add_row(QStringLiteral("members")) == -1);
    CHECK_FALSE(session.set_person(QStringLiteral("member"), some_person(1)));
}

TEST_CASE("a wrong value stays on the screen with its reason and keeps the form open") {
    FormSession session(form("ct01"), visit());
    const QString phone = QStringLiteral("phone");
    const auto problem = session.set_text(phone, QStringLiteral("12345"));
    REQUIRE(problem);
    CHECK(problem->vi.contains(QStringLiteral("10 chữ số")));
    CHECK_FALSE(problem->en.isEmpty());
    CHECK(session.field(phone)->value.text == QStringLiteral("12345"));
    CHECK(session.open_paths().contains(phone));
    CHECK_FALSE(session.set_text(phone, QStringLiteral("+84 90.123.4567")).has_value());
    CHECK(session.field(phone)->value.text == QStringLiteral("0901234567"));
    CHECK_FALSE(session.open_paths().contains(phone));
}

TEST_CASE("the procedure decides which ready sentences are offered") {
    FormSession session(form("ct01"), visit());
    CHECK(session.procedure().code == QStringLiteral("1.004222"));
    CHECK_FALSE(session.set_procedure(QStringLiteral("9.999999")));
    REQUIRE(session.set_procedure(QStringLiteral("1.010041")));
    const auto sentences = session.field(QStringLiteral("request"))->suggestions;
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0].vi.startsWith(QStringLiteral("Xác nhận")));
}

TEST_CASE("after wiping a session holds nothing and can undo nothing") {
    FormSession session(form("ct01"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    session.set_text(QStringLiteral("phone"), QStringLiteral("0901234567"));
    session.wipe();
    CHECK_FALSE(session.can_undo());
    CHECK(session.person(QStringLiteral("holder")) == nullptr);
    CHECK(session.filled().values.size() == 1); // the office's own name
}

TEST_CASE("CT01 wants DG1 and DG13 and neither portrait nor more") {
    CHECK(form("ct01")->wanted_groups() == std::set<int>{1, 13});
    CHECK_FALSE(form("ct01")->wanted_values(QStringLiteral("holder")).contains(key::religion));
}

TEST_CASE("who may stand in another role brings what that role needs") {
    const QStringList marriage = form("ket_hon")->wanted_values(QStringLiteral("holder"));
    for (const QString& name : {key::full_name, key::birth_date, key::sex, key::ethnicity, key::nationality})
        CHECK(marriage.contains(name));
    CHECK_FALSE(marriage.contains(key::religion));
}
