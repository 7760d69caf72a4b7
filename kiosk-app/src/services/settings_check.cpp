// A look at the machine before the kiosk opens: what the settings name must be there.
#include "forms/form_catalogue.hpp"
#include "services/settings.hpp"

#include <algorithm>
#include <cccd/address.hpp>
#include <cccd/error.hpp>
#include <cccd/trust.hpp>
#include <QFileInfo>

namespace services {
namespace {

using setup::Code;
using setup::Fault;
using setup::Faults;

enum class Use { read, write };

struct Look {
    QString file;
    Faults faults;

    void folder(const QString& path, const char* pointer, Use use, bool warning = false) {
        if (path.isEmpty()) return;
        const QFileInfo info(path);
        const bool usable = info.isDir() && info.isReadable() && (use == Use::read || info.isWritable());
        if (usable) return;
        const QString why = !info.exists()      ? QStringLiteral("%1 is missing")
                            : !info.isDir()     ? QStringLiteral("%1 is no folder")
                            : use == Use::write ? QStringLiteral("%1 can not be written by this user")
                                                : QStringLiteral("%1 can not be read by this user");
        faults.append({Code::folder_missing, file, QLatin1String(pointer), why.arg(path), warning});
    }

    void forms(const Settings& settings, const QString& installed) {
        const QString path = settings.forms_folder.isEmpty() ? installed : settings.forms_folder;
        folder(path, "/forms/folder", Use::read);
        const auto catalogue = forms::FormCatalogue::load(path);
        for (const auto& problem : catalogue.problems())
            faults.append({Code::form_refused, path + u'/' + problem.file, {}, problem.findings.value(0), true});
        for (qsizetype i = 0; i < settings.offered.size(); ++i)
            if (!catalogue.find(settings.offered[i]))
                faults.append({Code::form_unknown, file, QStringLiteral("/forms/offer/%1").arg(i),
                               QStringLiteral("no usable form \"%1\" in %2").arg(settings.offered[i], path), true});
        const bool any = std::any_of(catalogue.all().begin(), catalogue.all().end(), [&](const auto& form) {
            return settings.offered.isEmpty() || settings.offered.contains(form->id);
        });
        if (!any) faults.append({Code::no_form, file, QStringLiteral("/forms"), path});
    }

    void trust(const Settings& settings) {
        if (settings.trust.isEmpty()) return;
        if (!QFileInfo::exists(settings.trust)) return folder(settings.trust, "/card/trust", Use::read);
        const std::filesystem::path path = settings.trust.toStdString();
        if (const auto loaded = cccd::load_trust({&path, 1}); !loaded)
            faults.append({Code::trust_refused, file, QStringLiteral("/card/trust"),
                           QString::fromStdString(cccd::describe(loaded.error()))});
    }

    void addresses(const Settings& settings, const QString& installed) {
        const QString path = settings.address_table.isEmpty() ? installed : settings.address_table;
        if (const auto map = cccd::address::load_map(path.toStdString()); !map)
            faults.append(
                {Code::addresses_unreadable, path, {}, QString::fromStdString(cccd::describe(map.error())), true});
    }

    void pin(const Settings& settings) {
        const QFileInfo info(settings.pin_file());
        if (settings.pin_file().isEmpty() || !info.exists()) {
            faults.append(
                {Code::pin_unset, settings.pin_file(), {}, QStringLiteral("cccd-kiosk --set-admin-pin"), true});
            return;
        }
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        if (info.permissions() & others)
            faults.append({Code::pin_file_open, settings.pin_file(), {}, QStringLiteral("chmod 600")});
    }
};

} // namespace

Faults check_machine(const Settings& settings, const QString& file, const QString& installed_forms,
                     const QString& installed_addresses) {
    Look look{file, {}};
    look.forms(settings, installed_forms);
    look.addresses(settings, installed_addresses);
    look.trust(settings);
    look.folder(settings.state_folder, "/state_folder", Use::read);
    look.folder(settings.audit_folder, "/log/audit_folder", Use::write);
    look.folder(settings.output_folder, "/output/folder", Use::write);
    look.folder(settings.hand_over_folder, "/hand_over/folder", Use::write, true); // the line may come back
    if (settings.keep_minutes > 0 && settings.output_folder.isEmpty())
        look.faults.append({Code::settings_value, file, QStringLiteral("/output/keep_minutes"),
                            QStringLiteral("keeping papers needs output.folder")});
    look.pin(settings);
    return look.faults;
}

} // namespace services
