// cccd.h: texts, passwords, trust.
#include "session/c_api.hpp"

#include <cstdlib>

using namespace cccd;
using session::code_of;
using session::wrong_use;

namespace cccd::session {

char* text_for_caller(std::string_view text) noexcept {
    auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
    if (copy == nullptr) return nullptr;
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    return copy;
}

} // namespace cccd::session

namespace {

std::int32_t add(cccd_keys* keys, Result<AccessKey> key) {
    if (!key) return code_of(key);
    keys->keys.push_back(*std::move(key));
    return 0;
}

std::int32_t add(cccd_keys* keys, Result<AccessKeys> several) {
    if (!several) return code_of(several);
    for (auto& key : *several) keys->keys.push_back(std::move(key));
    return 0;
}

} // namespace

extern "C" {

const char* cccd_version(void) {
    return CCCD_VERSION;
}

const char* cccd_error_name(int32_t code) {
    // Every name is a literal, so it ends with a zero.
    return code < 0 || code > UINT16_MAX ? "unknown" : name(static_cast<ErrorCode>(code)).data();
}

void cccd_string_free(char* text) {
    if (text == nullptr) return;
    wipe({reinterpret_cast<std::uint8_t*>(text), std::strlen(text)});
    std::free(text);
}

cccd_keys* cccd_keys_new(void) {
    return new (std::nothrow) cccd_keys;
}

void cccd_keys_free(cccd_keys* keys) {
    delete keys;
}

int32_t cccd_keys_add_number(cccd_keys* keys, const char* personal_number) {
    if (keys == nullptr || personal_number == nullptr) return wrong_use;
    return add(keys, access_keys_from_number(personal_number));
}

int32_t cccd_keys_add_qr(cccd_keys* keys, const char* qr_text) {
    if (keys == nullptr || qr_text == nullptr) return wrong_use;
    return add(keys, access_keys_from_qr(qr_text));
}

int32_t cccd_keys_add_can(cccd_keys* keys, const char* can) {
    if (keys == nullptr || can == nullptr) return wrong_use;
    return add(keys, AccessKey::from_can(can));
}

int32_t cccd_keys_add_mrz(cccd_keys* keys, const char* mrz) {
    if (keys == nullptr || mrz == nullptr) return wrong_use;
    return add(keys, AccessKey::from_mrz(mrz));
}

int32_t cccd_keys_add_document(cccd_keys* keys, const char* number, const char* birth, const char* expiry) {
    if (keys == nullptr || number == nullptr || birth == nullptr || expiry == nullptr) return wrong_use;
    return add(keys, AccessKey::from_document(number, birth, expiry));
}

cccd_trust* cccd_trust_new(void) {
    return new (std::nothrow) cccd_trust;
}

void cccd_trust_free(cccd_trust* trust) {
    delete trust;
}

int32_t cccd_trust_add(cccd_trust* trust, const uint8_t* content, size_t size) {
    if (trust == nullptr || content == nullptr) return wrong_use;
    return code_of(trust->trust.add({content, size}));
}

int32_t cccd_trust_load(const char* const* paths, size_t count, cccd_trust** trust) {
    if (trust == nullptr || (paths == nullptr && count != 0)) return wrong_use;
    const std::vector<std::filesystem::path> files(paths, paths + count);
    auto loaded = load_trust(files);
    *trust = loaded ? new (std::nothrow) cccd_trust{*std::move(loaded)} : nullptr;
    return code_of(loaded);
}

} // extern "C"
