#include "support.hpp"

using namespace forms;
using namespace forms_test;

namespace {

FilledForm household() {
    static FormSession session(form("ct01"), visit());
    session.wipe();
    session.set_person(QStringLiteral("holder"), card_2021());
    session.set_person(QStringLiteral("head"), some_person(0));
    for (int seed = 1; seed < 5; ++seed) session.set_person(QStringLiteral("member"), some_person(seed));
    type_the_rest(session, true);
    return session.filled();
}

} // namespace

TEST_CASE("the paper of CT01 holds every value as NFC text") {
    const QTemporaryDir folder;
    const auto filled = household();
    const QString path = pdf_of(filled, {}, folder.path());
    const QString text = QString::fromUtf8(
        output_of(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")}));
    CHECK(text == text.normalized(QString::NormalizationForm_C));
    const QString packed = without_blanks(text);
    for (const auto& field : filled.values) {
        INFO(field.path.toStdString());
        CHECK(packed.contains(without_blanks(field.value.text)));
    }
    CHECK(flat(text).contains(QStringLiteral("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")));
    CHECK(flat(text).contains(QStringLiteral("1. Họ, chữ đệm và tên: NGUYỄN THỊ THÙY ĐƯƠNG")));
    CHECK(flat(text).contains(QStringLiteral("C – đọc từ chip, đã xác thực")));
    CHECK_FALSE(text.contains(QStringLiteral("DEMO")));
}

TEST_CASE("a table grows over pages and repeats its head") {
    const QTemporaryDir folder;
    FormSession session(form("ct01"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    for (int seed = 0; seed < 20; ++seed) {
        session.set_person(QStringLiteral("member"), some_person(seed));
        session.set_text(cell_path(QStringLiteral("members"), seed, QStringLiteral("relation")),
                         QStringLiteral("Cháu gọi chủ hộ là bác họ bên ngoại"));
    }
    type_the_rest(session, true);
    const QString path = pdf_of(session.filled(), {}, folder.path());
    const QString text = QString::fromUtf8(
        output_of(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")}));
    const auto pages = text.split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    REQUIRE(pages.size() == 2);
    for (int page = 0; page < 2; ++page) {
        CHECK(pages[page].contains(QStringLiteral("Trang %1/2").arg(page + 1)));
        CHECK(pages[page].contains(QStringLiteral("TT")));
    }
    CHECK(paper_preview(session.filled(), {}, 40).size() == 2);
}

TEST_CASE("a demo card says DEMO on every page") {
    const QTemporaryDir folder;
    FormSession session(form("ct01"), visit());
    auto demo = card_2024();
    demo.demo = true;
    session.set_person(QStringLiteral("holder"), demo);
    for (int row = 0; row < 20; ++row) session.add_row(QStringLiteral("members"));
    const QString path = pdf_of(session.filled(), {}, folder.path());
    const QString text = QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {path, QStringLiteral("-")}));
    const auto pages = text.split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    CHECK(pages.size() == 2);
    for (const auto& page : pages) CHECK(page.contains(QStringLiteral("DEMO")));
}

TEST_CASE("document information holds no value of the visit") {
    const QTemporaryDir folder;
    const auto filled = household();
    const QString info = QString::fromUtf8(output_of(QStringLiteral("pdfinfo"), {pdf_of(filled, {}, folder.path())}));
    for (const auto& field : filled.values) {
        if (field.value.text.size() > 5) CHECK_FALSE(info.contains(field.value.text));
    }
}
