// What a session holds at one moment: copied for each undo step.
#pragma once

#include "forms/form_session.hpp"

namespace forms {

struct RowState {
    std::optional<Person> person;
    QMap<QString, QString> typed; ///< by column
};

struct SessionState {
    qsizetype procedure = 0;
    QMap<QString, Person> persons;   ///< by role
    QMap<QString, QString> stand_in; ///< roles in which the person of another role stands too: that one
    QMap<QString, QString> typed;    ///< by field
    QMap<QString, std::vector<RowState>> rows;

    void wipe();
};

} // namespace forms
