#include "pki/security_object.hpp"

#include "base/try.hpp"
#include "pki/der.hpp"

namespace cccd::pki {

namespace {

Status parse_entries(ByteView list, SecurityObject& out, Remarks& remarks) {
    Cursor cursor(list);
    Files seen;
    while (!cursor.at_end()) {
        CCCD_TRY(const ByteView pair, tlv::expect(cursor, der::sequence));
        Cursor parts(pair);
        CCCD_TRY(const ByteView number, tlv::expect(parts, der::integer));
        CCCD_TRY(const ByteView hash, tlv::only(parts.rest(), der::octet_string));
        CCCD_TRY(const auto group, der::small_integer(number));
        const File file = data_group(group);
        if (file == File::none) remarks.warning("pki.data_group_number");
        if (file != File::none && seen.contains(file)) remarks.warning("pki.data_group_twice");
        seen.insert(file);
        out.entries.push_back({group, hash});
    }
    return {};
}

} // namespace

Result<SecurityObject> SecurityObject::parse(ByteView content, Remarks& remarks) {
    SecurityObject out;
    CCCD_TRY(const ByteView fields, tlv::only(content, der::sequence));
    Cursor cursor(fields);
    CCCD_TRY(const ByteView version, tlv::expect(cursor, der::integer));
    CCCD_TRY(out.version, der::small_integer(version));
    CCCD_TRY(const ByteView algorithm, tlv::expect(cursor, der::sequence));
    CCCD_TRY(out.hash, hash_from_algorithm(algorithm));
    CCCD_TRY(const ByteView entries, tlv::expect(cursor, der::sequence));
    CCCD_CHECK(parse_entries(entries, out, remarks));
    CCCD_TRY(const auto lds_version, der::optional(cursor, der::sequence));
    if (!cursor.at_end()) remarks.warning("pki.security_object_trailing");
    // Version 1 exists to carry ldsVersionInfo, version 0 has none.
    if (out.version > 1 || (out.version == 1) != lds_version.has_value())
        remarks.warning("pki.security_object_version");
    if (out.entries.size() < 2) remarks.notice("pki.security_object_few_hashes");
    return out;
}

Files SecurityObject::covered() const noexcept {
    Files files;
    for (const auto& entry : entries)
        if (const File file = data_group(entry.group); file != File::none) files.insert(file);
    return files;
}

Check SecurityObject::check(File file, ByteView content) const {
    Check out{CheckId::data_group_hash, Verdict::not_attempted, file, "not_covered"};
    std::size_t found = 0;
    bool matches = false;
    for (const auto& entry : entries) {
        if (data_group(entry.group) != file) continue;
        ++found;
        matches = equal(entry.hash, digest(hash, content));
    }
    if (found == 0) return out;
    // Two hashes for one group let two files pass; none may.
    out.verdict = matches && found == 1 ? Verdict::passed : Verdict::failed;
    out.reason = Literal("");
    if (found > 1)
        out.reason = "hash_ambiguous";
    else if (!matches)
        out.reason = "hash_mismatch";
    return out;
}

} // namespace cccd::pki
