// QR codes of the hand-over data. What stands in them is the library's matter (cccd/handover.hpp); here they are drawn.
#include "handover/handover.hpp"

#include <cccd/handover.hpp>
#include <memory>
#include <qrencode.h>

namespace handover {

namespace {

constexpr int quiet_zone = 4; // modules, ISO/IEC 18004

} // namespace

QStringList make_codes(const QByteArray& json) {
    const auto texts =
        cccd::handover_codes(cccd::as_bytes(std::string_view(json.constData(), static_cast<std::size_t>(json.size()))));
    QStringList codes;
    if (!texts) return codes;
    for (const auto& text : *texts) codes << QString::fromStdString(text);
    return codes;
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
