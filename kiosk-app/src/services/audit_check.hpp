// How a line of the audit log is made and checked; shared by the writer and the checker.
#pragma once

#include "services/audit_log.hpp"

#include <QStringList>

namespace services::audit {

inline constexpr auto current_name = "audit.jsonl";
inline constexpr auto end_name = "audit.end";
inline constexpr qsizetype hash_digits = 64;

/// The hash before the first line.
[[nodiscard]] QByteArray beginning();
/// A line without its line end: the body, then the hash over the body, which itself holds the hash before.
[[nodiscard]] QByteArray seal(const QByteArray& body);
/// The files of a folder, oldest first, the current one last.
[[nodiscard]] QStringList files(const QString& folder);
/// Checks one file that goes on from `end`; a file that is checked alone goes on from whatever it says itself.
void check_file(const QString& path, bool alone, AuditCheck& check);
/// Whether the last line of a file is this one and whole.
[[nodiscard]] bool ends_with(const QString& path, const AuditEnd& end);
[[nodiscard]] std::optional<AuditEnd> noted_end(const QString& folder);

} // namespace services::audit
