// The administrator's page: opened by its key or a long press on the emblem, closed by a PIN, left by itself.
#pragma once

#include "app/admin_views.hpp"
#include "app/visit.hpp"
#include "services/admin_pin.hpp"

#include <QTimer>

namespace app {

class AdminDesk : public QObject {
    Q_OBJECT
public:
    AdminDesk(Visit& visit, const forms::FormCatalogue& catalogue, services::Settings settings, QString settings_file,
              QObject* parent = nullptr);

signals:
    void quit_asked();
    /// right, wrong or wait: for the audit log.
    void tried(services::AdminPin::Answer answer);

private:
    void follow_page();
    void submit();
    void say_wait();
    void refresh();
    [[nodiscard]] static qint64 now();

    Visit& visit_;
    const forms::FormCatalogue& catalogue_;
    services::Settings settings_;
    services::AdminPin pin_;
    services::MachineLook machine_;
    views::AdminState state_;
    QTimer second_; ///< while a wait is counted down
    bool here_ = false;
    bool english_ = false;
};

} // namespace app
