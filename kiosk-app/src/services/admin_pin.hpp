// The administrator's PIN: only a verifier of it is kept, and each wrong try makes the next one wait. Tries are noted
// in a file, so that starting the program again does not help.
#pragma once

#include "text/setup_faults.hpp"

#include <optional>
#include <QString>

namespace services {

class AdminPin {
public:
    enum class Answer { right, wrong, wait, unset, damaged };

    /// The verifier's file; the tries are noted beside it. Empty: no PIN, the page stays closed.
    explicit AdminPin(QString file) : file_(std::move(file)) {}

    /// Takes about a tenth of a second. `now` in seconds since 1970.
    [[nodiscard]] Answer check(const QString& pin, qint64 now);
    /// Seconds until the next try is heard; 0: now.
    [[nodiscard]] int wait(qint64 now) const;
    [[nodiscard]] bool set() const;

    /// Six to twelve digits, not all the same and not a row.
    [[nodiscard]] static bool acceptable(const QString& pin);
    /// Writes a new verifier, mode 0600.
    [[nodiscard]] static bool store(const QString& file, const QString& pin);

    static constexpr int shortest = 6;
    static constexpr int longest = 12;

private:
    struct Tries {
        int wrong = 0;
        qint64 last = 0;
    };
    [[nodiscard]] Tries tries() const;
    [[nodiscard]] bool note(const Tries& tries) const;
    [[nodiscard]] QString tries_file() const { return file_ + QStringLiteral(".tries"); }

    QString file_;
};

} // namespace services
