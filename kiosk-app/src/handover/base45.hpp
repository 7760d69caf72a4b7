// Base45 (RFC 9285): bytes as text of the alphanumeric QR alphabet, which keyboard scanners pass unharmed.
#pragma once

#include <optional>
#include <QByteArray>
#include <QString>

namespace handover {

QString to_base45(const QByteArray& bytes);
/// Nothing when the text is not base45 (a foreign character, a group above 65535, a length of 1 modulo 3).
std::optional<QByteArray> from_base45(const QString& text);

} // namespace handover
