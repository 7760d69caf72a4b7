/* A software card for a program in C. */
#ifndef CCCD_TESTS_CARD_H
#define CCCD_TESTS_CARD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void* card_new(const char* profile_folder);
void card_free(void* card);
void card_remove_after(void* card, size_t answers);
int32_t card_transmit(void* card, const uint8_t* command, size_t command_size, uint8_t* response, size_t capacity,
                      size_t* response_size);
int32_t card_reset(void* card);

#ifdef __cplusplus
}
#endif

#endif
