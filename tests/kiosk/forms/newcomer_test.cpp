// A newcomer has docs/forms.md and nothing else: its example must work exactly as it stands there.
#include "handover/handover.hpp"
#include "support.hpp"

#include <QDir>
#include <QFile>

using namespace forms;
using namespace forms_test;

namespace {

QByteArray example_of_the_guide() {
    QFile file(QStringLiteral(CCCD_SOURCE_DIR "/docs/forms.md"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray guide = file.readAll();
    const auto chapter = guide.indexOf("## A complete example");
    const auto start = guide.indexOf("```json\n", chapter) + 8;
    REQUIRE(chapter > 0);
    return guide.mid(start, guide.indexOf("```", start) - start);
}

} // namespace

TEST_CASE("the example of the guide becomes a form of the kiosk without a line of C++") {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("muon_sach.form.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(example_of_the_guide());
    file.close();
    const auto loaded = FormCatalogue::load(folder.path());
    for (const auto& problem : loaded.problems()) MESSAGE(problem.findings.join(QLatin1Char('\n')).toStdString());
    const auto found = loaded.search(QStringLiteral("thu vien"), QDate(2026, 11, 22));
    REQUIRE(found.size() == 1);
    FormSession session(found.front(), visit());
    session.set_person(QStringLiteral("holder"), card_2024());
    session.set_person(QStringLiteral("child"), some_child());
    CHECK(session.open_paths() == QStringList{QStringLiteral("books")});
    CHECK_FALSE(session.set_text(QStringLiteral("books"), QStringLiteral("Khoa học")).has_value());
    CHECK(session.open_paths() == QStringList{QStringLiteral("science")});
    CHECK_FALSE(session.set_text(QStringLiteral("science"), QStringLiteral("Thiên văn")).has_value());
    CHECK(session.complete());
    const QString pdf = pdf_of(session.filled(), {}, folder.path());
    const QString text = flat(QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {pdf, QStringLiteral("-")})));
    CHECK(text.contains(QStringLiteral("PHIẾU ĐĂNG KÝ MƯỢN SÁCH")));
    CHECK(text.contains(QStringLiteral("1. Họ và tên: ĐẶNG VŨ KHÔI NGUYÊN")));
    CHECK(text.contains(QStringLiteral("5. Ngành: Thiên văn")));
    CHECK(text.contains(QStringLiteral("Quách Gia Bảo Ngân")));
    CHECK(handover::make_json(session.filled(), {}, nullptr).contains("\"form\":\"muon_sach\""));
}

TEST_CASE("the checking tool names the place of a mistake and shows a good form on paper") {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.form.json"));
    const auto put = [&](const QByteArray& json) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(json);
    };
    put(example_of_the_guide());
    const auto said = output_of(QStringLiteral(FORM_CHECK), {path, QStringLiteral("--paper"), folder.path()});
    CHECK(said.contains("muon_sach: fine."));
    CHECK(said.contains("DG1, DG13"));
    CHECK(QFile::exists(folder.filePath(QStringLiteral("MS-01-empty.pdf"))));
    const auto text = output_of(QStringLiteral("pdftotext"),
                                {folder.filePath(QStringLiteral("MS-01-filled.pdf")), QStringLiteral("-")});
    CHECK(QString::fromUtf8(text).contains(QStringLiteral("DEMO")));
    put(example_of_the_guide().replace("constant:Thư viện phường Bến Thành", "office.libary"));
    CHECK(all_output_of(QStringLiteral(FORM_CHECK), {path})
              .contains("warning: /fields/library: the settings know no office.libary"));
    put(example_of_the_guide().replace("constant:Thư viện phường Bến Thành", "office.ward"));
    output_of(QStringLiteral(FORM_CHECK), {path, QStringLiteral("--paper"), folder.path()});
    CHECK(flat(QString::fromUtf8(output_of(QStringLiteral("pdftotext"),
                                           {folder.filePath(QStringLiteral("MS-01-filled.pdf")), QStringLiteral("-")})))
              .contains(QStringLiteral("Kính gửi: Ủy ban nhân dân phường Mẫu")));
    put(example_of_the_guide().replace("holder.full_name", "holder.nick_name"));
    output_of(QStringLiteral(FORM_CHECK), {path}, 1);
}
