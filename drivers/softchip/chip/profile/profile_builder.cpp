#include "softchip/profile_builder.hpp"

#include "core/ber.hpp"
#include "core/random.hpp"
#include "primitives/cms_signer.hpp"
#include "primitives/curve.hpp"
#include "primitives/digest.hpp"
#include "primitives/private_key.hpp"
#include "profile/security_infos.hpp"
#include "protocols/domain.hpp"

#include <fstream>
#include <iterator>

namespace softchip {

namespace {

constexpr const char* lds_security_object = "2.23.136.1.1.1";
constexpr const char* security_object = "0.4.0.127.0.7.3.2.1"; // id-SecurityObject of EF.CardSecurity

Bytes read_file(const std::filesystem::path& path) {
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(path, unknown)) return {};
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Doc 9303-10 §4.6.1: the tags of EF.COM.
std::uint8_t group_tag(int number) {
    static constexpr std::uint8_t tags[] = {0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68,
                                            0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70};
    return tags[number - 1];
}

// Doc 9303-10 §4.7: version 0, SHA-256, one digest for each data group.
Bytes lds_object(const Profile& profile) {
    Bytes digests;
    for (const auto& [fid, content] : profile.files) {
        if (fid < 0x0101 || fid > 0x0110) continue;
        const Bytes number = {0x02, 0x01, static_cast<std::uint8_t>(fid & 0xFF)};
        const Bytes digest = ber::make(0x04, primitives::digest(Hash::sha256, content));
        append(digests, ber::make(0x30, join({number, digest})));
    }
    const Bytes sha256 = *from_hex("300D06096086480165030402010500");
    return ber::make(0x30, join({Bytes{0x02, 0x01, 0x00}, sha256, ber::make(0x30, digests)}));
}

Bytes ef_com(const Profile& profile) {
    Bytes tags;
    for (const auto& [fid, content] : profile.files) {
        if (fid >= 0x0101 && fid <= 0x0110) tags.push_back(group_tag(fid & 0xFF));
    }
    return ber::make(0x60,
                     join({ber::make(0x5F01, view("0107")), ber::make(0x5F36, view("040000")), ber::make(0x5C, tags)}));
}

} // namespace

ProfileBuilder::ProfileBuilder(std::filesystem::path profiles, std::string base)
    : profiles_(std::move(profiles)), base_(std::move(base)) {}

ProfileBuilder& ProfileBuilder::access(Access access) {
    access_ = access;
    return *this;
}

ProfileBuilder& ProfileBuilder::passwords(Passwords passwords) {
    passwords_ = std::move(passwords);
    return *this;
}

ProfileBuilder& ProfileBuilder::pace(PaceSuite suite, bool announce_parameters) {
    pace_.push_back({suite, announce_parameters});
    return *this;
}

ProfileBuilder& ProfileBuilder::chip_key(Agreement agreement, Cipher cipher, int parameter_id,
                                         std::optional<std::uint64_t> id, KeyForm form) {
    const auto domain = Domain::standardised(agreement, parameter_id);
    if (!domain) {
        error_ = "chip_key: unknown domain parameters";
        return *this;
    }
    Random random(0);
    chip_keys_.push_back({{id, agreement, cipher, parameter_id, random.scalar(domain->order())}, form});
    return *this;
}

ProfileBuilder& ProfileBuilder::active_authentication_rsa(std::size_t bits, Hash hash, Bytes trailer,
                                                          std::uint64_t exponent) {
    const auto key = primitives::PrivateKey::generate_rsa(bits, exponent);
    if (!key) {
        error_ = "active_authentication_rsa: no such key";
        return *this;
    }
    active_authentication_ = ActiveAuthentication{key->to_pkcs8(), hash, true, std::move(trailer)};
    active_authentication_public_ = key->public_key_info();
    active_authentication_info_.clear();
    return *this;
}

ProfileBuilder& ProfileBuilder::active_authentication_ecdsa(int parameter_id, Hash hash, bool plain, KeyForm form) {
    const auto curve = primitives::Curve::standardised(parameter_id);
    const auto key = curve ? primitives::PrivateKey::generate_ec(curve->name()) : std::nullopt;
    if (!key) {
        error_ = "active_authentication_ecdsa: unknown curve";
        return *this;
    }
    active_authentication_ = ActiveAuthentication{key->to_pkcs8(), hash, plain, {}};
    active_authentication_public_ =
        security_info::public_key_info(Agreement::ecdh, parameter_id, key->public_point(), form);
    active_authentication_info_ = security_info::active_authentication(hash, plain);
    return *this;
}

ProfileBuilder& ProfileBuilder::terminal_authentication(std::vector<Bytes> trust_points, std::string current_date) {
    terminal_authentication_ = TerminalAuthentication{std::move(trust_points), std::move(current_date)};
    return *this;
}

ProfileBuilder& ProfileBuilder::group(int number, Bytes content) {
    groups_[number] = std::move(content);
    return *this;
}

ProfileBuilder& ProfileBuilder::close(int number) {
    closed_.insert(number);
    return *this;
}

ProfileBuilder& ProfileBuilder::without_card_access() {
    card_access_ = false;
    return *this;
}

ProfileBuilder& ProfileBuilder::announce(Bytes info) {
    announced_.push_back(std::move(info));
    return *this;
}

ProfileBuilder& ProfileBuilder::signer(std::string name) {
    signer_ = std::move(name);
    return *this;
}

// §9.2.11: what EF.CardAccess holds.
std::vector<Bytes> ProfileBuilder::card_access_infos() const {
    std::vector<Bytes> infos = announced_;
    for (const auto& offer : pace_) {
        infos.push_back(security_info::pace(offer.suite, offer.announce_parameters));
        if (offer.suite.explicit_as)
            infos.push_back(security_info::pace_domain_parameters(offer.suite, offer.announce_parameters));
    }
    for (const auto& offer : chip_keys_) infos.push_back(security_info::chip_authentication(offer.key));
    if (terminal_authentication_) infos.push_back(security_info::terminal_authentication());
    return infos;
}

std::vector<Bytes> ProfileBuilder::static_key_infos() const {
    std::vector<Bytes> infos;
    for (const auto& offer : chip_keys_) infos.push_back(security_info::chip_public_key(offer.key, offer.form));
    return infos;
}

std::optional<Bytes> ProfileBuilder::signed_file(View content, const char* content_type) const {
    const auto pki = profiles_ / "pki";
    return primitives::sign_cms(content, content_type, read_file(pki / (signer_ + ".pem")),
                                read_file(pki / ("TEST-ONLY-" + signer_ + ".key.pem")));
}

// DG14 repeats EF.CardAccess and adds what is to be signed: the static keys and the hash of ECDSA.
bool ProfileBuilder::add_group_14(Profile& profile) const {
    std::vector<Bytes> infos = card_access_infos();
    for (auto& info : static_key_infos()) infos.push_back(std::move(info));
    if (!active_authentication_info_.empty()) infos.push_back(active_authentication_info_);
    if (!infos.empty()) profile.files[fid::data_group(14)] = ber::make(0x6E, security_info::set_of(infos));
    if (pace_.empty() || !card_access_) return true;
    profile.master_files[fid::ef_card_access] = security_info::set_of(card_access_infos());
    const auto card_security = signed_file(security_info::set_of(infos), security_object);
    if (card_security) profile.master_files[fid::ef_card_security] = *card_security;
    return card_security.has_value();
}

bool ProfileBuilder::add_group_15(Profile& profile) const {
    if (!active_authentication_) return true;
    profile.active_authentication = active_authentication_;
    profile.files[fid::data_group(15)] = ber::make(0x6F, active_authentication_public_);
    return true;
}

LoadedProfile ProfileBuilder::build() const {
    if (!error_.empty()) return {std::nullopt, error_};
    LoadedProfile loaded = load_profile(profiles_ / base_);
    if (!loaded.profile) return loaded;
    const Profile& base = *loaded.profile;

    Profile profile;
    profile.name = "built";
    profile.atr = base.atr;
    profile.passwords = passwords_.value_or(base.passwords);
    profile.access = access_.value_or(pace_.empty() ? Access::bac : Access::pace_or_bac);
    for (const auto& offer : pace_) profile.pace.push_back(offer.suite);
    for (const auto& offer : chip_keys_) profile.chip_keys.push_back(offer.key);
    profile.terminal_authentication = terminal_authentication_;
    for (const int number : {1, 2, 3, 13}) {
        const auto found = base.files.find(fid::data_group(number));
        if (found != base.files.end()) profile.files.insert(*found);
    }
    if (!add_group_14(profile) || !add_group_15(profile)) return {std::nullopt, "cannot sign with " + signer_};
    for (const auto& [number, content] : groups_) {
        if (content.empty()) profile.files.erase(fid::data_group(number));
        if (!content.empty()) profile.files[fid::data_group(number)] = content;
    }
    for (const int number : closed_) profile.closed.insert(fid::data_group(number));

    const auto sod = signed_file(lds_object(profile), lds_security_object);
    if (!sod) return {std::nullopt, "cannot sign with " + signer_};
    profile.files[fid::ef_com] = ef_com(profile);
    profile.files[fid::ef_sod] = ber::make(0x77, *sod);
    return {std::move(profile), {}};
}

} // namespace softchip
