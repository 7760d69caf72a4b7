// The command line of cccd-kiosk.
#pragma once

#include <optional>
#include <QSize>
#include <QStringList>

namespace app {

/// What stands here goes before the settings file; empty or absent: as the file has it.
struct Options {
    QString settings; ///< the file; empty: the default one, where it exists
    bool check_settings = false;
    bool set_admin_pin = false;
    QString check_audit;  ///< file or folder
    QString export_audit; ///< the new file
    bool make_handover_key = false;
    bool show_handover_key = false;
    QString handover_key; ///< file; empty: in the state folder
    QString mode;         ///< "self-service" or "counter"
    QString demo;         ///< profile of the built-in demo card; empty: real readers
    QString reader;
    QString printer; ///< CUPS queue; empty: no printing
    QStringList trust;
    QString forms_folder;
    QString address_table;
    QString output_folder;
    QString screenshots;
    QString form;   ///< for --auto: which form
    QString number; ///< for --auto with a training card in a real reader: the number on it
    QSize size;     ///< none: an upright screen where it fits, else the whole of the display
    std::optional<bool> english;
    bool automatic = false;
    bool full_screen = false;
};

/// Ends the program on --help and on wrong use.
[[nodiscard]] Options parse_options(const QStringList& arguments);

} // namespace app
