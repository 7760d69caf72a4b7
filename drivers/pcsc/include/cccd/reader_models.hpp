// What is known of reader models and no reader tells of itself: which slots are not for citizens' cards, which limits
// are announced and do not hold, what needs more patience. docs/readers.md has the format of the files.
#pragma once

#include <cccd/transport.hpp>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::pcsc {

struct UsbId {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    friend bool operator==(const UsbId&, const UsbId&) = default;
};

/// What a slot is for. Slots of any other use than card are skipped unless they are named.
enum class SlotUse : std::uint8_t {
    card,            ///< a citizen's card may lie here
    security_module, ///< SAM: the reader's own
    token,           ///< a signing token, whose "card" never leaves it
    other_program,   ///< a virtual reader of another program
};

/// All that is known of one reader: every entry that fits it, the later ones over the earlier ones.
struct ReaderModel {
    std::string model;  ///< empty: no entry fits
    std::string driver; ///< what drives it, for the technician: "ccid", "acsccid", "libnfc"
    SlotUse use = SlotUse::card;
    ExtendedLength extended = ExtendedLength::unknown; ///< yes and no beat what the reader announces
    std::size_t max_command = 0;                       ///< octets of a whole APDU; 0: not known
    std::size_t max_response = 0;
    bool power_off_to_reset = false;               ///< quirk: a reset leaves the field on, so power it off and on
    std::chrono::milliseconds settle{0};           ///< wait so long after a card came before it is connected
    std::chrono::milliseconds longest_exchange{0}; ///< 0: the driver's own limit
    std::string hint_vi, hint_en;                  ///< a sentence for the technician
};

/// The limits that hold for a reader that announced these.
[[nodiscard]] CCCD_API TransportLimits limits_for(const ReaderModel& model, const TransportLimits& announced) noexcept;

/// Why a file of the office was left out.
struct RefusedFile {
    std::filesystem::path path;
    std::size_t entry = 0; ///< of the list, from 1; 0: the file as a whole
    Error error;           ///< data_malformed, data_too_large, data_unreadable
};

/// A list of entries. Immutable once loaded; safe to read from any thread.
class CCCD_API ReaderModels {
public:
    /// The list that this build carries (drivers/pcsc/data/readers.json).
    [[nodiscard]] static ReaderModels shipped();

    /// Adds the entries of one file's text behind those that are here, all or none. Errors: data_malformed, whose text
    /// says what is wrong; data_too_large (1 MiB). `entry`, where given, gets the number of the entry that is wrong.
    Status add(std::string_view json, std::size_t* entry = nullptr);

    /// Adds every *.json of a folder in the order of their names. A folder that is not there holds none. What can not
    /// be used is left out as a whole file and named.
    std::vector<RefusedFile> add_folder(const std::filesystem::path& folder);

    /// Where an office keeps its own: /etc/cccd/readers.d
    [[nodiscard]] static std::filesystem::path office_folder();

    [[nodiscard]] ReaderModel find(std::string_view reader_name, std::optional<UsbId> usb = {}) const;
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

private:
    struct Entry {
        std::string name; ///< pattern in lower case, * stands for any letters; empty: the USB number alone decides
        std::optional<UsbId> usb;
        std::string model;
        std::optional<std::string> driver, hint_vi, hint_en;
        std::optional<SlotUse> use;
        std::optional<ExtendedLength> extended;
        std::optional<std::size_t> max_command, max_response, settle, longest_exchange;
        std::optional<bool> power_off_to_reset;
    };
    friend struct EntryParser;
    std::vector<Entry> entries_;
};

} // namespace cccd::pcsc
