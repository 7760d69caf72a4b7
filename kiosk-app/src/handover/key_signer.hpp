// The kiosk's own key as a Signer: ECDSA on P-256, "ES256".
#pragma once

#include "handover/handover.hpp"

#include <cccd/signing.hpp>

namespace handover {

class KeySigner : public Signer {
public:
    explicit KeySigner(cccd::SigningKey key) : key_(std::move(key)) {}

    QByteArray sign(const QByteArray& message) override;
    QString algorithm() const override { return QStringLiteral("ES256"); }
    QString fingerprint() const override { return QString::fromStdString(key_.fingerprint()); }

private:
    cccd::SigningKey key_;
};

} // namespace handover
