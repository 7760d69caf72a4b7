// Which forms were chosen since the session began: ids and how often, nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace session {

class RecentForms {
public:
    struct Entry {
        std::string id;
        int times = 0;
    };

    void chosen(std::string_view id);
    /// Latest first.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] std::string text() const; ///< "ct01:3,ket_hon:1"
    /// What does not fit is passed over.
    [[nodiscard]] static RecentForms parse(std::string_view text);

    /// To put on top. On the clerk's screen: the latest. On a public screen only what was chosen often enough that it
    /// tells nothing about the visitor before.
    [[nodiscard]] std::vector<std::string> on_top(bool public_screen) const;

private:
    std::vector<Entry> entries_;
};

} // namespace session
