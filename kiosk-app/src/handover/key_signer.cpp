#include "handover/key_signer.hpp"

namespace handover {

QByteArray KeySigner::sign(const QByteArray& message) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(message.constData());
    const auto signature = key_.sign(cccd::ByteView(bytes, static_cast<std::size_t>(message.size())));
    if (!signature) return {};
    return QByteArray(reinterpret_cast<const char*>(signature->data()), static_cast<qsizetype>(signature->size()));
}

} // namespace handover
