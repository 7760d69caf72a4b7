// The other end of the hand-over: `cccd handover check` on what an independent reader sees on the printed page.
#include "handover/key_setup.hpp"
#include "support.hpp"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace forms_test;

namespace {

/// Unlike all others, with a name that hardly compresses, so that many of them do not fit one code.
forms::Person someone_else(int seed) {
    const auto hash = QCryptographicHash::hash(QByteArray::number(seed), QCryptographicHash::Sha512);
    QString name;
    for (const char octet : hash.left(54)) {
        const auto value = static_cast<unsigned char>(octet);
        name += value % 9 == 0 ? QStringLiteral(" ") : QString(QLatin1Char(static_cast<char>('a' + value % 26)));
    }
    auto person = some_person(seed);
    person.set(forms::key::full_name, QStringLiteral("Ông ") + name.simplified(), forms::Provenance::chip_verified);
    return person;
}

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Outcome check(QStringList arguments, const QByteArray& input = {}) {
    QProcess program;
    arguments = QStringList{QStringLiteral("handover"), QStringLiteral("check")} + arguments;
    program.start(QStringLiteral(CCCD_COMMAND), arguments);
    REQUIRE(program.waitForStarted());
    program.write(input);
    program.closeWriteChannel();
    REQUIRE(program.waitForFinished(30000));
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

/// An office: a kiosk with its key, the public half as a file, and one visit's paper on which zbar found `codes`.
struct Office {
    QTemporaryDir folder;
    QString key_file = folder.filePath(QStringLiteral("state/kiosk.key"));
    QString public_file = folder.filePath(QStringLiteral("kiosk-1.pem"));
    QByteArray json;
    QStringList codes;

    explicit Office(int members) {
        const auto key = handover::make_key_file(key_file.toStdString());
        REQUIRE(key.has_value());
        put(public_file, QByteArray::fromStdString(key->pem()));
        auto signer = handover::load_signer(key_file.toStdString());
        REQUIRE(signer.has_value());
        forms::FormSession session(form("ct01"), visit());
        session.set_person(QStringLiteral("holder"), card_2021());
        for (int seed = 1; seed <= members; ++seed) session.set_person(QStringLiteral("member"), someone_else(seed));
        type_the_rest(session, true);
        const auto filled = session.filled();
        json = handover::make_json(filled, {QStringLiteral("kiosk-1"), QStringLiteral("0.1.0")}, signer->get());
        forms::PaperOptions options;
        for (const auto& text : handover::make_codes(json)) options.codes.push_back(handover::code_image(text));
        codes = codes_on(pdf_of(filled, options, folder.path()), folder.path());
    }

    static void put(const QString& path, const QByteArray& content) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QStringList with_key() const { return {QStringLiteral("--key"), public_file}; }
    QByteArray lines() const { return codes.join(QLatin1Char('\n')).toLatin1() + '\n'; }
};

} // namespace

TEST_CASE("codes from the printed page are genuine under the kiosk's key, and the data comes out") {
    const Office office(4);
    REQUIRE_FALSE(office.codes.isEmpty());
    const auto answer = check(office.with_key(), office.lines());
    INFO(answer.err.toStdString());
    CHECK(answer.code == 0);
    CHECK(answer.err.contains("genuine"));
    CHECK(QJsonDocument::fromJson(answer.out).object() ==
          QJsonDocument::fromJson(office.json).object().value(QStringLiteral("handover")).toObject());
    CHECK(check(office.with_key() + QStringList{QStringLiteral("--compact")}, office.lines()).out.trimmed() ==
          signed_bytes(office.json));
}

TEST_CASE("the file beside the PDF is genuine too, and one flipped character in it is refused") {
    const Office office(0);
    const QString path = office.folder.filePath(QStringLiteral("CT01_20261122_TOKHAI-1.json"));
    Office::put(path, office.json);
    CHECK(check(office.with_key() + QStringList{path}).code == 0);
    auto flipped = office.json;
    flipped[flipped.indexOf("079190000123") + 11] = '4';
    Office::put(path, flipped);
    const auto answer = check(office.with_key() + QStringList{path});
    CHECK(answer.code == 1);
    CHECK(answer.out.isEmpty());
    CHECK(answer.err.contains("REFUSED"));
}

TEST_CASE("a flipped character in a code, a wrong key and no signature are refused without any output") {
    const Office office(0);
    auto lines = office.lines();
    lines[40] = lines[40] == 'A' ? 'B' : 'A';
    const auto damaged = check(office.with_key(), lines);
    CHECK(damaged.code == 3);
    CHECK(damaged.out.isEmpty());
    const Office other(0);
    const auto wrong = check(other.with_key(), office.lines());
    CHECK(wrong.code == 1);
    CHECK(wrong.out.isEmpty());
    CHECK(wrong.err.contains("none of those given"));
    CHECK(check(other.with_key() + office.with_key(), office.lines()).code == 0);
    const auto bare =
        QJsonDocument(QJsonObject{{QStringLiteral("handover"),
                                   QJsonDocument::fromJson(office.json).object().value(QStringLiteral("handover"))}})
            .toJson(QJsonDocument::Compact);
    const auto unsigned_data = check(office.with_key(), bare);
    CHECK(unsigned_data.code == 1);
    CHECK(unsigned_data.err.contains("not signed"));
    const auto unchecked = check({}, office.lines());
    CHECK(unchecked.code == 4);
    CHECK(unchecked.err.contains("not checked"));
}

TEST_CASE("the missing code of a long form is named") {
    const Office office(20);
    REQUIRE_MESSAGE(office.codes.size() > 1, office.codes.join(QLatin1Char(' ')).size());
    CHECK(check(office.with_key(), office.lines()).code == 0);
    for (qsizetype left_out = 0; left_out < office.codes.size(); ++left_out) {
        auto codes = office.codes;
        const auto number = codes.takeAt(left_out).split(QLatin1Char('/')).value(1).toLatin1();
        const auto answer = check(office.with_key(), codes.join(QLatin1Char('\n')).toLatin1());
        CHECK(answer.code == 3);
        CHECK(answer.err.contains("missing: code " + number + " of " + QByteArray::number(office.codes.size())));
        CHECK(answer.out.isEmpty());
    }
    QStringList files;
    for (const auto& code : office.codes) {
        files << office.folder.filePath(QStringLiteral("scan-%1.txt").arg(files.size()));
        Office::put(files.last(), code.toLatin1());
    }
    CHECK(check(office.with_key() + files).code == 0);
}

TEST_CASE("data of a demo card is refused unless it is asked for") {
    const Office office(0);
    auto signer = handover::load_signer(office.key_file.toStdString());
    REQUIRE(signer.has_value());
    forms::FormSession session(form("ct01"), visit());
    auto person = card_2024();
    person.demo = true;
    session.set_person(QStringLiteral("holder"), person);
    const auto json = handover::make_json(session.filled(), {QStringLiteral("kiosk-1"), {}}, signer->get());
    CHECK(check(office.with_key(), json).code == 1);
    CHECK(check(office.with_key() + QStringList{QStringLiteral("--demo")}, json).code == 0);
}

TEST_CASE("the kiosk's key is its own: mode 0600, never written over, refused when others may read it") {
    const QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("state/kiosk.key")).toStdString();
    const auto made = handover::make_key_file(file);
    REQUIRE(made.has_value());
    const auto mode = QFileInfo(QString::fromStdString(file)).permissions();
    CHECK((mode & ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser)) == 0);
    CHECK((QFileInfo(folder.filePath(QStringLiteral("state"))).permissions() & (QFile::ReadGroup | QFile::ReadOther)) ==
          0);
    CHECK(handover::make_key_file(file).error().code == cccd::ErrorCode::store_write_failed);
    const auto signer = handover::load_signer(file);
    REQUIRE(signer.has_value());
    CHECK((*signer)->fingerprint().toStdString() == made->fingerprint());
    const auto printed = QString::fromStdString(handover::key_for_office(*made));
    CHECK(without_blanks(printed).contains(QString::fromStdString(made->fingerprint())));
    CHECK(printed.contains(QStringLiteral("-----BEGIN PUBLIC KEY-----")));
    CHECK_FALSE(printed.contains(QStringLiteral("PRIVATE")));
    REQUIRE(QFile::setPermissions(QString::fromStdString(file), mode | QFile::ReadGroup));
    CHECK(handover::load_signer(file).error().code == cccd::ErrorCode::trust_file_unreadable);
    CHECK(handover::load_signer(file + ".gone").error().code == cccd::ErrorCode::trust_file_unreadable);
}

TEST_CASE("the key lies where it is named, else in the state folder") {
    CHECK(handover::key_file("/etc/kiosk.key", "/var/lib/x") == "/etc/kiosk.key");
    CHECK(handover::key_file({}, "/var/lib/x") == "/var/lib/x/kiosk.key");
    qputenv("STATE_DIRECTORY", "/var/lib/one:/var/lib/two");
    CHECK(handover::key_file({}) == "/var/lib/one/kiosk.key");
    qunsetenv("STATE_DIRECTORY");
    CHECK(QString::fromStdString(handover::key_file({})).endsWith(QStringLiteral("/cccd-kiosk/kiosk.key")));
}
