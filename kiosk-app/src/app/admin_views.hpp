// The administrator's page in words: groups of lines, each with a tone. Pure.
#pragma once

#include "forms/form_catalogue.hpp"
#include "services/audit_log.hpp"
#include "services/machine.hpp"

#include <QVariantList>

namespace views {

struct AdminState {
    services::MachineState machine;
    std::optional<services::AuditCheck> audit; ///< nothing without an audit log
    QString settings_file;
    QDate today;
};

[[nodiscard]] QList<QVariantList> admin_rows(const AdminState& state, const services::Settings& settings,
                                             const forms::FormCatalogue& catalogue, forms::Language language);

} // namespace views
