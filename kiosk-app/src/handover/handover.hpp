// What leaves the kiosk besides paper: form fields as JSON (schema in docs/handover.md), as a file and as QR codes.
#pragma once

#include "forms/form_session.hpp"

#include <QByteArray>
#include <QImage>
#include <QStringList>
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

/// The hand-over data of a filled form: {"handover": {...}, "signature": {...}} in the canonical form of RFC 8785.
/// Field values only, never a portrait or chip bytes; fields that are for paper only stay out. Without a signer, or
/// when it can not sign, there is no "signature".
QByteArray make_json(const forms::FilledForm& filled, const KioskInfo& kiosk, Signer* signer);

/// The texts of the QR codes (cccd/handover.hpp); none when the data is too much for them.
QStringList make_codes(const QByteArray& json);
/// One code, one pixel a module, with its quiet zone; null when the text is too long for a code.
QImage code_image(const QString& text);

/// CODE_YYYYMMDD_DESC without extension (guideline 7197/BKHCN-CĐSQG), ASCII, no personal data: DESC is "TOKHAI-" and
/// the number of the visit.
QString file_stem(const forms::FilledForm& filled, const QString& visit);

} // namespace handover
