#include "pki/deviation_list.hpp"

#include "base/try.hpp"
#include "pki/country.hpp"
#include "pki/der.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"

namespace cccd::pki {

namespace {

constexpr Oid id_deviation_list{"2.23.136.1.1.7"};

/// documents: type [0], signer [1], issuing date [2], numbers [3], each optional; the signer is what we can match.
Status parse_documents(ByteView documents, DeviationList& out) {
    CCCD_TRY(const auto identifier, tlv::find(documents, der::context_constructed(1)));
    if (!identifier) return {};
    DeviatingSigner signer;
    Cursor cursor(identifier->value);
    CCCD_TRY(const tlv::Element first, tlv::read(cursor));
    if (first.tag == der::sequence) {
        CCCD_TRY(const ByteView serial, tlv::only(cursor.rest(), der::integer));
        signer.issuer_key = name_key(first.whole);
        signer.serial = to_bytes(der::without_leading_zeros(serial));
    } else {
        signer.key_id = to_bytes(first.value);
    }
    out.signers.push_back(std::move(signer));
    return {};
}

} // namespace

bool DeviationList::names(const Certificate& signer) const {
    if (country_key(signer.country()) != country_key(country)) return false;
    const std::string issuer = name_key(signer.issuer);
    for (const auto& each : signers) {
        if (!each.key_id.empty() && each.key_id == signer.key_id()) return true;
        if (!each.issuer_key.empty() && each.issuer_key == issuer &&
            equal(each.serial, der::without_leading_zeros(signer.serial)))
            return true;
    }
    return false;
}

bool is_deviation_list(const SignedData& data) noexcept {
    return data.content_type == id_deviation_list;
}

Result<DeviationList> parse_deviation_list(ByteView content) {
    DeviationList out;
    CCCD_TRY(const ByteView fields, tlv::only(content, der::sequence));
    Cursor cursor(fields);
    CCCD_TRY([[maybe_unused]] const ByteView version, tlv::expect(cursor, der::integer));
    CCCD_TRY([[maybe_unused]] const auto digest_algorithm, der::optional(cursor, der::sequence));
    CCCD_TRY(const ByteView deviations, tlv::only(cursor.rest(), der::set));
    CCCD_TRY(const auto elements, tlv::children(deviations));
    for (const auto& element : elements) {
        Cursor parts(element.value);
        CCCD_TRY(const ByteView documents, tlv::expect(parts, der::sequence));
        CCCD_CHECK(parse_documents(documents, out));
    }
    return out;
}

} // namespace cccd::pki
