#ifndef DQ_HASH_H
#define DQ_HASH_H

#include <stddef.h>
#include <stdint.h>

/// Writes the SHA-256 digest (FIPS 180-4) of some bytes.
///
/// Whole blocks go through the processor's own instructions where it has them, else through libmd.
void dq_sha256(const uint8_t *_Nullable bytes, size_t count, uint8_t digest[_Nonnull 32]);

/// The same by libmd alone.
void dq_sha256_plain(const uint8_t *_Nullable bytes, size_t count, uint8_t digest[_Nonnull 32]);

#endif
