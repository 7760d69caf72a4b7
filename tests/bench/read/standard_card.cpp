#include "standard_card.hpp"

#include "support/test_pki.hpp"

#include <softchip/profile_builder.hpp>

namespace bench {

namespace {

namespace tp = support::pki;
using tp::Octets;

/// A prime that takes five octets, so that the SubjectPublicKeyInfo of RSA-2048 fills its file.
constexpr std::uint64_t exponent_of_five_octets = 4'294'967'311;

[[noreturn]] void unmade(const char* what) {
    throw std::runtime_error(std::string("the standard card can not be made: ") + what);
}

/// Adds to a number that stands somewhere in a file, most significant octet first.
void add(Octets& file, std::size_t at, std::size_t width, std::ptrdiff_t difference) {
    std::ptrdiff_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value = value << 8 | file.at(at + i);
    value += difference;
    for (std::size_t i = width; i-- > 0; value >>= 8) file.at(at + i) = static_cast<std::uint8_t>(value);
}

/// The portrait of the demo card, cut short in front of its end marker. All lengths in its headers follow.
Octets group_2(Octets file) {
    const auto difference = static_cast<std::ptrdiff_t>(dg2_size) - static_cast<std::ptrdiff_t>(file.size());
    if (difference > 0 || file.at(36) != 0x3B) unmade("the demo card's DG2 has another form");
    for (const std::size_t at : {2u, 7u, 15u, 36u}) add(file, at, 2, difference);
    for (const std::size_t at : {46u, 52u}) add(file, at, 4, difference);
    file.erase(file.end() - 2 + difference, file.end() - 2);
    return file;
}

/// The demo card's DG13; its last field, a hexadecimal number, is made longer.
Octets group_13(Octets file) {
    const auto more = static_cast<std::ptrdiff_t>(dg13_size) - static_cast<std::ptrdiff_t>(file.size());
    const auto field = file.size() - 23;
    if (more < 0 || more > 0x68 || file.at(field) != 0x30 || file.at(field + 5) != 0x13)
        unmade("the demo card's DG13 has another form");
    for (const std::size_t at : {2u, 6u, 21u}) add(file, at, 2, more);
    for (const std::size_t at : {field + 1, field + 6}) add(file, at, 1, more);
    file.insert(file.end(), static_cast<std::size_t>(more), '0');
    return file;
}

/// One more SecurityInfo under a number of nobody, of the size that is lacking.
Octets group_14(const Octets& file) {
    const Octets infos(file.begin() + 3, file.end()); // 6E 81 L 31 81 L …
    if (file.at(1) != 0x81 || infos.at(1) != 0x81) unmade("DG14 has another form");
    const Octets inside(infos.begin() + 3, infos.end());
    const auto nobody = tp::oid("1.3.6.1.4.1.99999.1");
    for (std::size_t size = 0; size < dg14_size; ++size) {
        const auto padding = tp::sequence({nobody, tp::der(0x04, Octets(size, 0x5A))});
        auto whole = tp::der(0x6E, tp::der(0x31, tp::join({inside, padding})));
        if (whole.size() == dg14_size) return whole;
    }
    unmade("DG14 has no way to its size");
}

struct Office {
    tp::Key csca_key = tp::Key::ec("secp384r1"), key = tp::Key::ec("brainpoolP384r1");
    tp::Algorithm algorithm = tp::ecdsa("SHA384"), signing = tp::ecdsa("SHA256");
    tp::Authority csca = tp::make_authority(csca_key, algorithm, "VN", "CSCA of the bench");

    /// The signer's certificate with an extension of nobody, which fills the file.
    [[nodiscard]] Octets signer(std::size_t filling) const {
        auto spec = tp::signer_spec(csca, key, "VN");
        spec.extensions.push_back(tp::extension("1.3.6.1.4.1.99999.2", false, tp::der(0x04, Octets(filling, 0x5A))));
        return tp::make_certificate(spec, algorithm, csca_key);
    }
    [[nodiscard]] Octets sod(const softchip::Profile& profile, std::size_t filling) const {
        tp::ObjectSpec object;
        for (const auto& [identifier, content] : profile.files)
            if (identifier > 0x0100 && identifier <= 0x0110) object.groups[identifier & 0xFFu] = content;
        tp::CmsSpec cms;
        const auto certificate = signer(filling);
        cms.certificates = {certificate};
        return tp::der(0x77,
                       tp::make_cms(cms, tp::make_object(object), signing, key, tp::issuer_and_serial(certificate)));
    }
    /// ECDSA signatures differ by an octet or two: until the size is met.
    [[nodiscard]] Octets sized_sod(const softchip::Profile& profile) const {
        std::size_t filling = 200;
        for (int tries = 0; tries < 1000; ++tries) {
            auto file = sod(profile, filling);
            if (file.size() == sod_size) return file;
            const auto target =
                static_cast<std::ptrdiff_t>(filling + sod_size) - static_cast<std::ptrdiff_t>(file.size());
            if (target < 0) break;
            filling = static_cast<std::size_t>(target);
        }
        unmade("EF.SOD has no way to its size");
    }
};

} // namespace

StandardCard make_standard_card(const std::filesystem::path& profiles, Holds holds, softchip::Cipher cipher) {
    const auto base = softchip::load_profile(profiles / "cccd-2021");
    if (!base.profile) unmade(base.error.c_str());
    softchip::ProfileBuilder builder(profiles);
    builder.pace({softchip::Mapping::generic, softchip::Agreement::ecdh, cipher, 13});
    builder.group(2, group_2(base.profile->files.at(0x0102)));
    builder.group(13, group_13(base.profile->files.at(0x010D))).group(3, {});
    if (holds == Holds::what_peers_read) builder.group(13, {});
    if (holds == Holds::everything) {
        builder.chip_key(softchip::Agreement::ecdh, cipher, 13, {}, softchip::KeyForm::named);
        builder.active_authentication_rsa(2048, softchip::Hash::sha256, {}, exponent_of_five_octets);
    }
    auto built = builder.build();
    if (!built.profile) unmade(built.error.c_str());
    StandardCard card{std::move(*built.profile), {}};
    auto& files = card.profile.files;
    if (holds == Holds::everything)
        files[0x010E] = group_14(files.at(0x010E));
    else
        files.erase(0x010E);
    const Office office;
    files[0x011D] = office.sized_sod(card.profile);
    card.anchor = office.csca.certificate;
    const bool sized =
        files.at(0x0102).size() == dg2_size &&
        (holds != Holds::everything || (files.at(0x010D).size() == dg13_size && files.at(0x010F).size() == dg15_size));
    if (!sized) unmade("a file has the wrong size");
    return card;
}

void announce_buffers(softchip::Profile& profile, std::size_t command, std::size_t response) {
    const auto number = [](std::size_t value) {
        return tp::der(0x02, {static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)});
    };
    auto& file = profile.master_files[softchip::fid::ef_atr_info];
    const auto numbers = tp::join({number(command), number(response)});
    file = tp::join({{0x7F, 0x66, static_cast<std::uint8_t>(numbers.size())}, numbers});
}

} // namespace bench
