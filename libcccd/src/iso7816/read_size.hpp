// How much to ask for in one READ BINARY: all that the link can carry; less where the chip or the reader refused it,
// and then step by step more again.
#pragma once

#include <cccd/card_limits.hpp>
#include <cstddef>

namespace cccd::iso7816 {

class ReadSize {
public:
    /// `most`: the caller's own limit; 0: none.
    explicit ReadSize(const CardLimits& known = {}, std::size_t most = 0) noexcept;

    /// Octets to ask for, given what the link can carry.
    [[nodiscard]] std::size_t ask(std::size_t capacity) const noexcept;
    /// So much was refused, though the file holds it. `named`: what the chip named instead; 0: nothing.
    void refused(std::size_t asked, std::size_t named) noexcept;
    /// So much was asked for, and so much came.
    void brought(std::size_t asked, std::size_t came) noexcept;
    /// The channel broke over a read that was longer than any that came: no step up from here. False where none came
    /// that was longer than `shortest`.
    bool broke(std::size_t shortest) noexcept;
    [[nodiscard]] bool proved(std::size_t asked) const noexcept { return asked <= proved_; }
    void note(CardLimits& limits) const noexcept;

private:
    std::size_t most_;
    std::size_t works_;   ///< 0: no limit was met
    std::size_t refused_; ///< the smallest that was refused; 0: none
    std::size_t proved_;  ///< the most that came
    int in_a_row_ = 0;
};

} // namespace cccd::iso7816
