// Where the files of an eMRTD are (Doc 9303-10 §3.11, §4), and how they are read.
#pragma once

#include "iso7816/link.hpp"
#include "iso7816/read_size.hpp"

#include <cccd/files.hpp>
#include <functional>
#include <optional>

namespace cccd::iso7816 {

struct FileAddress {
    std::uint16_t identifier = 0;
    std::uint8_t short_identifier = 0; ///< 1 to 30; 0 where the file has none
};

/// Identifier 0000 for File::none.
[[nodiscard]] FileAddress address_of(File file) noexcept;
/// The first octet of the file's tag; 0 where the file may begin with any.
[[nodiscard]] std::uint8_t first_octet_of(File file) noexcept;

/// SELECT of the master file by 3F00. Gives the status word: chips without an MF answer 6A82, 6986 or 6D00, which is no
/// error here.
Result<StatusWord> select_master_file(CardLink& link);
/// SELECT of the eMRTD application A0000002471001. Errors: not_an_emrtd; file_access_denied never (a chip that wants
/// access control first still selects).
Status select_application(CardLink& link);
/// SELECT of an elementary file. Errors: file_not_found (6A82), file_access_denied (6982), command_rejected.
Status select_file(CardLink& link, std::uint16_t identifier);

/// Reads whole files by the length in their header, with as few commands as the card lets it. Learns of this card:
/// short identifiers that do not work, sizes that are refused.
class FileReader {
public:
    /// Octets of this file read so far, and its whole length once the header is known.
    using Progress = std::function<void(std::size_t done, std::size_t total)>;

    /// A file whose reading broke off.
    struct Begun {
        File file = File::none;
        Bytes content; ///< its first octets
        std::size_t total = 0;
    };

    /// `known`: what was learned of such cards before. `max_read`: the caller's own limit of a read; 0: none.
    explicit FileReader(CardLink& link, const CardLimits& known = {}, std::size_t max_read = 0) noexcept
        : link_(link), limits_(known), size_(known, max_read) {}
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    ~FileReader() { forget_begun(); }

    /// Tag, length and value. `limit` is the longest file that is taken.
    /// Errors: file_not_found, file_access_denied, file_malformed (no TLV header, or ends early), file_too_large,
    /// those of the link.
    Result<Bytes> read(File file, const Progress& progress = {}, std::size_t limit = 1u << 20);
    /// As read(), by the short identifier alone: where that does not reach the file, nothing else is tried.
    Result<Bytes> read_unselected(File file, std::size_t limit);
    /// The rest of a file, of which the first octets were read from the same chip before. Errors: as read().
    Result<Bytes> read_on(Begun begun, const Progress& progress = {});
    /// The first octets of a file, as many as one command brings and at most `most`. Errors: as read().
    Result<Bytes> peek(File file, std::size_t most);
    /// What the last read() had got when it failed; none where it had nothing, or did not fail.
    [[nodiscard]] std::optional<Begun> take_begun() noexcept;
    [[nodiscard]] bool has_begun(File file) const noexcept { return begun_ && begun_->file == file; }
    /// This file is selected, since its short identifier was refused in another channel. File::none: no file is.
    void avoid_short_identifier_of(File file) noexcept { selected_ = file; }

    /// The last file came by its short identifier in more than one command, and no hash has shown yet that such reads
    /// bring the right octets on this card.
    [[nodiscard]] bool in_doubt() const noexcept { return doubtful_ && !limits_.short_identifiers_proved; }
    /// The content was right, or was not: then files are selected from now on.
    void judge(bool right) noexcept;
    /// A long response broke the channel: chip or reader can not pass it.
    [[nodiscard]] bool broke_on_length() const noexcept { return broke_on_length_; }
    [[nodiscard]] CardLimits limits() const noexcept;

private:
    Result<Bytes> finish(Begun begun, const Progress& progress);
    void forget_begun() noexcept;
    Result<Response> first_block(File file, std::size_t count);
    Result<Response> first_by_short_identifier(File file, std::size_t count);
    Result<Response> block(std::size_t offset, std::size_t count);
    Result<Response> next_block(File file, std::size_t offset, std::size_t count);
    Result<Response> transfer(const Command& command);
    Status rest(Begun& begun, const Progress& progress);
    [[nodiscard]] std::size_t block_size() const noexcept { return size_.ask(link_.read_capacity()); }

    CardLink& link_;
    CardLimits limits_;
    ReadSize size_;
    std::size_t refused_first_ = 0; ///< asked of the file's beginning and refused; 0: nothing was
    std::size_t named_first_ = 0;   ///< what the chip named instead
    File selected_ = File::none;
    bool may_select_ = true;
    bool by_short_identifier_ = false;
    bool doubtful_ = false;
    bool broke_on_length_ = false;
    std::optional<Begun> begun_;
};

} // namespace cccd::iso7816
