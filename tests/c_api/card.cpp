#include "card.h"

#include <algorithm>
#include <softchip/chip.hpp>

namespace {

constexpr int32_t card_removed = 301;

softchip::Chip& chip_of(void* card) {
    return *static_cast<softchip::Chip*>(card);
}

} // namespace

void* card_new(const char* profile_folder) {
    auto loaded = softchip::load_profile(profile_folder);
    if (!loaded.profile) return nullptr;
    auto* chip = new softchip::Chip(*std::move(loaded.profile));
    chip->power_on();
    return chip;
}

void card_free(void* card) {
    delete static_cast<softchip::Chip*>(card);
}

void card_remove_after(void* card, size_t answers) {
    chip_of(card).remove_after(answers);
}

int32_t card_transmit(void* card, const uint8_t* command, size_t command_size, uint8_t* response, size_t capacity,
                      size_t* response_size) {
    const auto answer = chip_of(card).exchange({command, command_size});
    if (answer.empty()) return card_removed;
    if (answer.size() > capacity) return -1;
    std::copy(answer.begin(), answer.end(), response);
    *response_size = answer.size();
    return 0;
}

int32_t card_reset(void* card) {
    chip_of(card).power_off();
    return chip_of(card).power_on().empty() ? card_removed : 0;
}
