// How a file of a TR-03105-5.1 test ended: refused by the parser, taken with a remark, or taken without one.
#pragma once

#include "lds/remarks.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace conformance {

struct Outcome {
    bool refused = false;
    std::vector<std::string> remarks;

    [[nodiscard]] bool sound() const { return !refused && remarks.empty(); }
    [[nodiscard]] bool remarked(std::string_view id) const {
        for (const auto& remark : remarks)
            if (remark == id) return true;
        return false;
    }
};

inline Outcome refused() {
    return {true, {}};
}

inline Outcome taken(const cccd::lds::Remarks& remarks) {
    Outcome outcome;
    for (const auto& remark : remarks) outcome.remarks.emplace_back(remark.view());
    return outcome;
}

} // namespace conformance
