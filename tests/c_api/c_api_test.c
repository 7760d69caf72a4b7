/* Opens, reads, verifies a software card from C, and looks at every way in which that can fail. */
#include "card.h"

#include <cccd/cccd.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #condition);                                                     \
            ++failures;                                                                                                \
        }                                                                                                              \
    } while (0)

static const char* const number = "038090012345";

static cccd_visit* visit_of(void* card) {
    cccd_transport transport = {sizeof transport, card, card_transmit, card_reset, 65544, 65538, 1};
    return cccd_visit_new(&transport);
}

static void progress(void* context, size_t done, size_t total) {
    size_t* last = context;
    CHECK(done <= total);
    *last = done;
}

static cccd_trust* trust_of(const char* profile) {
    char path[512];
    const char* paths[1] = {path};
    cccd_trust* trust = NULL;
    snprintf(path, sizeof path, "%s/csca.pem", profile);
    CHECK(cccd_trust_load(paths, 1, &trust) == 0);
    return trust;
}

/* The portrait decodes to pixels; a copy that lost its tail, or that is no image, has its number. */
static void check_portrait(const uint8_t* image, size_t size) {
    cccd_picture* picture = NULL;
    CHECK(cccd_picture_decode(image, size, &picture) == 0);
    CHECK(cccd_picture_width(picture) >= 100 && cccd_picture_height(picture) >= 100);
    if (cccd_picture_rgb(picture) != NULL) {
        const size_t octets = (size_t)cccd_picture_width(picture) * cccd_picture_height(picture) * 3;
        size_t i;
        unsigned darkest = 255, lightest = 0;
        for (i = 0; i < octets; ++i) {
            const unsigned value = cccd_picture_rgb(picture)[i];
            if (value < darkest) darkest = value;
            if (value > lightest) lightest = value;
        }
        CHECK(lightest > darkest + 50);
    }
    cccd_picture_free(picture);
    CHECK(cccd_picture_decode(image, size / 2, &picture) == 605);
    CHECK(picture == NULL);
    CHECK(cccd_picture_decode((const uint8_t*)"GIF89a", 6, &picture) == 605);
    CHECK(cccd_picture_decode(image, 2 << 20, NULL) == 101);
    CHECK(cccd_picture_decode(NULL, 0, &picture) == 101);
    CHECK(cccd_picture_width(NULL) == 0 && cccd_picture_height(NULL) == 0 && cccd_picture_rgb(NULL) == NULL);
    cccd_picture_free(NULL);
}

static void check_verified(const cccd_verified* verified) {
    const uint8_t* image = NULL;
    size_t size = 0;
    char* json = cccd_verified_json(verified);
    CHECK(strcmp(cccd_verified_overall(verified), "genuine") == 0);
    CHECK(cccd_verified_acceptable(verified) == 1);
    CHECK(json != NULL && strstr(json, "\"fullName\"") != NULL && strstr(json, number) != NULL);
    CHECK(cccd_verified_portrait(verified, &image, &size) == 0);
    CHECK(size > 2 && image[0] == 0xFF && image[1] == 0xD8);
    check_portrait(image, size);
    cccd_string_free(json);
}

/* What was kept can be given back and judged again. */
static void check_kept(const cccd_evidence* evidence, const cccd_trust* trust) {
    static const char* const names[] = {"EF.SOD", "EF.DG1", "EF.DG2", "EF.DG13", "EF.DG14", "EF.DG15", "EF.CardAccess"};
    cccd_evidence* again = cccd_evidence_new();
    cccd_verified* verified = NULL;
    char* record = cccd_evidence_record(evidence);
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; ++i) {
        const uint8_t* content = NULL;
        size_t size = 0;
        CHECK(cccd_evidence_file(evidence, names[i], &content, &size) == 0);
        CHECK(cccd_evidence_set_file(again, names[i], content, size) == 0);
    }
    CHECK(cccd_evidence_set_record(again, record) == 0);
    CHECK(cccd_evidence_set_record(again, "{}") == 601);
    CHECK(cccd_verify(again, trust, NULL, &verified) == 0);
    check_verified(verified);
    cccd_verified_free(verified);
    cccd_evidence_free(again);
    cccd_string_free(record);
}

static void a_card_is_opened_read_and_verified(const char* profile) {
    void* card = card_new(profile);
    cccd_visit* visit = visit_of(card);
    cccd_keys* keys = cccd_keys_new();
    cccd_trust* trust = trust_of(profile);
    cccd_evidence* evidence = NULL;
    cccd_verified* verified = NULL;
    size_t octets = 0;
    const uint8_t challenge[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    cccd_read_options options = {sizeof options, 0, challenge, 1, progress, &octets, 60000};
    CHECK(cccd_keys_add_number(keys, number) == 0);
    CHECK(cccd_visit_open(visit, keys) == 0);
    CHECK(cccd_visit_read(visit, &options, &evidence) == 0);
    CHECK(octets > 15000);
    CHECK(cccd_verify(evidence, trust, NULL, &verified) == 0);
    check_verified(verified);
    check_kept(evidence, trust);
    cccd_verified_free(verified);

    /* No anchor: neither genuine nor forged. */
    CHECK(cccd_verify(evidence, NULL, NULL, &verified) == 0);
    CHECK(strcmp(cccd_verified_overall(verified), "cannot_tell") == 0);
    CHECK(cccd_verified_acceptable(verified) == 0);
    cccd_verified_free(verified);
    {
        cccd_verify_options lenient = {sizeof lenient, 1, 0, 1795305600};
        CHECK(cccd_verify(evidence, NULL, &lenient, &verified) == 0);
        CHECK(cccd_verified_acceptable(verified) == 1);
        cccd_verified_free(verified);
    }
    cccd_evidence_free(evidence);
    cccd_trust_free(trust);
    cccd_keys_free(keys);
    cccd_visit_free(visit);
    card_free(card);
}

static void what_goes_wrong_has_its_number(const char* profile) {
    void* card = card_new(profile);
    cccd_visit* visit = visit_of(card);
    cccd_keys* keys = cccd_keys_new();
    cccd_evidence* evidence = NULL;
    const uint8_t* content = NULL;
    size_t size = 0;
    CHECK(cccd_keys_add_number(keys, "12") == 102);
    CHECK(cccd_keys_add_can(keys, "") == 103);
    CHECK(cccd_keys_add_mrz(keys, "nonsense") == 104);
    CHECK(cccd_keys_add_qr(keys, "nonsense") == 105);
    CHECK(cccd_keys_add_document(keys, NULL, "", "") == 101);
    CHECK(cccd_visit_open(visit, keys) == 106);
    CHECK(cccd_visit_read(visit, NULL, &evidence) == 505);
    CHECK(cccd_keys_add_can(keys, "999999") == 0);
    CHECK(cccd_visit_open(visit, keys) == 401);
    CHECK(cccd_visit_status_word(visit) != 0);
    CHECK(cccd_keys_add_document(keys, "090012345", "900815", "300815") == 0);
    CHECK(cccd_visit_open(visit, keys) == 0);
    card_remove_after(card, 3);
    CHECK(cccd_visit_read(visit, NULL, &evidence) == 301);
    CHECK(evidence == NULL);
    cccd_visit_cancel(visit);
    CHECK(cccd_visit_open(visit, keys) == 301 || cccd_visit_open(visit, keys) == 901);

    CHECK(strcmp(cccd_error_name(301), "card_removed") == 0);
    CHECK(strcmp(cccd_error_name(-1), "unknown") == 0);
    CHECK(strlen(cccd_version()) > 0);
    evidence = cccd_evidence_new();
    CHECK(cccd_evidence_set_file(evidence, "EF.Nonsense", (const uint8_t*)"x", 1) == 101);
    CHECK(cccd_evidence_file(evidence, "EF.SOD", &content, &size) == 308);
    CHECK(cccd_verify(NULL, NULL, NULL, NULL) == 101);
    CHECK(cccd_visit_new(NULL) == NULL);
    cccd_evidence_free(evidence);
    cccd_evidence_free(NULL);
    cccd_keys_free(keys);
    cccd_visit_free(visit);
    card_free(card);
}

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    a_card_is_opened_read_and_verified(argv[1]);
    what_goes_wrong_has_its_number(argv[1]);
    printf("%d failures\n", failures);
    return failures == 0 ? 0 : 1;
}
