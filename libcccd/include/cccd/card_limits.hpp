// What was learned of a kind of card in a model of reader, so that the next read asks right at once: numbers and flags,
// nothing of the holder. docs/speed.md tells what each spares.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/export.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cccd {

struct CardLimits {
    bool master_file_first = false;        ///< EF.CardAccess is reached only after SELECT of the master file
    bool short_identifiers = true;         ///< READ BINARY by short identifier brings the right file
    bool short_identifiers_proved = false; ///< a file read so had the hash that EF.SOD signs
    bool header_first = false;             ///< the chip refuses to be asked for more than a file holds
    bool domain_reference = false;         ///< PACE wants the number of its domain parameters (DO'84')
    bool extended_fails = false;           ///< a long response did not come through, and the channel broke
    bool buffers_known = false;            ///< EF.ATR/INFO was looked at
    std::uint32_t command_buffer = 0;      ///< octets of the longest command that it states; 0: it states none
    std::uint32_t response_buffer = 0;     ///< octets of the longest response that it states; 0: it states none
    std::uint32_t read_size = 0;           ///< octets of one READ BINARY that work; 0: no limit was met
    std::uint32_t read_refused = 0;        ///< the smallest size that was refused; 0: none
    std::uint32_t read_proved = 0;         ///< the most octets that came in one response

    friend bool operator==(const CardLimits&, const CardLimits&) = default;
};

/// A kind of card: its answer to reset and its EF.CardAccess, of which a digest is kept. Neither names a holder.
class CCCD_API CardKind {
public:
    static CardKind of(ByteView atr, ByteView card_access);
    [[nodiscard]] std::string_view text() const noexcept { return text_; } ///< 16 and 16 hexadecimal digits

private:
    explicit CardKind(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// The limits of all kinds of cards in one model of reader. Not thread-safe. Hand it to Environment::limits.
class CCCD_API ReaderLimits {
public:
    struct Entry {
        CardLimits limits;
        std::uint32_t reads = 0; ///< since the limits last changed
        std::uint64_t used = 0;  ///< grows with each use: the least used entry goes first
    };
    /// Kinds kept; the one that was not used for longest is forgotten.
    static constexpr std::size_t most_kinds = 32;
    /// After so many reads a size that was refused is tried again, for the reason may have been a bad contact.
    static constexpr std::uint32_t reads_until_tried_again = 20;

    /// Before EF.CardAccess is read: how the last card with this answer to reset wanted it.
    [[nodiscard]] CardLimits before_card_access(ByteView atr) const;
    /// None where this kind was never met.
    [[nodiscard]] std::optional<CardLimits> find(const CardKind& kind) const;
    void learn(const CardKind& kind, const CardLimits& limits);

    [[nodiscard]] const std::map<std::string, Entry, std::less<>>& entries() const noexcept { return entries_; }
    /// An entry as it was stored; one with an impossible kind is passed over.
    void restore(std::string kind, const Entry& entry);

private:
    void drop_oldest();
    std::map<std::string, Entry, std::less<>> entries_;
    std::uint64_t clock_ = 0;
};

} // namespace cccd
