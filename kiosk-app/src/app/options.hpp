// The command line of cccd-kiosk.
#pragma once

#include <QSize>
#include <QStringList>

namespace app {

struct Options {
    QString demo; ///< profile of the built-in demo card; empty: real readers
    QString reader;
    QString printer; ///< CUPS queue; empty: no printing
    QStringList trust;
    QString forms_folder;
    QString output_folder;
    QString screenshots;
    QString form;   ///< for --auto: which form
    QString number; ///< for --auto with a training card in a real reader: the number on it
    QSize size{1080, 1920};
    bool english = false;
    bool automatic = false;
    bool full_screen = false;
};

/// Ends the program on --help and on wrong use.
[[nodiscard]] Options parse_options(const QStringList& arguments);

} // namespace app
