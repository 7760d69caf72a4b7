#include "core/ber.hpp"
#include "primitives/private_key.hpp"
#include "softchip/profile.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace softchip {

namespace {

using Json = nlohmann::json;

// Collects the first thing that is wrong; everything after it reads as empty.
struct Loader {
    std::filesystem::path folder;
    std::string error;

    void complain(const std::string& what) {
        if (error.empty()) error = what;
    }

    Bytes file(const std::string& name) {
        std::error_code unknown;
        std::ifstream in(folder / name, std::ios::binary);
        if (!in || !std::filesystem::is_regular_file(folder / name, unknown)) {
            complain("cannot read " + name);
            return {};
        }
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }

    std::string text(const Json& from, const char* key) {
        if (!from.is_object() || !from.contains(key)) return {};
        if (!from[key].is_string()) {
            complain(std::string(key) + " is not a text");
            return {};
        }
        return from[key].get<std::string>();
    }

    Bytes hex(const std::string& digits) {
        auto bytes = from_hex(digits);
        if (!bytes) complain("not hex: " + digits);
        return bytes.value_or(Bytes{});
    }

    std::uint16_t identifier(const std::string& digits) {
        const Bytes bytes = hex(digits);
        if (bytes.size() != 2) {
            complain("not a file identifier: " + digits);
            return 0;
        }
        return static_cast<std::uint16_t>(bytes[0] << 8 | bytes[1]);
    }

    template <typename Value, std::size_t Count>
    Value choice(const Json& from, const char* key, const std::pair<const char*, Value> (&values)[Count],
                 Value fallback) {
        const std::string name = text(from, key);
        if (name.empty()) return fallback;
        for (const auto& [word, value] : values) {
            if (name == word) return value;
        }
        complain("unknown " + std::string(key) + ": " + name);
        return fallback;
    }

    std::map<std::uint16_t, Bytes> files(const Json& from, const char* key) {
        std::map<std::uint16_t, Bytes> out;
        if (!from.contains(key)) return out;
        for (const auto& [fid, name] : from[key].items()) {
            if (name.is_string()) out[identifier(fid)] = file(name.get<std::string>());
        }
        return out;
    }
};

constexpr std::pair<const char*, Access> accesses[] = {
    {"none", Access::none}, {"bac", Access::bac}, {"pace", Access::pace}, {"pace-or-bac", Access::pace_or_bac}};
constexpr std::pair<const char*, Mapping> mappings[] = {
    {"GM", Mapping::generic}, {"IM", Mapping::integrated}, {"CAM", Mapping::chip_authentication}};
constexpr std::pair<const char*, Agreement> agreements[] = {{"DH", Agreement::dh}, {"ECDH", Agreement::ecdh}};
constexpr std::pair<const char*, Cipher> ciphers[] = {
    {"3DES", Cipher::des3}, {"AES-128", Cipher::aes128}, {"AES-192", Cipher::aes192}, {"AES-256", Cipher::aes256}};
constexpr std::pair<const char*, Hash> hashes[] = {{"SHA-1", Hash::sha1},
                                                   {"SHA-224", Hash::sha224},
                                                   {"SHA-256", Hash::sha256},
                                                   {"SHA-384", Hash::sha384},
                                                   {"SHA-512", Hash::sha512}};

std::vector<PaceSuite> pace_suites(Loader& load, const Json& json) {
    std::vector<PaceSuite> suites;
    if (!json.contains("pace")) return suites;
    for (const auto& entry : json["pace"]) {
        PaceSuite suite;
        suite.mapping = load.choice(entry, "mapping", mappings, Mapping::generic);
        suite.agreement = load.choice(entry, "agreement", agreements, Agreement::ecdh);
        suite.cipher = load.choice(entry, "cipher", ciphers, Cipher::aes128);
        suite.parameter_id = entry.value("parameter_id", 13);
        suites.push_back(suite);
    }
    return suites;
}

std::optional<ActiveAuthentication> active_authentication(Loader& load, const Json& json) {
    if (!json.contains("active_authentication")) return std::nullopt;
    const Json& entry = json["active_authentication"];
    ActiveAuthentication out;
    out.private_key = load.file(load.text(entry, "private_key"));
    out.hash = load.choice(entry, "hash", hashes, Hash::sha256);
    if (!primitives::PrivateKey::from_pkcs8(out.private_key)) load.complain("active_authentication: no usable key");
    return out;
}

std::vector<ChipKey> chip_keys(Loader& load, const Json& json) {
    std::vector<ChipKey> keys;
    if (!json.contains("chip_keys")) return keys;
    for (const auto& entry : json["chip_keys"]) {
        ChipKey key;
        if (entry.contains("id")) key.id = entry["id"].get<std::uint64_t>();
        key.agreement = load.choice(entry, "agreement", agreements, Agreement::ecdh);
        key.cipher = load.choice(entry, "cipher", ciphers, Cipher::aes128);
        key.parameter_id = entry.value("parameter_id", 13);
        key.private_scalar = load.hex(load.text(entry, "private_scalar"));
        keys.push_back(std::move(key));
    }
    return keys;
}

Profile build(Loader& load, const Json& json) {
    Profile profile;
    profile.name = load.text(json, "name");
    profile.atr = load.hex(load.text(json, "atr"));
    profile.master_files = load.files(json, "master_files");
    profile.files = load.files(json, "files");
    if (json.contains("closed")) {
        for (const auto& fid : json["closed"]) {
            if (fid.is_string()) profile.closed.insert(load.identifier(fid.get<std::string>()));
        }
    }
    profile.access = load.choice(json, "access", accesses, Access::none);
    const Json passwords = json.value("passwords", Json::object());
    profile.passwords.mrz_information = load.text(passwords, "mrz_information");
    profile.passwords.can = load.text(passwords, "can");
    profile.passwords.pin = load.text(passwords, "pin");
    profile.passwords.puk = load.text(passwords, "puk");
    profile.pace = pace_suites(load, json);
    profile.chip_keys = chip_keys(load, json);
    profile.active_authentication = active_authentication(load, json);
    return profile;
}

} // namespace

LoadedProfile load_profile(const std::filesystem::path& folder) {
    Loader load{folder, {}};
    const Bytes text = load.file("profile.json");
    if (!load.error.empty()) return {std::nullopt, load.error};
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded() || !json.is_object()) return {std::nullopt, "profile.json is not a JSON object"};
    Profile profile;
    try {
        profile = build(load, json);
    } catch (const Json::exception& wrong_type) {
        load.complain(std::string("profile.json: ") + wrong_type.what());
    }
    if (!load.error.empty()) return {std::nullopt, load.error};
    return {std::move(profile), {}};
}

std::vector<std::string> list_profiles(const std::filesystem::path& root) {
    std::vector<std::string> names;
    std::error_code ignored;
    std::filesystem::directory_iterator entry(root, ignored);
    for (; entry != std::filesystem::directory_iterator(); entry.increment(ignored)) {
        if (std::filesystem::exists(entry->path() / "profile.json", ignored)) names.push_back(entry->path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
}

void forget_active_authentication_key(Profile& profile) {
    if (!profile.active_authentication) return;
    const auto key = primitives::PrivateKey::from_pkcs8(profile.active_authentication->private_key);
    const auto other = key ? key->stranger() : std::nullopt;
    if (other) profile.active_authentication->private_key = other->to_pkcs8();
}

} // namespace softchip
