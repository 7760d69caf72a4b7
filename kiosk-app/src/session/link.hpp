// What the session and a visit's process say to each other: one short line a message, never anything of a visitor.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace session {

namespace word {
// The visit's process says
inline constexpr std::string_view ready = "ready"; ///< loaded, and stands by without a window
inline constexpr std::string_view shown = "shown"; ///< its first picture is on the screen
inline constexpr std::string_view alive = "alive"; ///< every few seconds, from the thread that draws
inline constexpr std::string_view begun = "begun"; ///< somebody started a visit
inline constexpr std::string_view form = "form";   ///< with the id of the form that was chosen
inline constexpr std::string_view over = "over"; ///< the visit ended and is wiped; with "next": another person is there
inline constexpr std::string_view reload = "reload"; ///< settings, forms or trust changed: start afresh
// The session says
inline constexpr std::string_view show = "show";   ///< with the forms chosen before: "ct01:3,ket_hon:1", latest first
inline constexpr std::string_view start = "start"; ///< begin the visit at once
inline constexpr std::string_view sweep = "sweep"; ///< a process was ended: what it left at the printer is taken back
inline constexpr std::string_view leave = "leave";
} // namespace word

/// Names the descriptor of the link to the process.
inline constexpr const char* link_variable = "CCCD_KIOSK_LINK";
/// Names the folder for the files of the visit.
inline constexpr const char* folder_variable = "CCCD_KIOSK_VISIT_FOLDER";

struct Message {
    std::string what;
    std::string rest;
};

/// One message as it stands on the link.
[[nodiscard]] Message parse_message(std::string_view text);
bool send_message(int link, std::string_view what, std::string_view rest = {});
/// Nothing when none is there; what is empty when the other side is gone.
[[nodiscard]] std::optional<Message> receive_message(int link);

/// True for what can be the id of a form: letters, digits, underscore.
[[nodiscard]] bool is_form_id(std::string_view text);

} // namespace session
