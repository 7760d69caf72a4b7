// Forms for kiosks without a network: one file, signed by the office, that replaces all forms of a kiosk at once.
#pragma once

#include <cccd/signing.hpp>
#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <span>

namespace forms {

/// File names ("ct01.form.json") and contents.
using FormFiles = QMap<QString, QByteArray>;

/// Empty when the key can not sign. `sequence` must grow from bundle to bundle.
[[nodiscard]] QByteArray make_form_bundle(const cccd::SigningKey& key, qint64 sequence, const QDateTime& made,
                                          const FormFiles& files);

struct FormUpdate {
    qint64 sequence = 0;
    int forms = 0;
    QString refusal; ///< why nothing was changed; empty: applied
};

/// Puts the forms into "FOLDER.<sequence>" and turns the link FOLDER to it in one step: who has read the old ones goes
/// on with them. Refused: a signature of nobody accepted, a sequence not above the last, a date in the future, one
/// faulty form, a FOLDER that is no link.
[[nodiscard]] FormUpdate apply_form_bundle(const QByteArray& bundle, std::span<const cccd::VerifyingKey> accepted,
                                           const QString& folder, const QDateTime& now);

} // namespace forms
