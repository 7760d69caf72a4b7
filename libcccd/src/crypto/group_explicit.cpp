// A curve given by its numbers, as CV certificates have them, matched to the table (Doc 9303-11 §9.4.4, §9.5.1).
#include "base/try.hpp"
#include "crypto/group_state.hpp"

namespace cccd::crypto {

namespace {

bool same(ByteView number, const BIGNUM* known) {
    const auto given = number_of(number);
    return given && BN_cmp(given.get(), known) == 0;
}

} // namespace

Result<Group> Group::from_numbers(const CurveNumbers& given) {
    for (const auto& row : group_rows()) {
        if (row.kind != GroupKind::elliptic) continue;
        CCCD_TRY(auto group, standardized(row.id));
        const auto& known = group.state();
        if (same(given.p, known.p.get()) && same(given.a, known.a.get()) && same(given.b, known.b.get()) &&
            same(given.order, known.q.get()) && equal(given.generator, group.generator()))
            return group;
    }
    return Error{ErrorCode::curve_unknown, Stage::none, 0, 0, "the domain parameters are of no known curve"};
}

} // namespace cccd::crypto
