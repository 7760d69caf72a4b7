// What leaves the kiosk besides paper: form fields as JSON (schema in docs/handover.md), as a file and as QR codes.
#pragma once

#include "forms/form_session.hpp"

#include <QByteArray>
#include <QImage>
#include <vector>

namespace handover {

/// Signs with the kiosk's key. The key itself lives behind this: nothing of it is seen here.
class Signer {
public:
    virtual ~Signer() = default;
    /// Signature over `message`; empty when the key cannot be used.
    virtual QByteArray sign(const QByteArray& message) = 0;
    /// Names algorithm and key, so that the office finds the public key ("ES256", fingerprint in hex).
    virtual QString algorithm() const = 0;
    virtual QString fingerprint() const = 0;
};

struct KioskInfo {
    QString name; ///< as the office calls this kiosk; no personal data
    QString software_version;
};

/// The hand-over data of a filled form: compact JSON, field values only. With a signer it carries a signature.
QByteArray make_json(const forms::FilledForm& filled, const KioskInfo& kiosk, Signer* signer);

/// The texts of the QR codes: compressed, base45, split so that no code holds more than 1,500 compressed bytes.
QStringList make_codes(const QByteArray& json);
/// The JSON again from the texts of all codes, in any order; empty when one is missing or damaged.
QByteArray join_codes(const QStringList& codes);
QImage code_image(const QString& text);

/// CODE_YYYYMMDD_DESC without extension, ASCII, no personal data; DESC is the form's code and a visit number.
QString file_stem(const forms::FilledForm& filled, const QString& visit);

} // namespace handover
