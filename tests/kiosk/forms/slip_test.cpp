#include "handover/slip.hpp"
#include "support.hpp"

#include <QFile>

using namespace forms_test;

TEST_CASE("the prep slip says what it is not, asks for the next steps and holds no personal value") {
    const QTemporaryDir folder;
    forms::FormSession session(form("khai_sinh"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    type_the_rest(session, true);
    const auto filled = session.filled();
    const QString path = folder.filePath(QStringLiteral("slip.pdf"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(handover::write_slip(filled, QStringLiteral("A7"), file));
    file.close();
    const QString text = flat(QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {path, QStringLiteral("-")})));
    CHECK(text.contains(QStringLiteral("PHIẾU CHUẨN BỊ HỒ SƠ")));
    CHECK(text.contains(QStringLiteral("KHÔNG THAY GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")));
    CHECK(text.contains(QStringLiteral("Hồ sơ chưa được nộp")));
    CHECK(text.contains(QStringLiteral("mã 1.001193")));
    // What only the receipt bears must not stand here.
    CHECK_FALSE(text.contains(QStringLiteral("CỘNG HÒA")));
    CHECK_FALSE(text.contains(QStringLiteral("Mã hồ sơ")));
    for (const auto& field : filled.values) {
        if (field.value.text.size() > 3) CHECK_FALSE(text.contains(field.value.text));
    }
    CHECK_FALSE(text.contains(QStringLiteral("DEMO")));
    if (const auto verdict = preflight(path)) {
        INFO(verdict->toStdString());
        CHECK(verdict->contains(QStringLiteral("is a valid PDF/A-1b file")));
    }
}

TEST_CASE("the prep slip of a demo card says DEMO") {
    forms::FormSession session(form("ct01"), visit());
    auto demo = card_2021();
    demo.demo = true;
    session.set_person(QStringLiteral("holder"), demo);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("slip.pdf"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(handover::write_slip(session.filled(), QStringLiteral("A7"), file));
    file.close();
    const auto pages = QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {path, QStringLiteral("-")}))
                           .split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    for (const auto& page : pages) CHECK(page.contains(QStringLiteral("DEMO")));
    CHECK(pages.size() == 1);
}
