#include "handover/handover.hpp"
#include "support.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace forms;
using namespace forms_test;

namespace {

/// A stand-in for the kiosk's key: enough to see that the right bytes are signed.
class TestSigner : public handover::Signer {
public:
    QByteArray sign(const QByteArray& message) override {
        seen = message;
        return QCryptographicHash::hash("key" + message, QCryptographicHash::Sha256);
    }
    QString algorithm() const override { return QStringLiteral("TEST"); }
    QString fingerprint() const override { return QStringLiteral("00FF"); }

    QByteArray seen;
};

FilledForm filled_ct01(int members) {
    FormSession session(form("ct01"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    session.set_person(QStringLiteral("head"), some_person(0));
    for (int seed = 1; seed <= members; ++seed) session.set_person(QStringLiteral("member"), some_person(seed));
    type_the_rest(session, true);
    return session.filled();
}

const handover::KioskInfo kiosk{QStringLiteral("KIOSK-01"), QStringLiteral("0.1.0")};

} // namespace

TEST_CASE("the hand-over data names form, procedure, values and their sources, and nothing else") {
    const auto filled = filled_ct01(2);
    const auto json = handover::make_json(filled, kiosk, nullptr);
    const auto envelope = QJsonDocument::fromJson(json).object();
    CHECK(envelope.keys() == QStringList{QStringLiteral("handover")});
    const auto payload = envelope.value(QStringLiteral("handover")).toObject();
    CHECK(payload.value(QStringLiteral("form")).toString() == QStringLiteral("ct01"));
    CHECK(payload.value(QStringLiteral("procedure")).toString() == QStringLiteral("1.004222"));
    const auto fields = payload.value(QStringLiteral("fields")).toObject();
    CHECK(fields.value(QStringLiteral("full_name")).toArray() ==
          QJsonArray{QStringLiteral("NGUYỄN THỊ THÙY ĐƯƠNG"), QStringLiteral("chip")});
    CHECK(fields.value(QStringLiteral("head_name")).toArray().at(1) == QStringLiteral("chip/other"));
    CHECK(fields.value(QStringLiteral("phone")).toArray().at(1) == QStringLiteral("typed"));
    const auto members = payload.value(QStringLiteral("tables")).toObject().value(QStringLiteral("members")).toArray();
    REQUIRE(members.size() == 2);
    CHECK(members.at(1).toObject().value(QStringLiteral("name")).toArray().at(0) == QStringLiteral("QUÁCH THỊ NGƯỠNG"));
    CHECK_FALSE(json.contains("Phật giáo"));
    CHECK_FALSE(json.contains("Nốt ruồi"));
}

TEST_CASE("the signature is over the canonical bytes that a reader finds again") {
    TestSigner signer;
    const auto json = handover::make_json(filled_ct01(1), kiosk, &signer);
    CHECK(signed_bytes(json) == signer.seen);
    const auto signature = QJsonDocument::fromJson(json).object().value(QStringLiteral("signature")).toObject();
    CHECK(signature.value(QStringLiteral("algorithm")).toString() == QStringLiteral("TEST"));
    CHECK(signature.value(QStringLiteral("key")).toString() == QStringLiteral("00FF"));
    CHECK(QByteArray::fromBase64(signature.value(QStringLiteral("value")).toString().toLatin1()) ==
          QCryptographicHash::hash("key" + signer.seen, QCryptographicHash::Sha256));
    CHECK(signed_bytes("[]").isEmpty());
}

TEST_CASE("codes come together in any order and not when one is missing, foreign or damaged") {
    const auto json = handover::make_json(filled_ct01(20), kiosk, nullptr);
    const auto codes = handover::make_codes(json);
    REQUIRE_FALSE(codes.isEmpty());
    for (const auto& code : codes) {
        CHECK(handover::code_image(code).width() > 21);
        for (const auto character : code)
            CHECK(QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:").contains(character));
    }
    CHECK(join_codes(codes) == json);
    auto damaged = codes;
    damaged.front().chop(3);
    CHECK(join_codes(damaged).isEmpty());
    CHECK(join_codes({}).isEmpty());
    CHECK(join_codes({QStringLiteral("CCCD1/1/99/00000000:AB8")}).isEmpty());
}

TEST_CASE("what is too long for one code is split, and the codes find together again") {
    QByteArray noise; // bytes that do not compress
    for (int round = 0; round < 200; ++round)
        noise += QCryptographicHash::hash(QByteArray::number(round), QCryptographicHash::Sha256).toBase64();
    const auto codes = handover::make_codes(noise);
    REQUIRE(codes.size() > 2);
    QStringList backwards(codes.rbegin(), codes.rend());
    CHECK(join_codes(backwards) == noise);
    backwards.removeLast();
    CHECK(join_codes(backwards).isEmpty());
    auto foreign = codes;
    foreign.replace(0, handover::make_codes("{}").front());
    CHECK(join_codes(foreign).isEmpty());
}

TEST_CASE("an independent reader decodes the codes from the printed page") {
    for (const int members : {0, 4, 20}) {
        const QTemporaryDir folder;
        const auto filled = filled_ct01(members);
        TestSigner signer;
        const auto json = handover::make_json(filled, kiosk, &signer);
        PaperOptions options;
        const auto texts = handover::make_codes(json);
        for (const auto& text : texts) options.codes.push_back(handover::code_image(text));
        options.code_caption = {QStringLiteral("Mã QR bàn giao dữ liệu cho cán bộ tiếp nhận"),
                                QStringLiteral("Hand-over codes")};
        const QString path = pdf_of(filled, options, folder.path());
        const auto found = codes_on(path, folder.path());
        CHECK(QSet<QString>(found.begin(), found.end()) == QSet<QString>(texts.begin(), texts.end()));
        CHECK(join_codes(found) == json);
    }
}

TEST_CASE("file names follow the guideline and hold no personal data") {
    const auto filled = filled_ct01(0);
    CHECK(handover::file_stem(filled, QStringLiteral("a7 3/Đ")) == QStringLiteral("CT01_20261122_TOKHAI-A73"));
    CHECK(handover::file_stem(filled, QStringLiteral("kiosk-1-093015")) ==
          QStringLiteral("CT01_20261122_TOKHAI-KIOSK-1-093015"));
}

TEST_CASE("a demo card marks the hand-over data too") {
    FormSession session(form("ct01"), visit());
    auto demo = card_2024();
    demo.demo = true;
    session.set_person(QStringLiteral("holder"), demo);
    CHECK(handover::make_json(session.filled(), kiosk, nullptr).contains("\"demo\":true"));
    CHECK_FALSE(handover::make_json(filled_ct01(0), kiosk, nullptr).contains("demo"));
}
