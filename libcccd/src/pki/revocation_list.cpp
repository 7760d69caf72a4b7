#include "pki/revocation_list.hpp"

#include "base/try.hpp"
#include "pki/country.hpp"
#include "pki/der.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"

#include <algorithm>

namespace cccd::pki {

namespace {

constexpr Oid id_authority_key_id{"2.5.29.35"};
constexpr Oid id_issuer_alternative_name{"2.5.29.18"};

bool before(ByteView a, ByteView b) noexcept {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

Status parse_revoked(ByteView list, RevocationList& out) {
    Cursor cursor(list);
    while (!cursor.at_end()) {
        CCCD_TRY(const ByteView entry, tlv::expect(cursor, der::sequence));
        Cursor fields(entry);
        CCCD_TRY(const ByteView serial, tlv::expect(fields, der::integer));
        CCCD_TRY(const tlv::Element date, tlv::read(fields));
        CCCD_TRY([[maybe_unused]] const WallTime when, der::time(date));
        out.revoked.push_back(der::without_leading_zeros(serial));
    }
    std::sort(out.revoked.begin(), out.revoked.end(), before);
    return {};
}

/// Directory names only: other kinds name no CSCA. One that can not be read names nobody.
void parse_former_names(ByteView value, RevocationList& out) {
    const auto names = tlv::only(value, der::sequence);
    const auto elements = names ? tlv::children(*names) : Result<std::vector<tlv::Element>>(names.error());
    if (!elements) return;
    for (const auto& element : *elements)
        if (element.tag == der::context_constructed(4))
            if (std::string key = name_key(element.value); !key.empty()) out.former_names.push_back(std::move(key));
}

Status parse_extension(ByteView extension, RevocationList& out) {
    Cursor cursor(extension);
    CCCD_TRY(const ByteView oid, tlv::expect(cursor, der::object_identifier));
    CCCD_TRY(const auto critical, der::optional(cursor, der::boolean));
    CCCD_TRY(const ByteView value, tlv::only(cursor.rest(), der::octet_string));
    if (oid == id_authority_key_id) {
        CCCD_TRY(const ByteView content, tlv::only(value, der::sequence));
        CCCD_TRY(const auto key, tlv::find(content, der::context(0)));
        if (key) out.authority_key_id = key->value;
    } else if (oid == id_issuer_alternative_name) {
        parse_former_names(value, out);
    } else if (critical && critical->value.size() == 1 && critical->value[0] != 0) {
        // A delta list or one for a part of the certificates would be read as complete.
        return der::malformed("critical extension of a revocation list unknown");
    }
    return {};
}

Status parse_tbs(ByteView content, RevocationList& out) {
    Cursor cursor(content);
    CCCD_TRY([[maybe_unused]] const auto version, der::optional(cursor, der::integer));
    CCCD_TRY(const ByteView inner_algorithm, tlv::expect(cursor, der::sequence));
    if (!equal(inner_algorithm, out.algorithm)) return der::malformed("two signature algorithms that differ");
    CCCD_TRY(const tlv::Element issuer, tlv::read(cursor));
    if (issuer.tag != der::sequence) return der::malformed("issuer missing");
    out.issuer = issuer.whole;
    out.issuer_key = name_key(issuer.whole);
    out.country = country_key(name_country(issuer.whole));
    CCCD_TRY(const tlv::Element this_update, tlv::read(cursor));
    CCCD_TRY(out.this_update, der::time(this_update));
    for (const auto tag : {der::utc_time, der::generalized_time}) {
        CCCD_TRY(const auto next_update, der::optional(cursor, tag));
        if (next_update) {
            CCCD_TRY(out.next_update, der::time(*next_update));
        }
    }
    CCCD_TRY(const auto revoked, der::optional(cursor, der::sequence));
    if (revoked) CCCD_CHECK(parse_revoked(revoked->value, out));
    CCCD_TRY(const auto tagged, der::optional(cursor, der::context_constructed(0)));
    if (!cursor.at_end()) return der::malformed("octets after the last field");
    if (!tagged) return {};
    CCCD_TRY(const ByteView extensions, tlv::only(tagged->value, der::sequence));
    Cursor list(extensions);
    while (!list.at_end()) {
        CCCD_TRY(const ByteView extension, tlv::expect(list, der::sequence));
        CCCD_CHECK(parse_extension(extension, out));
    }
    return {};
}

Status parse_list(RevocationList& out) {
    CCCD_TRY(const ByteView content, tlv::only(out.der, der::sequence));
    Cursor cursor(content);
    CCCD_TRY(const tlv::Element tbs, tlv::read(cursor));
    if (tbs.tag != der::sequence) return der::malformed("no list to be signed");
    out.tbs = tbs.whole;
    CCCD_TRY(out.algorithm, tlv::expect(cursor, der::sequence));
    CCCD_TRY(const ByteView bits, tlv::only(cursor.rest(), der::bit_string));
    CCCD_TRY(out.signature, der::whole_octets(bits));
    return parse_tbs(tbs.value, out);
}

} // namespace

Result<RevocationList> RevocationList::parse(ByteView der) {
    RevocationList out;
    out.storage = std::make_shared<const Bytes>(der.begin(), der.end());
    out.der = *out.storage;
    if (const Status parsed = parse_list(out); !parsed)
        return Error{ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0, parsed.error().text};
    return out;
}

bool RevocationList::lists(ByteView serial) const noexcept {
    return std::binary_search(revoked.begin(), revoked.end(), der::without_leading_zeros(serial), before);
}

bool RevocationList::stale_at(WallTime now) const noexcept {
    return now > next_update.value_or(this_update + std::chrono::days{90});
}

} // namespace cccd::pki
