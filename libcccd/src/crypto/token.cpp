#include "crypto/token.hpp"

#include "base/try.hpp"

#include <algorithm>
#include <vector>

namespace cccd::crypto {

namespace {

Error token_error(ErrorCode code, CK_RV returned, Literal text) noexcept {
    return {code, Stage::terminal_authentication, 0, static_cast<std::int32_t>(returned), text};
}

Error unavailable(CK_RV returned, Literal text) noexcept {
    return token_error(ErrorCode::signer_unavailable, returned, text);
}

Error bad_uri(Literal text) noexcept {
    return token_error(ErrorCode::invalid_argument, 0, text);
}

/// The first slot with a token that the URI describes.
Result<CK_SLOT_ID> find_slot(CK_FUNCTION_LIST& module, P11KitUri* uri, bool& wants_pin) {
    CK_ULONG count = 0;
    if (const auto rv = module.C_GetSlotList(CK_TRUE, nullptr, &count); rv != CKR_OK)
        return unavailable(rv, "the module lists no slots");
    std::vector<CK_SLOT_ID> slots(count);
    if (const auto rv = module.C_GetSlotList(CK_TRUE, slots.data(), &count); rv != CKR_OK)
        return unavailable(rv, "the module lists no slots");
    slots.resize(std::min<std::size_t>(count, slots.size()));
    for (const auto slot : slots) {
        CK_TOKEN_INFO info{};
        if (module.C_GetTokenInfo(slot, &info) != CKR_OK || (info.flags & CKF_TOKEN_INITIALIZED) == 0) continue;
        if (p11_kit_uri_match_token_info(uri, &info) != 1) continue;
        wants_pin = (info.flags & CKF_LOGIN_REQUIRED) != 0;
        return slot;
    }
    return unavailable(0, "no token fits the URI");
}

} // namespace

Result<TokenUri> parse_token_uri(const std::string& uri) {
    TokenUri parsed(p11_kit_uri_new());
    if (!parsed || p11_kit_uri_parse(uri.c_str(), P11_KIT_URI_FOR_ANY, parsed.get()) != P11_KIT_URI_OK)
        return bad_uri("this is no pkcs11 URI");
    if (p11_kit_uri_get_pin_value(parsed.get()) != nullptr) return bad_uri("a PIN must not stand in a URI");
    if (p11_kit_uri_any_unrecognized(parsed.get()) != 0) return bad_uri("the URI has an attribute that is not known");
    if (p11_kit_uri_get_module_path(parsed.get()) == nullptr) return bad_uri("the URI names no module-path");
    return parsed;
}

Result<TokenModule> load_module(P11KitUri* uri) {
    CK_FUNCTION_LIST* loaded = p11_kit_module_load(p11_kit_uri_get_module_path(uri), 0);
    if (loaded == nullptr) return unavailable(0, "the PKCS#11 module can not be loaded");
    if (const auto rv = p11_kit_module_initialize(loaded); rv != CKR_OK) {
        p11_kit_module_release(loaded);
        return unavailable(rv, "the PKCS#11 module does not start");
    }
    return TokenModule(loaded);
}

Result<TokenSession> TokenSession::open(TokenModule module, P11KitUri* uri) {
    bool wants_pin = true;
    CCCD_TRY(const auto slot, find_slot(*module, uri, wants_pin));
    CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
    if (const auto rv = module->C_OpenSession(slot, CKF_SERIAL_SESSION, nullptr, nullptr, &session); rv != CKR_OK)
        return unavailable(rv, "the token opens no session");
    return TokenSession(std::move(module), session, wants_pin);
}

TokenSession::TokenSession(TokenSession&& other) noexcept
    : module_(std::move(other.module_)), session_(other.session_), wants_pin_(other.wants_pin_) {}

TokenSession::~TokenSession() {
    if (module_) module_->C_CloseSession(session_);
}

Status TokenSession::log_in(const PinSource& pin) {
    if (!wants_pin_) return {};
    if (!pin) return bad_uri("the token wants a PIN and there is none to ask for");
    CCCD_TRY(const auto given, pin());
    auto* octets = const_cast<CK_UTF8CHAR*>(given.expose().data()); // the interface knows no const
    const auto rv = module_->C_Login(session_, CKU_USER, octets, given.size());
    if (rv == CKR_OK || rv == CKR_USER_ALREADY_LOGGED_IN) return {};
    return token_error(ErrorCode::signer_pin_refused, rv,
                       rv == CKR_PIN_LOCKED ? Literal("the token has locked the PIN")
                                            : Literal("the token refused the PIN"));
}

Result<CK_OBJECT_HANDLE> TokenSession::find_private_key(P11KitUri* uri) {
    CK_OBJECT_CLASS private_key = CKO_PRIVATE_KEY;
    std::vector<CK_ATTRIBUTE> wanted{{CKA_CLASS, &private_key, sizeof private_key}};
    CK_ULONG count = 0;
    const auto* named = p11_kit_uri_get_attributes(uri, &count);
    for (CK_ULONG i = 0; i < count; ++i)
        if (named[i].type != CKA_CLASS) wanted.push_back(named[i]);
    CK_OBJECT_HANDLE found[2]{};
    CK_ULONG matches = 0;
    auto rv = module_->C_FindObjectsInit(session_, wanted.data(), wanted.size());
    if (rv == CKR_OK) {
        rv = module_->C_FindObjects(session_, found, 2, &matches);
        module_->C_FindObjectsFinal(session_);
    }
    if (rv == CKR_OK && matches == 1) return found[0];
    return token_error(ErrorCode::signer_key_not_found, rv,
                       matches > 1 ? Literal("the URI fits several keys of the token")
                                   : Literal("the token has no private key that fits the URI"));
}

Result<CK_KEY_TYPE> TokenSession::key_type(CK_OBJECT_HANDLE key) {
    CK_KEY_TYPE type = 0;
    CK_ATTRIBUTE asked{CKA_KEY_TYPE, &type, sizeof type};
    if (const auto rv = module_->C_GetAttributeValue(session_, key, &asked, 1); rv != CKR_OK)
        return unavailable(rv, "the token does not tell the kind of its key");
    return type;
}

Result<Bytes> TokenSession::sign(CK_OBJECT_HANDLE key, CK_MECHANISM mechanism, ByteView input) {
    Bytes signature(1024); // above RSA-8192
    CK_ULONG size = signature.size();
    auto rv = module_->C_SignInit(session_, &mechanism, key);
    if (rv == CKR_OK)
        rv = module_->C_Sign(session_, const_cast<CK_BYTE*>(input.data()), input.size(), signature.data(), &size);
    if (rv != CKR_OK) return token_error(ErrorCode::terminal_authentication_failed, rv, "the token does not sign");
    signature.resize(size);
    return signature;
}

} // namespace cccd::crypto
