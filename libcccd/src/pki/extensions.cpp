#include "pki/extensions.hpp"

#include "base/try.hpp"
#include "pki/der.hpp"
#include "pki/oid.hpp"

namespace cccd::pki {

namespace {

struct Context {
    Extensions& out;
    Remarks& remarks;
    bool critical;
};

Status subject_key_id(ByteView value, Context& context) {
    const auto wrapped = tlv::only(value, der::octet_string);
    if (!wrapped) context.remarks.notice("pki.subject_key_id_not_wrapped");
    context.out.subject_key_id = wrapped ? *wrapped : value;
    return {};
}

Status authority_key_id(ByteView value, Context& context) {
    context.out.has_authority_key_id = true;
    CCCD_TRY(const ByteView content, tlv::only(value, der::sequence));
    Cursor cursor(content);
    CCCD_TRY(const auto key, der::optional(cursor, der::context(0)));
    CCCD_TRY(const auto issuer, der::optional(cursor, der::context_constructed(1)));
    CCCD_TRY(const auto serial, der::optional(cursor, der::context(2)));
    if (key) context.out.authority_key_id = key->value;
    if (serial) context.out.authority_serial = serial->value;
    if (issuer) {
        CCCD_TRY(const auto directory_name, tlv::find(issuer->value, der::context_constructed(4)));
        if (directory_name) context.out.authority_issuer = directory_name->value;
    }
    if (!key) context.remarks.warning("pki.authority_key_id_without_key");
    return {};
}

Status key_usage_bits(ByteView value, Context& context) {
    CCCD_TRY(const ByteView bits, tlv::only(value, der::bit_string));
    if (bits.empty() || bits[0] > 7) return der::malformed("key usage is no bit string");
    unsigned usage = 0;
    for (std::size_t bit = 0; bit < 9; ++bit) {
        const std::size_t octet = 1 + bit / 8;
        if (octet < bits.size() && (bits[octet] >> (7 - bit % 8) & 1) != 0) usage |= 1u << bit;
    }
    context.out.usage = usage;
    // DER has no trailing zero bits in a named bit list (X.690 §11.2.2).
    const bool minimal = bits.size() == 1 ? bits[0] == 0 : (bits.back() >> bits[0] & 1) != 0;
    if (!minimal) context.remarks.notice("pki.key_usage_not_minimal");
    if (!context.critical) context.remarks.notice("pki.key_usage_not_critical");
    return {};
}

Status basic_constraints(ByteView value, Context& context) {
    CCCD_TRY(const ByteView content, tlv::only(value, der::sequence));
    Cursor cursor(content);
    CCCD_TRY(const auto authority, der::optional(cursor, der::boolean));
    CCCD_TRY(const auto length, der::optional(cursor, der::integer));
    context.out.certificate_authority = authority && authority->value.size() == 1 && authority->value[0] != 0;
    if (length) {
        CCCD_TRY(context.out.path_length, der::small_integer(length->value));
    }
    if (!context.critical) context.remarks.notice("pki.basic_constraints_not_critical");
    return {};
}

Status private_key_usage(ByteView value, Context& context) {
    CCCD_TRY(const ByteView content, tlv::only(value, der::sequence));
    Cursor cursor(content);
    Period period;
    CCCD_TRY(const auto from, der::optional(cursor, der::context(0)));
    CCCD_TRY(const auto until, der::optional(cursor, der::context(1)));
    const auto time = [](const tlv::Element& element) {
        return der::time(tlv::Element{der::generalized_time, element.value, element.whole});
    };
    if (from) {
        CCCD_TRY(period.from, time(*from));
    }
    if (until) {
        CCCD_TRY(period.until, time(*until));
    }
    context.out.private_key_usage = period;
    return {};
}

Status extended_usage(ByteView value, Context& context) {
    context.out.has_extended_usage = true;
    CCCD_TRY(const ByteView content, tlv::only(value, der::sequence));
    Cursor cursor(content);
    while (!cursor.at_end()) {
        CCCD_TRY(const ByteView purpose, tlv::expect(cursor, der::object_identifier));
        context.out.extended_usage.push_back(purpose);
    }
    return {};
}

Status name_change(ByteView, Context& context) {
    context.out.name_change = true;
    if (context.critical) context.remarks.notice("pki.name_change_critical");
    return {};
}

/// Doc 9303-12 §7.1.1.6: version, then the types as the MRZ has them.
Status document_types(ByteView value, Context& context) {
    CCCD_TRY(const ByteView content, tlv::only(value, der::sequence));
    CCCD_TRY(const auto types, tlv::find(content, der::set));
    if (!types) return der::malformed("document type list without a list");
    Cursor cursor(types->value);
    while (!cursor.at_end()) {
        CCCD_TRY(const tlv::Element type, tlv::read(cursor));
        context.out.document_types.emplace_back(as_text(type.value));
    }
    return {};
}

Status ignored(ByteView, Context&) {
    return {};
}

enum class When : std::uint8_t { refuse, remark }; ///< what a malformed one leads to

struct Handler {
    Oid oid;
    Status (*parse)(ByteView, Context&);
    When malformed = When::refuse;
};

constexpr std::array<Handler, 16> handlers{{{"2.5.29.14", subject_key_id},
                                            {"2.5.29.35", authority_key_id, When::remark},
                                            {"2.5.29.15", key_usage_bits},
                                            {"2.5.29.19", basic_constraints},
                                            {"2.5.29.16", private_key_usage, When::remark},
                                            {"2.5.29.37", extended_usage},
                                            {"2.23.136.1.1.6.1", name_change},
                                            {"2.23.136.1.1.6.2", document_types, When::remark},
                                            {"2.5.29.17", ignored},            // subjectAltName
                                            {"2.5.29.18", ignored},            // issuerAltName
                                            {"2.5.29.31", ignored},            // cRLDistributionPoints
                                            {"2.5.29.32", ignored},            // certificatePolicies
                                            {"2.5.29.9", ignored},             // subjectDirectoryAttributes
                                            {"2.5.29.46", ignored},            // freshestCRL
                                            {"1.3.6.1.5.5.7.1.1", ignored},    // authorityInfoAccess
                                            {"1.3.6.1.5.5.7.1.11", ignored}}}; // subjectInfoAccess

Status parse_one(ByteView extension, Extensions& out, Remarks& remarks, std::vector<ByteView>& seen) {
    Cursor cursor(extension);
    CCCD_TRY(const ByteView oid, tlv::expect(cursor, der::object_identifier));
    CCCD_TRY(const auto critical, der::optional(cursor, der::boolean));
    CCCD_TRY(const ByteView value, tlv::only(cursor.rest(), der::octet_string));
    for (const auto earlier : seen)
        if (equal(earlier, oid)) return der::malformed("an extension stands twice");
    seen.push_back(oid);
    Context context{out, remarks, critical && critical->value.size() == 1 && critical->value[0] != 0};
    for (const auto& handler : handlers) {
        if (!(oid == handler.oid)) continue;
        Status parsed = handler.parse(value, context);
        if (parsed || handler.malformed == When::refuse) return parsed;
        remarks.warning("pki.extension_malformed");
        return {};
    }
    if (context.critical) {
        out.unknown_critical = true;
        remarks.warning("pki.unknown_critical_extension");
    } else {
        remarks.notice("pki.unknown_extension");
    }
    return {};
}

} // namespace

Result<Extensions> parse_extensions(ByteView tagged, Remarks& remarks) {
    Extensions out;
    std::vector<ByteView> seen;
    CCCD_TRY(const ByteView list, tlv::only(tagged, der::sequence));
    Cursor cursor(list);
    while (!cursor.at_end()) {
        CCCD_TRY(const ByteView extension, tlv::expect(cursor, der::sequence));
        CCCD_CHECK(parse_one(extension, out, remarks, seen));
    }
    return out;
}

} // namespace cccd::pki
