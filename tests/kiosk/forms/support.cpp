#include "support.hpp"

#include "forms/validators.hpp"

#include <cccd/handover.hpp>
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace forms_test {

using forms::FieldType;
using forms::Person;
using forms::Provenance;

namespace {

void set_all(Person& person, Provenance provenance, const QMap<QString, QString>& values) {
    for (auto value = values.constBegin(); value != values.constEnd(); ++value) {
        person.set(value.key(), value.value(), provenance);
    }
}

QImage drawn_portrait() {
    QImage image(300, 400, QImage::Format_RGB32);
    image.fill(QColor(200, 215, 230));
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const int dx = x - 150;
            const int dy = y - 170;
            if (dx * dx * 2 + dy * dy < 14000) image.setPixel(x, y, qRgb(225, 190, 160));
            if (y > 300 && dx * dx < (y - 280) * 250) image.setPixel(x, y, qRgb(40, 60, 110));
        }
    }
    return image;
}

} // namespace

Person card_2021() {
    Person person;
    set_all(person, Provenance::chip_verified,
            {{forms::key::full_name, QStringLiteral("Nguyễn Thị Thùy Đương")},
             {forms::key::personal_number, QStringLiteral("079190000123")},
             {forms::key::birth_date, QStringLiteral("08/03/1990")},
             {forms::key::sex, QStringLiteral("Nữ")},
             {forms::key::nationality, QStringLiteral("Việt Nam")},
             {forms::key::ethnicity, QStringLiteral("Kinh")},
             {forms::key::religion, QStringLiteral("Phật giáo")},
             {forms::key::place_of_origin, QStringLiteral("Xã Vĩnh Thạnh Trung, huyện Châu Phú, tỉnh An Giang")},
             {forms::key::place_of_residence,
              QStringLiteral("Số 125/34/7B đường Nguyễn Cửu Đàm nối dài, tổ 15, khu phố 6, phường Tân Sơn Nhì, "
                             "quận Tân Phú, thành phố Hồ Chí Minh")},
             {forms::key::identification_marks, QStringLiteral("Nốt ruồi cách 1 cm dưới đuôi mắt trái")},
             {forms::key::issue_date, QStringLiteral("15/04/2021")},
             {forms::key::expiry_date, QStringLiteral("08/03/2030")},
             {forms::key::father_name, QStringLiteral("Nguyễn Hữu Phước")},
             {forms::key::mother_name, QStringLiteral("Trần Thị Mỹ Lệ")},
             {forms::key::spouse_name, QStringLiteral("Đỗ Quốc Huy")},
             {forms::key::old_number, QStringLiteral("023456789")}});
    person.set(forms::key::issuer, QStringLiteral("Cục Cảnh sát QLHC về TTXH"), Provenance::derived);
    person.set(forms::key::document_name, QStringLiteral("Căn cước công dân"), Provenance::derived);
    person.portrait = drawn_portrait();
    return person;
}

Person card_2024() {
    Person person;
    set_all(person, Provenance::chip_verified,
            {{forms::key::full_name, QStringLiteral("Đặng Vũ Khôi Nguyên")},
             {forms::key::personal_number, QStringLiteral("001202004567")},
             {forms::key::birth_date, QStringLiteral("29/02/2004")},
             {forms::key::sex, QStringLiteral("Nam")},
             {forms::key::nationality, QStringLiteral("Việt Nam")},
             {forms::key::place_of_origin, QStringLiteral("Phường Ngọc Hà, thành phố Hà Nội")},
             {forms::key::expiry_date, QStringLiteral("28/02/2029")}});
    person.set(forms::key::issuer, QStringLiteral("Bộ Công an"), Provenance::derived);
    person.set(forms::key::document_name, QStringLiteral("Thẻ căn cước"), Provenance::derived);
    person.portrait = drawn_portrait();
    return person;
}

Person some_person(int seed) {
    static const QStringList names{QStringLiteral("Lê Hoàng Ỷ Lan"), QStringLiteral("Phùng Khắc Bưởi"),
                                   QStringLiteral("Quách Thị Ngưỡng"), QStringLiteral("Huỳnh Ngọc Ẩn"),
                                   QStringLiteral("Vương Đình Huệ Ý")};
    Person person;
    set_all(person, Provenance::chip_verified,
            {{forms::key::full_name, names.at(seed % names.size())},
             {forms::key::personal_number, QStringLiteral("0480950%1").arg(seed + 100, 5, 10, QLatin1Char('0'))},
             {forms::key::birth_date, QStringLiteral("%1/07/1995").arg(seed % 28 + 1, 2, 10, QLatin1Char('0'))},
             {forms::key::sex, seed % 2 == 0 ? QStringLiteral("Nữ") : QStringLiteral("Nam")},
             {forms::key::nationality, QStringLiteral("Việt Nam")},
             {forms::key::ethnicity, QStringLiteral("Mường")},
             {forms::key::place_of_residence, QStringLiteral("Thôn Đông Lĩnh, xã Quảng Điền, tỉnh Quảng Trị")},
             {forms::key::issue_date, QStringLiteral("20/11/2022")}});
    person.set(forms::key::issuer, QStringLiteral("Cục Cảnh sát QLHC về TTXH"), Provenance::derived);
    return person;
}

Person some_child() {
    Person person = some_person(2);
    person.set(forms::key::full_name, QStringLiteral("Quách Gia Bảo Ngân"), Provenance::chip_verified);
    person.set(forms::key::birth_date, QStringLiteral("17/08/2019"), Provenance::chip_verified);
    person.set(forms::key::personal_number, QStringLiteral("048319000777"), Provenance::chip_verified);
    return person;
}

forms::VisitContext visit() {
    return {QDate(2026, 11, 22),
            {{QStringLiteral("police"), QStringLiteral("Công an phường Bến Thành")},
             {QStringLiteral("ward"), QStringLiteral("Ủy ban nhân dân phường Bến Thành")},
             {QStringLiteral("ward_name"), QStringLiteral("phường Bến Thành")},
             {QStringLiteral("province"), QStringLiteral("Thành phố Hồ Chí Minh")},
             {QStringLiteral("place"), QStringLiteral("Bến Thành")},
             {QStringLiteral("insurance"), QStringLiteral("Bảo hiểm xã hội cơ sở Bến Thành")},
             {QStringLiteral("bank"), QStringLiteral("Ngân hàng TMCP Ví Dụ")},
             {QStringLiteral("branch"), QStringLiteral("Chi nhánh Bến Thành")},
             {QStringLiteral("centre"), QStringLiteral("Trung tâm Phục vụ hành chính công phường Bến Thành")}},
            {}};
}

const forms::FormCatalogue& catalogue() {
    static const auto loaded = forms::FormCatalogue::load(QStringLiteral(FORMS_FOLDER));
    return loaded;
}

forms::FormPointer form(const char* id) {
    auto found = catalogue().find(QString::fromLatin1(id));
    REQUIRE_MESSAGE(found, "no form ", id);
    return found;
}

namespace {

QString sample_for(const forms::FieldView& field, int number) {
    switch (field.type) {
    case FieldType::name:
        return QStringLiteral("Tô Thị Ngọc Giàu");
    case FieldType::date:
        return QStringLiteral("%1/09/2020").arg(number % 28 + 1, 2, 10, QLatin1Char('0'));
    case FieldType::personal_number:
        return QStringLiteral("0792200%1").arg(number + 1, 5, 10, QLatin1Char('0'));
    case FieldType::phone:
        return QStringLiteral("09012%1").arg(number, 5, 10, QLatin1Char('0'));
    case FieldType::email:
        return QStringLiteral("hop.thu%1@vidu.vn").arg(number);
    case FieldType::digits:
        return QString::number(number + 2);
    case FieldType::money:
        return QStringLiteral("%1000000").arg(number + 1);
    case FieldType::choice:
        return field.options.front().value;
    case FieldType::checkbox:
        return QStringLiteral("Có");
    case FieldType::address:
        return QStringLiteral("Số %1 phố Hàng Đậu, phường Hoàn Kiếm, thành phố Hà Nội").arg(number + 1);
    case FieldType::multiline:
        return QStringLiteral("Đề nghị giải quyết theo nội dung số %1 đã nêu ở trên").arg(number + 1);
    case FieldType::text:
        break;
    }
    return QStringLiteral("Nội dung khai thử số %1").arg(number + 1);
}

/// Fills the first field that is still empty; false when there is none.
bool type_one(forms::FormSession& session, bool all, QSet<QString>& tried) {
    int number = 0;
    for (const auto& field : session.fields()) {
        ++number;
        if (!(field.value.empty() || field.missing) || !field.editable || tried.contains(field.path) ||
            !(all || field.required))
            continue;
        tried.insert(field.path);
        // A form's own rule may want something else than the type's sample: the candidates are tried in turn.
        for (const auto* text : {"", "12/10/1988", "15/05/2019", "25/12/2026", "0123456789", "1", "30", "4711",
                                 "09/2010", "14:30", "B1234567"}) {
            const auto sample = *text ? QString::fromLatin1(text) : sample_for(field, number);
            if (!session.set_text(field.path, sample)) return true;
        }
        FAIL("no valid sample for ", field.path.toStdString());
    }
    return false;
}

} // namespace

void type_the_rest(forms::FormSession& session, bool all) {
    QSet<QString> tried;
    while (type_one(session, all, tried)) {
    } // one at a time: a value may show or hide other fields
}

QByteArray ct01_pdf() {
    forms::FormSession session(form("ct01"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    type_the_rest(session, true);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(forms::write_pdf(session.filled(), {}, buffer));
    return buffer.data();
}

QByteArray output_of(const QString& program, const QStringList& arguments, int also_fine) {
    QProcess process;
    process.start(program, arguments);
    REQUIRE_MESSAGE(process.waitForStarted(), "cannot run ", program.toStdString());
    REQUIRE(process.waitForFinished(120000));
    const QByteArray output = process.readAllStandardOutput();
    CHECK_MESSAGE((process.exitCode() == 0 || process.exitCode() == also_fine), program.toStdString(), ": ",
                  process.readAllStandardError().toStdString());
    return output;
}

QByteArray all_output_of(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    REQUIRE_MESSAGE(process.waitForStarted(), "cannot run ", program.toStdString());
    REQUIRE(process.waitForFinished(120000));
    CHECK(process.exitCode() == 0);
    return process.readAll();
}

QString flat(const QString& text) {
    return text.simplified();
}

QString without_blanks(const QString& text) {
    QString result = text.simplified();
    result.remove(QLatin1Char(' '));
    return result;
}

QString pdf_of(const forms::FilledForm& filled, const forms::PaperOptions& options, const QString& folder) {
    const QString path = QDir(folder).filePath(filled.form->code + QStringLiteral(".pdf"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(forms::write_pdf(filled, options, file));
    return path;
}

QByteArray join_codes(const QStringList& codes) {
    cccd::HandoverCodes scanned;
    for (const auto& code : codes)
        if (!scanned.add(code.toStdString())) return {};
    const auto json = scanned.json();
    return json ? QByteArray(reinterpret_cast<const char*>(json->data()), static_cast<qsizetype>(json->size()))
                : QByteArray();
}

QByteArray signed_bytes(const QByteArray& json) {
    const auto opened = cccd::open_handover(cccd::as_bytes(json.toStdString()), {});
    return opened ? QByteArray::fromStdString(opened->data) : QByteArray();
}

QStringList codes_on(const QString& pdf, const QString& folder) {
    output_of(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("200"), QStringLiteral("-png"), pdf,
                                           QDir(folder).filePath(QStringLiteral("page"))});
    QStringList arguments{QStringLiteral("-q"), QStringLiteral("--nodbus"), QStringLiteral("--raw"),
                          QStringLiteral("-Sdisable"), QStringLiteral("-Sqrcode.enable")};
    for (const auto& name : QDir(folder).entryList({QStringLiteral("page*.png")}))
        arguments << QDir(folder).filePath(name);
    // zbarimg ends with 4 when one of the pages holds no code
    return QString::fromUtf8(output_of(QStringLiteral("zbarimg"), arguments, 4))
        .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

bool on_a_line(const forms::FormDefinition& form, const QString& field) {
    for (const auto& block : form.blocks) {
        if (block.kind != forms::Block::Kind::items) continue;
        for (const auto& row : block.rows) {
            if (row.contains(field)) return true;
        }
    }
    return false;
}

std::optional<QString> preflight(const QString& file_or_folder) {
    const QDir jars(QStringLiteral("/usr/share/java"));
    QStringList path;
    for (const auto& name : {"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io",
                             "javax.activation", "jaxb-api"}) {
        for (const auto& candidate : {QString::fromLatin1(name), QString::fromLatin1(name) + QLatin1Char('2')}) {
            const QString jar = jars.filePath(candidate + QStringLiteral(".jar"));
            if (QFileInfo::exists(jar)) {
                path << jar;
                break;
            }
        }
    }
    const QString java = QStandardPaths::findExecutable(QStringLiteral("java"));
    if (java.isEmpty() || path.size() < 8) return std::nullopt;
    QProcess process;
    QStringList arguments{QStringLiteral("-cp"), path.join(QLatin1Char(':')),
                          QStringLiteral("org.apache.pdfbox.preflight.Validator_A1b")};
    if (QFileInfo(file_or_folder).isDir()) arguments << QStringLiteral("group"); // one start of Java for all
    process.start(java, arguments << file_or_folder);
    if (!process.waitForFinished(180000)) return QStringLiteral("preflight did not end");
    return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
}

} // namespace forms_test
