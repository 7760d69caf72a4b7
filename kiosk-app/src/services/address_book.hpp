// The communes of today for the old addresses of cards. The table takes a fifth of a second to load: that happens
// beside the screen, and only in a visit whose form asks for it.
#pragma once

#include "forms/form_session.hpp"

#include <cccd/address.hpp>
#include <future>

namespace services {

class AddressBook {
public:
    /// `table`: a file as libcccd installs it, communes-2025.txt.
    explicit AddressBook(QString table) : table_(std::move(table)) {}

    /// Begins to load; a second call does nothing.
    void prepare();
    /// What an address may be today; waits for a load that has begun. Nothing before prepare(), and without a table:
    /// that a table can not be read is told once in the log (K114).
    [[nodiscard]] forms::AddressCandidates today(const QString& address) const;

private:
    QString table_;
    mutable bool told_ = false;
    std::shared_future<cccd::Result<cccd::address::Map>> map_;
};

} // namespace services
