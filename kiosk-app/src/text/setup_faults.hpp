// What can be wrong with the set-up of a kiosk: codes of their own (K…), in both languages. docs/errors.md has the same
// sentences, with what the clerk and the technician do.
#pragma once

#include "forms/value.hpp"

#include <QString>
#include <QStringList>

namespace setup {

enum class Code {
    settings_unreadable = 101,
    settings_not_json = 102,
    settings_value = 103,
    folder_missing = 104,
    form_unknown = 105,
    no_form = 106,
    form_refused = 107,
    trust_refused = 108,
    pin_unset = 109,
    pin_file_open = 110,
    pin_file_damaged = 111,
    settings_writable = 112,
    demo_unreadable = 113,
    addresses_unreadable = 114,
    audit_unwritable = 201,
    audit_broken = 202,
    audit_cut = 203,
};

struct Fault {
    Code code = Code::settings_value;
    QString file;
    QString pointer; ///< JSON pointer of the place; empty: the file as a whole
    QString detail;  ///< for the technician, in English
    /// A kiosk that still serves visitors without it: told, but no reason to stay closed.
    bool warning = false;
};
using Faults = QList<Fault>;

[[nodiscard]] const forms::Text& sentence(Code code);
/// "K103".
[[nodiscard]] QString shown_code(Code code);
/// "K103 /etc/cccd/kiosk.json#/mode: … / … (detail)".
[[nodiscard]] QString line(const Fault& fault);
[[nodiscard]] bool fatal(const Faults& faults);
[[nodiscard]] const QList<Code>& all_codes();

} // namespace setup
