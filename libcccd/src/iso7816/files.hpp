// Where the files of an eMRTD are (Doc 9303-10 §3.11, §4), and how they are read.
#pragma once

#include "iso7816/link.hpp"

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

/// SELECT of the master file by 3F00. Gives the status word: chips without an MF answer 6A82, 6986 or 6D00, which is no
/// error here.
Result<StatusWord> select_master_file(CardLink& link);
/// SELECT of the eMRTD application A0000002471001. Errors: not_an_emrtd; file_access_denied never (a chip that wants
/// access control first still selects).
Status select_application(CardLink& link);
/// SELECT of an elementary file. Errors: file_not_found (6A82), file_access_denied (6982), command_rejected.
Status select_file(CardLink& link, std::uint16_t identifier);

/// Reads whole files by the length in their header. Remembers for this card what it learned: short identifiers that do
/// not work, and a smaller read size.
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

    explicit FileReader(CardLink& link, std::size_t max_read = 0) noexcept : link_(link), max_read_(max_read) {}
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    ~FileReader() { forget_begun(); }

    /// Tag, length and value. `limit` is the longest file that is taken.
    /// Errors: file_not_found, file_access_denied, file_malformed (no TLV header, or ends early), file_too_large,
    /// those of the link.
    Result<Bytes> read(File file, const Progress& progress = {}, std::size_t limit = 1u << 20);
    /// The rest of a file, of which the first octets were read from the same chip before. Errors: as read().
    Result<Bytes> read_on(Begun begun, const Progress& progress = {});
    /// The first octets of a file, as many as one command brings and at most `most`. Errors: as read().
    Result<Bytes> peek(File file, std::size_t most);
    /// What the last read() had got when it failed; none where it had nothing, or did not fail.
    [[nodiscard]] std::optional<Begun> take_begun() noexcept;

private:
    Result<Bytes> finish(Begun begun, const Progress& progress);
    void forget_begun() noexcept;
    Result<Response> first_block(FileAddress address);
    Result<Response> block(std::size_t offset, std::size_t count);
    Status rest(Bytes& content, std::size_t total, const Progress& progress);
    [[nodiscard]] std::size_t block_size() const noexcept;

    CardLink& link_;
    std::size_t max_read_;
    bool short_identifiers_ = true;
    std::optional<Begun> begun_;
};

} // namespace cccd::iso7816
