// The groups that EF.SOD lists, looked at while the card is still read. Nothing of it is verified here: the list spares
// commands, and shows when a file was not read as the chip holds it.
#pragma once

#include "pki/security_object.hpp"

#include <cccd/bytes.hpp>
#include <optional>

namespace cccd::session {

class GroupList {
public:
    /// None where the file holds no such list.
    static std::optional<GroupList> of(ByteView sod);
    GroupList(GroupList&&) noexcept = default;
    GroupList& operator=(GroupList&&) noexcept = default;

    [[nodiscard]] Files covered() const noexcept { return object_.covered(); }
    /// Whether the content has the listed hash; none where the list does not tell.
    [[nodiscard]] std::optional<bool> fits(File file, ByteView content) const;

private:
    GroupList(Bytes content, pki::SecurityObject object) : content_(std::move(content)), object_(std::move(object)) {}
    Bytes content_; ///< what the object's hashes are views of
    pki::SecurityObject object_;
};

} // namespace cccd::session
