// Reading an elementary file by the length that stands in its header (Doc 9303-10 §3.6.3: short identifiers, SELECT,
// READ BINARY with even and odd INS).
#include "base/try.hpp"
#include "iso7816/files.hpp"
#include "tlv/tlv.hpp"

#include <algorithm>
#include <cccd/secret.hpp>
#include <utility>

namespace cccd::iso7816 {

namespace {

constexpr std::uint8_t ins_read = 0xB0;
constexpr std::uint8_t ins_read_odd = 0xB1;
constexpr std::size_t last_even_offset = 0x7FFF;
constexpr std::size_t header_only = 8; ///< holds any tag and length field of the LDS

bool brings_data(const Response& response) noexcept {
    return (response.ok() || response.status == sw::end_of_file) && !response.data.empty();
}

bool wrong_length(StatusWord status) noexcept {
    return status == sw::wrong_length || (status & 0xFF00) == 0x6C00;
}

/// 6Cxx: what the chip would give; 0 where it names nothing.
std::size_t named_by(StatusWord status) noexcept {
    return (status & 0xFF00) == 0x6C00 ? status & 0xFFu : 0;
}

/// The channel broke at a long response in one of the ways in which readers and chips fail that can not pass it.
bool may_be_the_length(const Error& error) noexcept {
    switch (error.code) {
    case ErrorCode::link_failed:
    case ErrorCode::card_reset:
    case ErrorCode::response_malformed:
    case ErrorCode::secure_messaging_malformed:
        return true;
    case ErrorCode::secure_messaging_missing:
        return error.status_word == 0 || wrong_length(error.status_word);
    default:
        return false;
    }
}

Error malformed(Literal text, StatusWord status = 0) noexcept {
    return {ErrorCode::file_malformed, Stage::none, status, 0, text};
}

Command read_even(std::size_t offset, std::size_t count) {
    return {0x00,
            ins_read,
            static_cast<std::uint8_t>(offset >> 8),
            static_cast<std::uint8_t>(offset),
            {},
            static_cast<std::uint32_t>(count)};
}

/// ISO/IEC 7816-4 §11.3.3: the offset in DO'54', the data comes in DO'53'.
Command read_odd(std::size_t offset, std::size_t count) {
    Bytes number;
    for (int shift = offset > 0xFFFF ? 16 : 8; shift >= 0; shift -= 8)
        number.push_back(static_cast<std::uint8_t>(offset >> shift));
    return {0x00, ins_read_odd, 0, 0, tlv::make(0x54, number), static_cast<std::uint32_t>(count)};
}

Error refused_read(const Response& response) noexcept {
    switch (response.status) {
    case sw::security_status:
        return {ErrorCode::file_access_denied, Stage::none, response.status, 0, "the chip keeps the file closed"};
    case sw::file_not_found:
        return {ErrorCode::file_not_found, Stage::none, response.status, 0, "the chip has no such file"};
    default:
        return malformed("the file can not be read", response.status);
    }
}

} // namespace

Result<Response> FileReader::transfer(const Command& command) {
    auto response = link_.send(command);
    if (response) size_.brought(command.ne, response->data.size());
    if (!response && command.ne > any_short && !size_.proved(command.ne) && may_be_the_length(response.error())) {
        broke_on_length_ = true;
        if (!size_.broke(any_short)) limits_.extended_fails = true;
    }
    return response;
}

/// In one command, which makes the file the current one too. No data: SELECT is the way.
Result<Response> FileReader::first_by_short_identifier(File file, std::size_t count) {
    Command command = read_even(0, count);
    command.p1 = static_cast<std::uint8_t>(0x80 | address_of(file).short_identifier);
    CCCD_TRY(auto response, transfer(command));
    if (wrong_length(response.status) && count > header_only) { // some chips refuse to be asked for more than there is
        refused_first_ = count;
        named_first_ = named_by(response.status);
        command.ne = static_cast<std::uint32_t>(named_first_ != 0 && named_first_ < count ? named_first_ : header_only);
        CCCD_TRY(response, transfer(command));
    }
    const auto expected = first_octet_of(file);
    const bool another_file = brings_data(response) && expected != 0 && response.data.front() != expected;
    if (another_file) {
        wipe(response.data);
        response.data.clear();
    }
    return response;
}

/// The first octets of the file, which becomes the current one: by short identifier where that works, else by SELECT.
Result<Response> FileReader::first_block(File file, std::size_t count) {
    const auto address = address_of(file);
    refused_first_ = named_first_ = 0;
    by_short_identifier_ = doubtful_ = false;
    if (limits_.short_identifiers && address.short_identifier != 0 && file != selected_) {
        CCCD_TRY(auto response, first_by_short_identifier(file, count));
        by_short_identifier_ = brings_data(response);
        if (by_short_identifier_ || !may_select_ || response.status == sw::security_status) return response;
    }
    CCCD_CHECK(select_file(link_, address.identifier));
    CCCD_TRY(auto response, block(0, count));
    const auto expected = first_octet_of(file);
    // The file is there as it should be, and its short identifier did not reach it.
    if (brings_data(response) && (expected == 0 || response.data.front() == expected))
        limits_.short_identifiers = false;
    return response;
}

Result<Response> FileReader::block(std::size_t offset, std::size_t count) {
    const bool odd = offset > last_even_offset;
    const std::size_t overhead = odd ? 4 : 0; // DO'53' around the data
    const auto ask = odd ? std::clamp<std::size_t>(count, 1, block_size() - overhead) : count;
    CCCD_TRY(auto response, transfer(odd ? read_odd(offset, ask + overhead) : read_even(offset, ask)));
    if (wrong_length(response.status) && ask > header_only) {
        const auto named = named_by(response.status);
        if (offset == 0) {
            refused_first_ = ask;
            named_first_ = named;
            return block(offset, named != 0 && named < ask ? named : header_only);
        }
        size_.refused(ask, named); // the chip's own limit, then, and not the end of a short file
        return block(offset, std::min(count, block_size()));
    }
    if (odd && !response.data.empty()) {
        CCCD_TRY(const auto value, tlv::only(response.data, 0x53));
        response.data = to_bytes(value);
    }
    return response;
}

/// Some chips give the beginning of a file by its short identifier and do not stay in it.
Result<Response> FileReader::next_block(File file, std::size_t offset, std::size_t count) {
    CCCD_TRY(auto response, block(offset, count));
    if (brings_data(response) || !by_short_identifier_ || !may_select_) return response;
    by_short_identifier_ = false;
    const auto selected = select_file(link_, address_of(file).identifier);
    if (!selected && selected.error().status_word == 0) return selected.error();
    if (!selected) return response;
    CCCD_TRY(auto again, block(offset, count));
    if (!brings_data(again)) return response;
    limits_.short_identifiers = false;
    return again;
}

Status FileReader::rest(Begun& begun, const Progress& progress) {
    auto& content = begun.content;
    while (content.size() < begun.total) {
        const auto wanted = std::min(block_size(), begun.total - content.size());
        CCCD_TRY(auto response, next_block(begun.file, content.size(), wanted));
        if (!brings_data(response)) return refused_read(response).at(link_.stage());
        doubtful_ = by_short_identifier_;
        const auto taken = std::min(response.data.size(), begun.total - content.size());
        content.insert(content.end(), response.data.begin(),
                       response.data.begin() + static_cast<std::ptrdiff_t>(taken));
        wipe(response.data);
        if (progress) progress(content.size(), begun.total);
    }
    return {};
}

Result<Bytes> FileReader::read(File file, const Progress& progress, std::size_t limit) {
    if (address_of(file).identifier == 0)
        return Error{ErrorCode::invalid_argument, link_.stage(), 0, 0, "no such file"};
    CCCD_TRY(auto first, first_block(file, limits_.header_first ? header_only : block_size()));
    if (!brings_data(first)) return refused_read(first).at(link_.stage());
    const auto header = tlv::read_header(first.data);
    if (!header) return malformed("the file does not begin with a data object").at(link_.stage());
    const auto total = header->total();
    if (total > limit) return Error{ErrorCode::file_too_large, link_.stage(), 0, 0, "the file is longer than is taken"};
    if (refused_first_ != 0 && total >= refused_first_) size_.refused(refused_first_, named_first_);
    if (refused_first_ > total && named_first_ == 0) limits_.header_first = true;
    Bytes content;
    content.reserve(total); // never grows, so that no copy of it is left behind
    content.assign(first.data.begin(),
                   first.data.begin() + static_cast<std::ptrdiff_t>(std::min(total, first.data.size())));
    wipe(first.data);
    if (progress) progress(content.size(), total);
    return finish({file, std::move(content), total}, progress);
}

Result<Bytes> FileReader::read_unselected(File file, std::size_t limit) {
    may_select_ = false;
    auto content = read(file, {}, limit);
    may_select_ = true;
    return content;
}

Result<Bytes> FileReader::finish(Begun begun, const Progress& progress) {
    forget_begun();
    if (auto next = rest(begun, progress); !next) {
        begun_ = std::move(begun);
        return next.error();
    }
    return std::move(begun.content);
}

Result<Bytes> FileReader::read_on(Begun begun, const Progress& progress) {
    begun.content.reserve(begun.total);
    by_short_identifier_ = doubtful_ = false;
    if (const auto selected = select_file(link_, address_of(begun.file).identifier); !selected) {
        const auto code = selected.error().code;
        const bool refused = code == ErrorCode::file_not_found || code == ErrorCode::file_access_denied ||
                             code == ErrorCode::command_rejected;
        if (refused) wipe(begun.content);
        if (!refused) begun_ = std::move(begun); // what has come is still good
        return selected.error();
    }
    return finish(std::move(begun), progress);
}

Result<Bytes> FileReader::peek(File file, std::size_t most) {
    auto first = first_block(file, std::min(most, block_size()));
    if (!first) return first.error();
    if (!brings_data(*first)) return refused_read(*first).at(link_.stage());
    return std::move(first->data);
}

void FileReader::judge(bool right) noexcept {
    limits_.short_identifiers = right;
    limits_.short_identifiers_proved = right;
    doubtful_ = false;
}

CardLimits FileReader::limits() const noexcept {
    CardLimits all = limits_;
    size_.note(all);
    return all;
}

std::optional<FileReader::Begun> FileReader::take_begun() noexcept {
    return std::exchange(begun_, std::nullopt);
}

void FileReader::forget_begun() noexcept {
    if (begun_) wipe(begun_->content);
    begun_.reset();
}

} // namespace cccd::iso7816
