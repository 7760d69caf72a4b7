// Writes what the visit does into the audit log: kinds of acts and outcomes, never a value.
#pragma once

#include "app/visit.hpp"
#include "services/admin_pin.hpp"
#include "services/audit_log.hpp"
#include "services/settings.hpp"

#include <QElapsedTimer>

namespace app {

class AuditTrail : public QObject {
    Q_OBJECT
public:
    /// Without an audit folder it does nothing.
    AuditTrail(Visit& visit, const services::Settings& settings, QObject* parent = nullptr);
    void admin_tried(services::AdminPin::Answer answer);

signals:
    /// The log that the settings ask for can not be written: the kiosk must not go on.
    void failed();

private:
    void stepped(flow::State from, flow::Event event, flow::State to);
    void write(services::Act act, const QString& outcome, services::AuditFacts facts = {});
    [[nodiscard]] services::AuditFacts form() const;

    Visit& visit_;
    QString folder_;
    qint64 rotate_bytes_;
    QString kiosk_;
    services::AuditLog::Look look_ = services::AuditLog::Look::whole; ///< once; then its end
    QElapsedTimer since_begin_;
    QString form_id_;
};

} // namespace app
