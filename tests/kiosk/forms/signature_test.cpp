#include "handover/key_signer.hpp"
#include "support.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace forms_test;

namespace {

/// r and s side by side as the DER that the openssl program wants (X9.62: two INTEGERs).
QByteArray der_of(const QByteArray& signature) {
    const auto integer = [](QByteArray number) {
        while (number.size() > 1 && number[0] == 0 && static_cast<unsigned char>(number[1]) < 0x80) number.remove(0, 1);
        if (static_cast<unsigned char>(number[0]) >= 0x80) number.prepend('\0');
        return QByteArray(1, '\x02') + static_cast<char>(number.size()) + number;
    };
    const QByteArray body = integer(signature.left(32)) + integer(signature.mid(32));
    return QByteArray(1, '\x30') + static_cast<char>(body.size()) + body;
}

QString put(const QTemporaryDir& folder, const char* name, const QByteArray& content) {
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return path;
}

} // namespace

TEST_CASE("the openssl program accepts the kiosk's signature over the hand-over data, and not over changed data") {
    const QTemporaryDir folder;
    auto key = cccd::SigningKey::make();
    REQUIRE(key);
    const auto public_key = key->public_key();
    handover::KeySigner signer(std::move(*key));
    forms::FormSession session(form("ct01"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    const auto json =
        handover::make_json(session.filled(), {QStringLiteral("KIOSK-01"), QStringLiteral("0.1.0")}, &signer);
    const auto signature = QJsonDocument::fromJson(json).object().value(QStringLiteral("signature")).toObject();
    CHECK(signature.value(QStringLiteral("algorithm")).toString() == QStringLiteral("ES256"));
    CHECK(signature.value(QStringLiteral("key")).toString().toStdString() == public_key.fingerprint());
    const QByteArray value = QByteArray::fromBase64(signature.value(QStringLiteral("value")).toString().toLatin1());
    REQUIRE(value.size() == 64);
    const QString pem = put(folder, "key.pem", QByteArray::fromStdString(public_key.pem()));
    const QString der = put(folder, "signature.der", der_of(value));
    const auto verdict = [&](const QByteArray& message) {
        const QString path = put(folder, "message", message);
        return output_of(QStringLiteral("openssl"),
                         {QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-verify"), pem,
                          QStringLiteral("-signature"), der, path},
                         1);
    };
    CHECK(verdict(signed_bytes(json)).contains("Verified OK"));
    CHECK(verdict(signed_bytes(json).replace("chip", "typed")).contains("Verification"));
    CHECK_FALSE(verdict(signed_bytes(json).replace("chip", "typed")).contains("Verified OK"));
}
