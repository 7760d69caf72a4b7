#include "access/pace_choices.hpp"

#include "base/try.hpp"

#include <algorithm>

namespace cccd::access {

namespace {

constexpr std::uint64_t last_standardized_id = 31; // 3 to 7 and 19 to 31 are reserved, §9.5.1

unsigned cipher_bits(crypto::Cipher cipher) noexcept {
    switch (cipher) {
    case crypto::Cipher::des3:
        return 80;
    case crypto::Cipher::aes128:
        return 128;
    case crypto::Cipher::aes192:
        return 192;
    case crypto::Cipher::aes256:
        return 256;
    }
    return 0;
}

/// NIST SP 800-57: curves at half their size; the RFC 5114 groups of 1024 and 2048 bits.
unsigned group_bits(const crypto::Group& group) noexcept {
    if (group.kind() == crypto::GroupKind::elliptic) return static_cast<unsigned>(group.bits() / 2);
    return group.bits() >= 2048 ? 112 : 80;
}

/// With equal strength: chip authentication mapping proves the chip as well; curves before fields.
int preference(const PaceChoice& choice) noexcept {
    const int mapping = choice.suite->mapping == Mapping::chip_authentication ? 2
                        : choice.suite->mapping == Mapping::generic           ? 1
                                                                              : 0;
    return mapping * 2 + (choice.suite->agreement == crypto::GroupKind::elliptic ? 1 : 0);
}

bool stronger(const PaceChoice& a, const PaceChoice& b) noexcept {
    if (strength(a) != strength(b)) return strength(a) > strength(b);
    if (cipher_bits(a.suite->cipher) != cipher_bits(b.suite->cipher))
        return cipher_bits(a.suite->cipher) > cipher_bits(b.suite->cipher);
    return preference(a) > preference(b);
}

/// The explicit parameters that go with an entry: same protocol arc and same number. With a single set of parameters
/// either side may leave the number out (§9.2.1, §9.2.2).
const lds::PaceDomainParameterInfo* explicit_for(const lds::SecurityInfos& infos, const lds::PaceInfo& info) noexcept {
    const ByteView arc = ByteView(info.protocol).first(info.protocol.size() - 1);
    const lds::PaceDomainParameterInfo* unnumbered = nullptr;
    for (const auto& domain : infos.pace_parameters) {
        if (!equal(domain.protocol, arc)) continue;
        if (!info.parameter_id || domain.parameter_id == info.parameter_id) return &domain;
        if (!domain.parameter_id) unnumbered = &domain;
    }
    return unnumbered;
}

bool standardized(const lds::PaceInfo& info) noexcept {
    return info.parameter_id && *info.parameter_id <= last_standardized_id;
}

Result<crypto::Group> group_for(const lds::SecurityInfos& infos, const lds::PaceInfo& info) {
    if (standardized(info)) return crypto::Group::standardized(static_cast<unsigned>(*info.parameter_id));
    const auto* domain = explicit_for(infos, info);
    if (domain == nullptr)
        return Error{ErrorCode::curve_unknown, Stage::card_access, 0, 0, "a PACEInfo without domain parameters"};
    return crypto::Group::from_algorithm(domain->algorithm);
}

bool mapping_defined(const PaceSuite& suite, const crypto::Group& group) noexcept {
    // §9.5.1: secp224r1 has p = 1 mod 4, for which the point encoding is not defined.
    return suite.agreement == group.kind() && !(suite.mapping == Mapping::integrated && group.parameter_id() == 10);
}

/// §4.4.4.1: tag 84 where the chip offers more than one set of domain parameters.
DomainReference reference_for(const lds::SecurityInfos& infos, const lds::PaceInfo& info) noexcept {
    const bool several = std::any_of(infos.pace.begin(), infos.pace.end(),
                                     [&](const auto& other) { return other.parameter_id != info.parameter_id; });
    return several && info.parameter_id ? DomainReference::send : DomainReference::omit;
}

} // namespace

std::string describe(const PaceChoice& choice) {
    return std::string(choice.suite->name).append(" ").append(choice.group.name());
}

unsigned strength(const PaceChoice& choice) noexcept {
    return std::min(cipher_bits(choice.suite->cipher), group_bits(choice.group));
}

Result<PaceOffer> read_offer(const lds::SecurityInfos& infos, const AccessPolicy& policy) {
    PaceOffer offer;
    offer.any = !infos.pace.empty();
    std::vector<PaceChoice> all;
    for (const auto& info : infos.pace) {
        const auto* suite = find_pace_suite(info.protocol);
        if (suite == nullptr || info.version != 2 || info.parameter_id.value_or(0) > 0xFFFFFFFF) {
            offer.unknown_suite = true;
            continue;
        }
        auto group = group_for(infos, info);
        if (!group || !mapping_defined(*suite, *group)) {
            offer.refused_parameters = true;
            continue;
        }
        all.push_back({suite, static_cast<std::uint32_t>(info.parameter_id.value_or(group->parameter_id())), *group,
                       reference_for(infos, info), !standardized(info)});
    }
    std::stable_sort(all.begin(), all.end(), stronger);
    if (!all.empty()) offer.strongest = describe(all.front());
    for (auto& choice : all)
        if (policy.pace_3des || choice.suite->cipher != crypto::Cipher::des3) offer.usable.push_back(std::move(choice));
    return offer;
}

} // namespace cccd::access
