#include "access/pace_messages.hpp"

#include "base/try.hpp"
#include "tlv/tlv.hpp"

namespace cccd::access {

namespace {

constexpr std::size_t longest_nonce = 64;

/// The value of the only data object in the dynamic authentication data.
Result<Bytes> only_object(ByteView data, tlv::Tag tag) {
    const auto inside = tlv::only(data, 0x7C);
    if (!inside) return pace_broken("the chip's answer is no dynamic authentication data");
    const auto value = tlv::only(*inside, tag);
    if (!value) return pace_broken("the chip's answer does not hold what the step needs");
    return to_bytes(*value);
}

Bytes minimal(std::uint32_t number) {
    Bytes octets;
    for (int shift = 24; shift >= 0; shift -= 8)
        if (const auto octet = static_cast<std::uint8_t>(number >> shift); octet != 0 || !octets.empty() || shift == 0)
            octets.push_back(octet);
    return octets;
}

} // namespace

iso7816::Command make_set_at(const PaceSuite& suite, PasswordKind password, std::optional<std::uint32_t> parameter_id) {
    Bytes data = tlv::make(0x80, oid_of(suite));
    tlv::append(data, 0x83, std::array{static_cast<std::uint8_t>(password)});
    if (parameter_id) tlv::append(data, 0x84, minimal(*parameter_id));
    return {0x00, 0x22, 0xC1, 0xA4, std::move(data), iso7816::no_response};
}

iso7816::Command make_general_authenticate(PaceStep step, ByteView value, std::size_t answer) {
    const Bytes inside = step == PaceStep::nonce ? Bytes{} : tlv::make(0x80u | static_cast<unsigned>(step), value);
    const std::uint8_t cla = step == PaceStep::token ? 0x00 : iso7816::cla_chaining;
    return {cla,
            0x86,
            0x00,
            0x00,
            tlv::make(0x7C, inside),
            answer > iso7816::any_short ? iso7816::any_extended : iso7816::any_short};
}

Result<Bytes> parse_encrypted_nonce(ByteView data, crypto::Cipher cipher) {
    CCCD_TRY(auto nonce, only_object(data, 0x80));
    if (nonce.empty() || nonce.size() > longest_nonce || nonce.size() % crypto::block_size(cipher) != 0)
        return pace_broken("the encrypted nonce has the wrong length");
    return nonce;
}

Result<Bytes> parse_mapping_data(ByteView data, Mapping mapping) {
    if (mapping != Mapping::integrated) return only_object(data, 0x82);
    // §4.4.5.2.2: the data object is empty; chips that leave it out, or the template too, say no less.
    if (data.empty()) return Bytes{};
    const auto inside = tlv::only(data, 0x7C);
    if (!inside) return pace_broken("the chip's answer is no dynamic authentication data");
    if (inside->empty()) return Bytes{};
    CCCD_TRY(auto value, only_object(data, 0x82));
    if (!value.empty()) return pace_broken("mapping data where integrated mapping has none");
    return value;
}

Result<Bytes> parse_public_key(ByteView data) {
    return only_object(data, 0x84);
}

Result<PaceTokenAnswer> parse_token_answer(ByteView data, Mapping mapping) {
    const auto inside = tlv::only(data, 0x7C);
    if (!inside) return pace_broken("the chip's answer is no dynamic authentication data");
    const auto objects = tlv::children(*inside);
    if (!objects) return pace_broken("the chip's answer is malformed");
    PaceTokenAnswer out;
    for (const auto& object : *objects) {
        Bytes* field = object.tag == 0x86   ? &out.token
                       : object.tag == 0x87 ? &out.certification_authority
                       : object.tag == 0x88 ? &out.previous_authority
                       : object.tag == 0x8A ? &out.chip_authentication_data
                                            : nullptr;
        if (field == nullptr || !field->empty())
            return pace_broken("an unknown or doubled data object beside the token");
        *field = to_bytes(object.value);
    }
    if (out.token.size() != 8) return pace_broken("the chip's token has not eight octets");
    if ((mapping == Mapping::chip_authentication) == out.chip_authentication_data.empty())
        return pace_broken("chip authentication data is missing, or there without being asked for");
    return out;
}

} // namespace cccd::access
