#include "iso7816/read_size.hpp"

#include <algorithm>

namespace cccd::iso7816 {

namespace {

constexpr std::size_t smallest = 8;       ///< holds any tag and length field of the LDS
constexpr std::size_t part_of_works = 16; ///< a step of a smaller part of what works spares hardly a command
constexpr int enough_to_try_more = 2;     ///< reads that worked, before a larger one is tried

} // namespace

ReadSize::ReadSize(const CardLimits& known, std::size_t most) noexcept
    : most_(most), works_(known.read_size), refused_(known.read_refused), proved_(known.read_proved) {
    if (refused_ != 0 && works_ >= refused_) works_ = refused_ = 0; // a file that someone else wrote
}

std::size_t ReadSize::ask(std::size_t capacity) const noexcept {
    if (most_ != 0) capacity = std::min(capacity, most_);
    if (works_ != 0) capacity = std::min(capacity, works_);
    return std::max(capacity, smallest);
}

void ReadSize::refused(std::size_t asked, std::size_t named) noexcept {
    in_a_row_ = 0;
    refused_ = refused_ == 0 ? asked : std::min(refused_, asked);
    const auto half = std::max(refused_ / 2, smallest);
    if (named != 0 && named < refused_)
        works_ = named;
    else
        works_ = works_ != 0 && works_ < refused_ ? works_ : half;
}

bool ReadSize::broke(std::size_t shortest) noexcept {
    if (proved_ <= shortest) return false;
    works_ = proved_;
    refused_ = 0;
    return true;
}

void ReadSize::brought(std::size_t asked, std::size_t came) noexcept {
    proved_ = std::max(proved_, came);
    if (came != asked || refused_ == 0 || asked < works_ || ++in_a_row_ < enough_to_try_more) return;
    in_a_row_ = 0;
    if (refused_ - works_ > std::max<std::size_t>(works_ / part_of_works, 2)) works_ += (refused_ - works_) / 2;
}

void ReadSize::note(CardLimits& limits) const noexcept {
    limits.read_size = static_cast<std::uint32_t>(works_);
    limits.read_refused = static_cast<std::uint32_t>(refused_);
    limits.read_proved = static_cast<std::uint32_t>(proved_);
}

} // namespace cccd::iso7816
