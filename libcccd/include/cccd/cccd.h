/* The C API: open a chip, read it, verify it. For C, C#, Java, Python, Delphi and whatever calls C functions.
 *
 * Every function that can fail gives 0 or the number of an error (docs/errors.md). Handles belong to the caller and
 * are freed by the function of their name; NULL may be freed. Text is UTF-8. Not thread-safe per handle, except
 * cccd_visit_cancel and cccd_verify. The ABI is stable: structs begin with their own size, so that they can grow. */
#ifndef CCCD_CCCD_H
#define CCCD_CCCD_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define CCCD_C_API __attribute__((visibility("default")))
#else
#define CCCD_C_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cccd_keys cccd_keys;         /* passwords, in the order in which they are tried */
typedef struct cccd_trust cccd_trust;       /* anchors; may be shared by threads once nobody adds to it */
typedef struct cccd_visit cccd_visit;       /* one card in one reader */
typedef struct cccd_evidence cccd_evidence; /* what was read */
typedef struct cccd_verified cccd_verified; /* report and document */
typedef struct cccd_picture cccd_picture;   /* a decoded image */

CCCD_C_API const char* cccd_version(void);
/* "card_removed"; "unknown" for a number that is none. */
CCCD_C_API const char* cccd_error_name(int32_t code);
/* Frees what a function gave as char*; wipes it first. */
CCCD_C_API void cccd_string_free(char* text);

/* Passwords. A wrong one gives its error (101 to 105) and adds nothing. */
CCCD_C_API cccd_keys* cccd_keys_new(void);
CCCD_C_API void cccd_keys_free(cccd_keys* keys);
CCCD_C_API int32_t cccd_keys_add_number(cccd_keys* keys, const char* personal_number); /* twelve digits */
CCCD_C_API int32_t cccd_keys_add_qr(cccd_keys* keys, const char* qr_text);
CCCD_C_API int32_t cccd_keys_add_can(cccd_keys* keys, const char* can);
CCCD_C_API int32_t cccd_keys_add_mrz(cccd_keys* keys, const char* mrz);
/* Document number as in the MRZ (a CCCD: the last nine digits), dates as YYMMDD. */
CCCD_C_API int32_t cccd_keys_add_document(cccd_keys* keys, const char* number, const char* birth, const char* expiry);

/* Trust anchors: certificates, CRLs, master lists. An empty trust makes every chain "no trust anchor". */
CCCD_C_API cccd_trust* cccd_trust_new(void);
CCCD_C_API void cccd_trust_free(cccd_trust* trust);
CCCD_C_API int32_t cccd_trust_add(cccd_trust* trust, const uint8_t* content, size_t size);
/* Files, and folders of files. */
CCCD_C_API int32_t cccd_trust_load(const char* const* paths, size_t count, cccd_trust** trust);

/* The way to the card. `context` is handed back in every call. */
typedef struct cccd_transport {
    size_t size; /* sizeof(cccd_transport) */
    void* context;
    /* One command APDU; the response with its status word goes into `response`. 0, or the number of an error such as
     * 301 (card removed) or 304 (link failed). */
    int32_t (*transmit)(void* context, const uint8_t* command, size_t command_size, uint8_t* response, size_t capacity,
                        size_t* response_size);
    int32_t (*reset)(void* context); /* power off and on */
    uint32_t max_command;            /* octets of a whole command APDU; 0: 261 */
    uint32_t max_response;           /* octets of a whole response APDU, status word included; 0: 258 */
    int32_t extended;                /* 1: extended length passes, 0: it does not, -1: not known */
} cccd_transport;

/* The struct is copied; what `context` points to must outlive the visit. NULL where a function is missing. */
CCCD_C_API cccd_visit* cccd_visit_new(const cccd_transport* transport);
CCCD_C_API void cccd_visit_free(cccd_visit* visit);
/* Doc 9303-11 4.2; the default policy. `keys` may be NULL for a chip without access control. */
CCCD_C_API int32_t cccd_visit_open(cccd_visit* visit, const cccd_keys* keys);
/* Makes a running open or read end with 901 before its next command. From any thread; holds for the whole visit. */
CCCD_C_API void cccd_visit_cancel(cccd_visit* visit);
/* The status word that came with the last error, 0 where there was none. */
CCCD_C_API uint16_t cccd_visit_status_word(const cccd_visit* visit);

typedef void (*cccd_progress)(void* context, size_t done, size_t total);

typedef struct cccd_read_options {
    size_t size;                      /* sizeof(cccd_read_options) */
    uint32_t groups;                  /* bit n for data group n; 0: DG1, DG2, DG13 */
    const uint8_t* challenge;         /* 8 octets for Active Authentication, or NULL for random ones */
    int32_t always_authenticate_chip; /* Active Authentication also after Chip Authentication */
    cccd_progress progress;           /* octets; may be NULL */
    void* progress_context;
    uint32_t timeout_ms; /* 0: none */
} cccd_read_options;

/* `options` may be NULL. After a card or a link that was lost, and after a refusal without secure messaging, open and
 * read again: the same chip is read on where it broke off. */
CCCD_C_API int32_t cccd_visit_read(cccd_visit* visit, const cccd_read_options* options, cccd_evidence** evidence);

/* Evidence: files by name ("EF.SOD", "EF.DG1") and the record of all that is no file (docs/json.md). */
CCCD_C_API cccd_evidence* cccd_evidence_new(void);
CCCD_C_API void cccd_evidence_free(cccd_evidence* evidence);
CCCD_C_API int32_t cccd_evidence_set_file(cccd_evidence* evidence, const char* name, const uint8_t* content,
                                          size_t size);
CCCD_C_API int32_t cccd_evidence_set_record(cccd_evidence* evidence, const char* json);
/* A view that lives as long as the evidence. 308 where it was not read. */
CCCD_C_API int32_t cccd_evidence_file(const cccd_evidence* evidence, const char* name, const uint8_t** content,
                                      size_t* size);
CCCD_C_API char* cccd_evidence_record(const cccd_evidence* evidence);

typedef struct cccd_verify_options {
    size_t size;                  /* sizeof(cccd_verify_options) */
    int32_t accept_no_anchor;     /* 1: do not require a trust anchor */
    int32_t accept_unproved_chip; /* 1: do not require Active or Chip Authentication */
    int64_t now;                  /* seconds since 1970 UTC; 0: the system's clock */
} cccd_verify_options;

/* Pure and safe from several threads. `options` may be NULL. */
CCCD_C_API int32_t cccd_verify(const cccd_evidence* evidence, const cccd_trust* trust,
                               const cccd_verify_options* options, cccd_verified** verified);
CCCD_C_API void cccd_verified_free(cccd_verified* verified);
/* "genuine", "genuine_remarks", "cannot_tell", "not_genuine" */
CCCD_C_API const char* cccd_verified_overall(const cccd_verified* verified);
CCCD_C_API int32_t cccd_verified_acceptable(const cccd_verified* verified); /* 1 or 0 */
/* Report and document as docs/json.md describes them. */
CCCD_C_API char* cccd_verified_json(const cccd_verified* verified);
/* The portrait as it stands in DG2 (JPEG or JPEG 2000); a view that lives as long as the handle. 308 without one. */
CCCD_C_API int32_t cccd_verified_portrait(const cccd_verified* verified, const uint8_t** image, size_t* size);

/* JPEG, JP2 or a raw JPEG 2000 codestream, decoded as the kiosk does it: at most 4096 × 4096 and six million pixels
 * from one mebioctet, so that a hostile file costs neither memory nor time. 605: damaged or of another kind, 606: too
 * large. */
CCCD_C_API int32_t cccd_picture_decode(const uint8_t* image, size_t size, cccd_picture** picture);
CCCD_C_API void cccd_picture_free(cccd_picture* picture); /* wipes the pixels */
CCCD_C_API uint32_t cccd_picture_width(const cccd_picture* picture);
CCCD_C_API uint32_t cccd_picture_height(const cccd_picture* picture);
/* 8-bit RGB, rows from top to bottom without padding, width × height × 3 octets; lives as long as the handle. */
CCCD_C_API const uint8_t* cccd_picture_rgb(const cccd_picture* picture);

#ifdef __cplusplus
}
#endif

#endif
