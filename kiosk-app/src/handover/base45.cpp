#include "handover/base45.hpp"

#include <string_view>

namespace handover {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

int digit_of(QChar character) {
    if (character.unicode() > 0x7E) return -1;
    const auto found = alphabet.find(character.toLatin1());
    return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

} // namespace

QString to_base45(const QByteArray& bytes) {
    QString text;
    const auto put = [&](unsigned value, int digits) {
        for (; digits > 0; --digits, value /= 45) text += QLatin1Char(alphabet[value % 45]);
    };
    const auto at = [&](qsizetype index) { return static_cast<unsigned char>(bytes[index]); };
    qsizetype index = 0;
    for (; index + 1 < bytes.size(); index += 2) put(at(index) * 256u + at(index + 1), 3); // RFC 9285 section 4
    if (index < bytes.size()) put(at(index), 2);
    return text;
}

std::optional<QByteArray> from_base45(const QString& text) {
    if (text.size() % 3 == 1) return std::nullopt;
    QByteArray bytes;
    for (qsizetype index = 0; index < text.size(); index += 3) {
        const auto digits = std::min<qsizetype>(3, text.size() - index);
        int value = 0;
        for (auto position = digits - 1; position >= 0; --position) {
            const int digit = digit_of(text[index + position]);
            if (digit < 0) return std::nullopt;
            value = value * 45 + digit;
        }
        if (value > (digits == 3 ? 0xFFFF : 0xFF)) return std::nullopt;
        if (digits == 3) bytes += static_cast<char>(value / 256);
        bytes += static_cast<char>(value % 256);
    }
    return bytes;
}

} // namespace handover
