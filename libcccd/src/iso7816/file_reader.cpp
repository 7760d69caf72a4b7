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

bool wrong_length(const Response& response) noexcept {
    return response.status == sw::wrong_length || (response.status & 0xFF00) == 0x6C00;
}

/// What to ask for after a wrong length: what the chip names, else less.
std::size_t fewer_than(std::size_t asked, const Response& response) noexcept {
    const std::size_t named = (response.status & 0xFF00) == 0x6C00 ? response.status & 0xFFu : 0;
    return named != 0 && named < asked ? named : std::max(asked / 8, header_only);
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

std::size_t FileReader::block_size() const noexcept {
    const auto capacity = std::max<std::size_t>(link_.read_capacity(), header_only);
    return max_read_ == 0 ? capacity : std::clamp<std::size_t>(max_read_, header_only, capacity);
}

/// The first octets of the file, which becomes the current one: by short identifier in one command where that works,
/// else by SELECT.
Result<Response> FileReader::first_block(FileAddress address) {
    if (short_identifiers_ && address.short_identifier != 0) {
        Command command = read_even(0, block_size());
        command.p1 = static_cast<std::uint8_t>(0x80 | address.short_identifier);
        CCCD_TRY(auto response, link_.send(command));
        if (wrong_length(response)) { // some chips refuse to be asked for more than the file holds
            command.ne = static_cast<std::uint32_t>(fewer_than(command.ne, response));
            CCCD_TRY(response, link_.send(command));
        }
        if (brings_data(response) || response.status == sw::security_status) return response;
    }
    CCCD_CHECK(select_file(link_, address.identifier));
    short_identifiers_ = false; // the file is there, and its short identifier did not reach it
    return block(0, block_size());
}

Result<Response> FileReader::block(std::size_t offset, std::size_t count) {
    const bool odd = offset > last_even_offset;
    const std::size_t overhead = odd ? 4 : 0; // DO'53' around the data
    const auto ask = odd ? std::clamp<std::size_t>(count, 1, block_size() - overhead) : count;
    CCCD_TRY(auto response, link_.send(odd ? read_odd(offset, ask + overhead) : read_even(offset, ask)));
    if (wrong_length(response) && ask > header_only) {
        const auto fewer = fewer_than(ask, response);
        if (offset > 0) max_read_ = fewer; // the chip's own limit, then, and not the end of a short file
        return block(offset, fewer);
    }
    if (odd && !response.data.empty()) {
        CCCD_TRY(const auto value, tlv::only(response.data, 0x53));
        response.data = to_bytes(value);
    }
    return response;
}

Status FileReader::rest(Bytes& content, std::size_t total, const Progress& progress) {
    while (content.size() < total) {
        CCCD_TRY(auto response, block(content.size(), std::min(block_size(), total - content.size())));
        if (!brings_data(response)) return refused_read(response).at(link_.stage());
        const auto taken = std::min(response.data.size(), total - content.size());
        content.insert(content.end(), response.data.begin(),
                       response.data.begin() + static_cast<std::ptrdiff_t>(taken));
        wipe(response.data);
        if (progress) progress(content.size(), total);
    }
    return {};
}

Result<Bytes> FileReader::read(File file, const Progress& progress, std::size_t limit) {
    const auto address = address_of(file);
    if (address.identifier == 0) return Error{ErrorCode::invalid_argument, link_.stage(), 0, 0, "no such file"};
    CCCD_TRY(auto first, first_block(address));
    if (!brings_data(first)) return refused_read(first).at(link_.stage());
    const auto header = tlv::read_header(first.data);
    if (!header) return malformed("the file does not begin with a data object").at(link_.stage());
    const auto total = header->total();
    if (total > limit) return Error{ErrorCode::file_too_large, link_.stage(), 0, 0, "the file is longer than is taken"};
    Bytes content;
    content.reserve(total); // never grows, so that no copy of it is left behind
    content.assign(first.data.begin(),
                   first.data.begin() + static_cast<std::ptrdiff_t>(std::min(total, first.data.size())));
    wipe(first.data);
    if (progress) progress(content.size(), total);
    return finish({file, std::move(content), total}, progress);
}

Result<Bytes> FileReader::finish(Begun begun, const Progress& progress) {
    forget_begun();
    if (auto next = rest(begun.content, begun.total, progress); !next) {
        begun_ = std::move(begun);
        return next.error();
    }
    return std::move(begun.content);
}

Result<Bytes> FileReader::read_on(Begun begun, const Progress& progress) {
    begun.content.reserve(begun.total);
    if (const auto selected = select_file(link_, address_of(begun.file).identifier); !selected) {
        wipe(begun.content);
        return selected.error();
    }
    return finish(std::move(begun), progress);
}

Result<Bytes> FileReader::peek(File file, std::size_t most) {
    const auto kept = max_read_;
    max_read_ = max_read_ == 0 ? most : std::min(max_read_, most);
    auto first = first_block(address_of(file));
    max_read_ = kept;
    if (!first) return first.error();
    if (!brings_data(*first)) return refused_read(*first).at(link_.stage());
    return std::move(first->data);
}

std::optional<FileReader::Begun> FileReader::take_begun() noexcept {
    return std::exchange(begun_, std::nullopt);
}

void FileReader::forget_begun() noexcept {
    if (begun_) wipe(begun_->content);
    begun_.reset();
}

} // namespace cccd::iso7816
