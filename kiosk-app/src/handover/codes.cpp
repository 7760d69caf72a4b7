// QR codes of the hand-over data: zlib (RFC 1950), split, base45 (RFC 9285) behind a head that names the part.
#include "handover/base45.hpp"
#include "handover/handover.hpp"

#include <memory>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <qrencode.h>

namespace handover {

namespace {

constexpr int most_parts = 20;
constexpr qsizetype length_prefix = 4; // qCompress writes the plain length before the zlib stream
constexpr int quiet_zone = 4;          // modules, ISO/IEC 18004

QString check_of(const QByteArray& compressed) {
    return QString::fromLatin1(
        QCryptographicHash::hash(compressed, QCryptographicHash::Sha256).left(4).toHex().toUpper());
}

struct Part {
    int number = 0;
    int count = 0;
    QString check;
    QByteArray bytes;
};

std::optional<Part> read_part(const QString& text) {
    static const QRegularExpression head(QStringLiteral("^CCCD1/(\\d{1,2})/(\\d{1,2})/([0-9A-F]{8}):"));
    const auto match = head.match(text);
    if (!match.hasMatch()) return std::nullopt;
    auto bytes = from_base45(text.mid(match.capturedLength()));
    if (!bytes) return std::nullopt;
    return Part{match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3), std::move(*bytes)};
}

QByteArray inflate(const QByteArray& compressed) {
    // The plain length is only a first guess for the buffer: Qt lets it grow.
    return qUncompress(QByteArray::fromHex("00010000") + compressed);
}

} // namespace

QStringList make_codes(const QByteArray& json) {
    const QByteArray compressed = qCompress(json, 9).mid(length_prefix);
    const qsizetype count = (compressed.size() + largest_part - 1) / largest_part;
    if (count > most_parts) return {};
    // Parts of equal size: no code is denser than another.
    const qsizetype size = (compressed.size() + count - 1) / count;
    QStringList codes;
    for (qsizetype part = 0; part < count; ++part) {
        codes << QStringLiteral("CCCD1/%1/%2/%3:").arg(part + 1).arg(count).arg(check_of(compressed)) +
                     to_base45(compressed.mid(part * size, size));
    }
    return codes;
}

QByteArray join_codes(const QStringList& codes) {
    QMap<int, QByteArray> parts;
    QString check;
    int count = 0;
    for (const auto& code : codes) {
        const auto part = read_part(code);
        if (!part || part->count > most_parts || part->number < 1 || part->number > part->count) return {};
        if (!parts.isEmpty() && (part->check != check || part->count != count)) return {};
        check = part->check;
        count = part->count;
        parts.insert(part->number, part->bytes);
    }
    if (parts.isEmpty() || parts.size() != count) return {};
    QByteArray compressed;
    for (const auto& bytes : parts) compressed += bytes;
    return check_of(compressed) == check ? inflate(compressed) : QByteArray();
}

QImage code_image(const QString& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toLatin1().constData(), 0, QR_ECLEVEL_L, QR_MODE_8, 1), &QRcode_free);
    if (!code) return {};
    const int side = code->width + 2 * quiet_zone;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            const bool dark = (code->data[row * code->width + column] & 1) != 0;
            if (dark) image.setPixel(column + quiet_zone, row + quiet_zone, qRgb(0, 0, 0));
        }
    }
    return image;
}

} // namespace handover
