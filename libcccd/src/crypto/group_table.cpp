// Which groups there are (Doc 9303-11 §9.5.1), and how parameters that a chip sends are matched to them.
#include "base/try.hpp"
#include "crypto/failure.hpp"
#include "crypto/group_state.hpp"

#include <openssl/core_names.h>
#include <openssl/objects.h>
#include <openssl/param_build.h>

namespace cccd::crypto {

namespace {

constexpr std::array<GroupRow, 14> rows{{
    {0, GroupKind::finite, 0, "dh_1024_160", "RFC5114-1024-160"},
    {1, GroupKind::finite, 0, "dh_2048_224", "RFC5114-2048-224"},
    {2, GroupKind::finite, 0, "dh_2048_256", "RFC5114-2048-256"},
    {8, GroupKind::elliptic, NID_X9_62_prime192v1, "P-192", "secp192r1"},
    {9, GroupKind::elliptic, NID_brainpoolP192r1, "brainpoolP192r1", "brainpoolP192r1"},
    {10, GroupKind::elliptic, NID_secp224r1, "P-224", "secp224r1"},
    {11, GroupKind::elliptic, NID_brainpoolP224r1, "brainpoolP224r1", "brainpoolP224r1"},
    {12, GroupKind::elliptic, NID_X9_62_prime256v1, "P-256", "secp256r1"},
    {13, GroupKind::elliptic, NID_brainpoolP256r1, "brainpoolP256r1", "brainpoolP256r1"},
    {14, GroupKind::elliptic, NID_brainpoolP320r1, "brainpoolP320r1", "brainpoolP320r1"},
    {15, GroupKind::elliptic, NID_secp384r1, "P-384", "secp384r1"},
    {16, GroupKind::elliptic, NID_brainpoolP384r1, "brainpoolP384r1", "brainpoolP384r1"},
    {17, GroupKind::elliptic, NID_brainpoolP512r1, "brainpoolP512r1", "brainpoolP512r1"},
    {18, GroupKind::elliptic, NID_secp521r1, "P-521", "secp521r1"},
}};

Status fill_curve(Group::State& state) {
    state.curve.reset(EC_GROUP_new_by_curve_name(state.row->nid));
    state.p.reset(BN_new());
    state.a.reset(BN_new());
    state.b.reset(BN_new());
    if (!state.curve || !state.p || !state.a || !state.b ||
        EC_GROUP_get_curve(state.curve.get(), state.p.get(), state.a.get(), state.b.get(), nullptr) != 1)
        return failure("the curve is not available");
    state.q.reset(BN_dup(EC_GROUP_get0_order(state.curve.get())));
    return {};
}

Status fill_field(Group::State& state) {
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "DHX", nullptr));
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, const_cast<char*>(state.row->openssl_name), 0),
        OSSL_PARAM_construct_end()};
    EVP_PKEY* made = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_KEY_PARAMETERS, const_cast<OSSL_PARAM*>(parameters.data())) !=
            1)
        return failure("the Diffie-Hellman group is not available");
    const Pkey key(made);
    BIGNUM *p = nullptr, *q = nullptr, *g = nullptr;
    const bool complete = EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_FFC_P, &p) == 1 &&
                          EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_FFC_Q, &q) == 1 &&
                          EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_FFC_G, &g) == 1;
    state.p.reset(p);
    state.q.reset(q);
    state.g.reset(g);
    if (!complete) return failure("the Diffie-Hellman group is not available");
    return {};
}

Error unknown_group() noexcept {
    return Error{ErrorCode::curve_unknown, Stage::none, 0, 0, "the domain parameters are of no known group"};
}

using Sequence =
    std::unique_ptr<ASN1_SEQUENCE_ANY,
                    Deleter<[](ASN1_SEQUENCE_ANY* fields) { sk_ASN1_TYPE_pop_free(fields, ASN1_TYPE_free); }>>;

/// The fields of a SEQUENCE; null for anything else.
Sequence sequence_of(const ASN1_TYPE* parameters) {
    if (parameters == nullptr || parameters->type != V_ASN1_SEQUENCE) return nullptr;
    const unsigned char* cursor = parameters->value.sequence->data;
    return Sequence(d2i_ASN1_SEQUENCE_ANY(nullptr, &cursor, parameters->value.sequence->length));
}

/// The INTEGER in this place of a SEQUENCE; null where there is none.
BigNumber integer_at(const ASN1_SEQUENCE_ANY* fields, int place) {
    const ASN1_TYPE* field = sk_ASN1_TYPE_value(fields, place);
    if (field == nullptr || field->type != V_ASN1_INTEGER) return nullptr;
    return BigNumber(ASN1_INTEGER_to_BN(field->value.integer, nullptr));
}

/// OpenSSL passes over the optional cofactor of explicit parameters, which is 1 on every curve of the table.
bool cofactor_is_one(const ASN1_TYPE* parameters) {
    constexpr int cofactor_place = 5;
    const auto fields = sequence_of(parameters);
    if (!fields || sk_ASN1_TYPE_num(fields.get()) <= cofactor_place) return true;
    const auto cofactor = integer_at(fields.get(), cofactor_place);
    return cofactor && BN_is_one(cofactor.get());
}

/// The row whose every parameter the explicit or named curve has.
Result<Group> matching_curve(const ASN1_TYPE* parameters) {
    if (parameters == nullptr || !cofactor_is_one(parameters)) return unknown_group();
    unsigned char* der = nullptr;
    const int size = i2d_ASN1_TYPE(const_cast<ASN1_TYPE*>(parameters), &der);
    const unsigned char* cursor = der;
    const EcGroup given(size > 0 ? d2i_ECPKParameters(nullptr, &cursor, size) : nullptr);
    OPENSSL_free(der);
    if (!given) return unknown_group();
    const BigNumberContext context(BN_CTX_new());
    for (const auto& row : rows) {
        if (row.kind != GroupKind::elliptic) continue;
        const EcGroup known(EC_GROUP_new_by_curve_name(row.nid));
        if (known && EC_GROUP_cmp(given.get(), known.get(), context.get()) == 0) return Group::standardized(row.id);
    }
    return unknown_group();
}

/// X9.42 DomainParameters { p, g, q, … } or PKCS#3 DHParameter { p, g, … }.
Result<Group> matching_field(const ASN1_TYPE* parameters, bool with_order) {
    const auto fields = sequence_of(parameters);
    if (!fields) return unknown_group();
    const auto p = integer_at(fields.get(), 0), g = integer_at(fields.get(), 1);
    const auto q = with_order ? integer_at(fields.get(), 2) : nullptr;
    if (!p || !g || (with_order && !q)) return unknown_group();
    for (const auto& row : rows) {
        if (row.kind != GroupKind::finite) continue;
        CCCD_TRY(auto group, Group::standardized(row.id));
        const auto& state = group.state();
        if (BN_cmp(state.p.get(), p.get()) == 0 && BN_cmp(state.g.get(), g.get()) == 0 &&
            (!with_order || BN_cmp(state.q.get(), q.get()) == 0))
            return group;
    }
    return unknown_group();
}

Result<Group> from_parts(const ASN1_OBJECT* object, const ASN1_TYPE* parameters) {
    std::array<char, 64> oid{};
    OBJ_obj2txt(oid.data(), static_cast<int>(oid.size()), object, 1);
    const std::string_view dotted(oid.data());
    if (dotted == "0.4.0.127.0.7.1.2") { // standardizedDomainParameters, §9.5.1
        if (parameters == nullptr || parameters->type != V_ASN1_INTEGER) return unknown_group();
        const long id = ASN1_INTEGER_get(parameters->value.integer);
        if (id < 0) return unknown_group();
        return Group::standardized(static_cast<unsigned>(id));
    }
    if (dotted == "1.2.840.10045.2.1" || dotted == "1.3.132.1.12") return matching_curve(parameters);
    if (dotted == "1.2.840.10046.2.1") return matching_field(parameters, true);
    if (dotted == "1.2.840.113549.1.3.1") return matching_field(parameters, false);
    return unknown_group();
}

} // namespace

std::span<const GroupRow> group_rows() noexcept {
    return rows;
}

Result<std::shared_ptr<const Group::State>> Group::State::make(const GroupRow& row) {
    auto state = std::make_shared<State>();
    state->row = &row;
    CCCD_CHECK(row.kind == GroupKind::elliptic ? fill_curve(*state) : fill_field(*state));
    if (!state->p || !state->q) return failure("the group is not available");
    state->field_size = static_cast<std::size_t>(BN_num_bytes(state->p.get()));
    state->order_size = static_cast<std::size_t>(BN_num_bytes(state->q.get()));
    return std::shared_ptr<const State>(std::move(state));
}

Result<Group> Group::standardized(unsigned parameter_id) {
    for (const auto& row : rows)
        if (row.id == parameter_id) {
            CCCD_TRY(auto state, State::make(row));
            return Group(std::move(state));
        }
    return unknown_group();
}

Result<Group> Group::from_algorithm(ByteView der) {
    const unsigned char* cursor = der.data();
    const AlgorithmInfo info(d2i_X509_ALGOR(nullptr, &cursor, static_cast<long>(der.size())));
    if (!info || cursor != der.data() + der.size()) return bad_key("the algorithm identifier is malformed");
    return from_parts(info->algorithm, info->parameter);
}

Result<AgreementKey> agreement_key_from_info(ByteView subject_public_key_info) {
    const unsigned char* cursor = subject_public_key_info.data();
    const PublicKeyInfo info(d2i_X509_PUBKEY(nullptr, &cursor, static_cast<long>(subject_public_key_info.size())));
    if (!info) return bad_key("the public key info is malformed");
    const unsigned char* bits = nullptr;
    int size = 0;
    X509_ALGOR* algorithm = nullptr;
    if (X509_PUBKEY_get0_param(nullptr, &bits, &size, &algorithm, info.get()) != 1 || size <= 0)
        return bad_key("the public key info is malformed");
    CCCD_TRY(auto group, from_parts(algorithm->algorithm, algorithm->parameter));
    const ByteView key(bits, static_cast<std::size_t>(size));
    if (group.kind() == GroupKind::elliptic) {
        CCCD_CHECK(group.check(key));
        return AgreementKey{std::move(group), to_bytes(key)};
    }
    using Integer = std::unique_ptr<ASN1_INTEGER, Deleter<ASN1_INTEGER_free>>;
    const Integer integer(d2i_ASN1_INTEGER(nullptr, &bits, size));
    const BigNumber value(integer ? ASN1_INTEGER_to_BN(integer.get(), nullptr) : nullptr);
    if (!value || BN_is_negative(value.get())) return bad_key("the Diffie-Hellman value is malformed");
    CCCD_TRY(const auto element, fixed_width(value.get(), group.element_size()));
    CCCD_CHECK(group.check(element.expose()));
    return AgreementKey{std::move(group), to_bytes(element.expose())};
}

} // namespace cccd::crypto
