// The administrator's settings of a kiosk: one JSON file, checked as a whole before anything uses it. docs/settings.md
// names every value. No secret stands in it.
#pragma once

#include "text/setup_faults.hpp"

#include <QByteArray>
#include <QMap>

namespace services {

struct Settings {
    enum class Mode { self_service, counter };
    enum class Kind { ward, bank };

    Mode mode = Mode::self_service;

    Kind kind = Kind::ward;
    QString centre;
    QString name; ///< of the ward or the branch
    QString slogan;
    QString kiosk = QStringLiteral("kiosk-1"); ///< how the office calls this kiosk
    QMap<QString, QString> words;              ///< what forms take as office.NAME

    bool english = false;
    double text_scale = 1;
    bool dark = false; ///< the colours for a dark room
    bool high_contrast = false;
    bool motion = true;
    bool full_screen = false;

    int quiet_seconds = 90;
    int warning_seconds = 30;

    QString reader; ///< name, part of it or index; empty: any
    QString trust;  ///< store of `cccd trust`, or folder of certificates; empty: none

    QString removal = QStringLiteral("shorten"); ///< or "ask", "end": the card was taken away after it was read

    QString scanner = QStringLiteral("keyboard"); ///< or the path of a serial port
    int baud = 9600;
    QString scanner_prefix; ///< what the scanner sends around the data
    QString scanner_suffix;

    QString forms_folder; ///< empty: as installed
    QStringList offered;  ///< form ids in the order of the list; empty: all

    QString address_table; ///< old addresses and the communes of today; empty: as installed

    QString printer; ///< CUPS queue; empty: no printing

    bool by_qr = true;
    bool by_usb = false;
    QString hand_over_folder; ///< on the LAN; empty: none

    QString output_folder; ///< papers of a visit; empty: the runtime folder
    int keep_minutes = 0;  ///< how long papers of a visit stay there after its end

    QString log_level = QStringLiteral("warning");
    QString audit_folder; ///< empty: no audit log
    int audit_rotate_kilobytes = 1024;

    QString state_folder; ///< the kiosk's own: verifier of the PIN, signing key; empty: none

    [[nodiscard]] bool counter() const { return mode == Mode::counter; }
    /// Where the verifier of the administrator's PIN lies; empty without a state folder.
    [[nodiscard]] QString pin_file() const;
    /// Where the kiosk's signing key lies; empty without a state folder.
    [[nodiscard]] QString key_file() const;
    [[nodiscard]] QString limits_file() const; ///< of what was learned of cards in readers
};

/// Where settings are looked for when no --settings is given.
inline constexpr auto default_settings_file = "/etc/cccd/kiosk.json";

/// The demo's settings: a made-up ward, nothing outside the program.
[[nodiscard]] Settings sample_settings();

/// Reads and checks JSON against the schema alone. `faults` gets one entry each; the result is of use only without.
[[nodiscard]] Settings parse_settings(const QByteArray& json, const QString& file, setup::Faults& faults);
/// The same from a file.
[[nodiscard]] Settings load_settings(const QString& file, setup::Faults& faults);
/// What a look at the machine brings up: folders, forms, trust, the PIN's file. `file` is named in the faults.
[[nodiscard]] setup::Faults check_machine(const Settings& settings, const QString& file, const QString& installed_forms,
                                          const QString& installed_addresses);

/// The schema as compiled in.
[[nodiscard]] QByteArray settings_schema();

} // namespace services
