#include "lds/cvca.hpp"

#include "lds/record.hpp"
#include "tlv/tlv.hpp"

#include <algorithm>

namespace cccd::lds {

namespace {

constexpr tlv::Tag reference_tag = 0x42;
constexpr std::size_t file_size = 36, longest_reference = 16, most_references = 2;

} // namespace

Result<Cvca> parse_cvca(ByteView content) {
    Cvca cvca;
    Cursor cursor(content);
    while (!cursor.at_end() && cursor.rest()[0] == reference_tag) {
        CCCD_TRY(const auto reference, tlv::expect(cursor, reference_tag));
        if (reference.empty() || reference.size() > longest_reference)
            return malformed("EF.CVCA: a reference has a wrong size");
        cvca.references.emplace_back(as_text(reference));
    }
    const auto rest = cursor.rest();
    if (!std::all_of(rest.begin(), rest.end(), [](std::uint8_t octet) { return octet == 0; }))
        return malformed("EF.CVCA: something else than references");
    if (cvca.references.empty() || cvca.references.size() > most_references)
        return malformed("EF.CVCA: not one or two references");
    return cvca;
}

Bytes make_cvca(const Cvca& cvca) {
    Bytes out;
    for (const auto& reference : cvca.references) tlv::append(out, reference_tag, as_bytes(reference));
    out.resize(std::max(out.size(), file_size));
    return out;
}

} // namespace cccd::lds
