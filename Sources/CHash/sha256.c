#include "dqhash.h"

#include <sys/types.h>

#include <sha2.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static int has_instructions(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1)) return 0;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

// Four rounds a step; the instructions take the state as its words A B E F and C D G H.
__attribute__((target("sha,sse4.1")))
static void add_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
  __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
  __m128i abef = _mm_alignr_epi8(abcd, efgh, 8);
  __m128i cdgh = _mm_blend_epi16(efgh, abcd, 0xF0);
  for (; blocks > 0; blocks--, bytes += 64) {
    const __m128i before[2] = {abef, cdgh};
    __m128i w[4];
#pragma clang loop unroll(full)
    for (int step = 0; step < 16; step++) {
      __m128i *now = &w[step % 4];
      if (step < 4) {
        *now = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes + step), big_endian);
      } else {
        const __m128i last = w[(step + 3) % 4];
        *now = _mm_sha256msg1_epu32(*now, w[(step + 1) % 4]);
        *now = _mm_add_epi32(*now, _mm_alignr_epi8(last, w[(step + 2) % 4], 4));
        *now = _mm_sha256msg2_epu32(*now, last);
      }
      const __m128i *k = (const __m128i *)(constants + 4 * step);
      const __m128i sum = _mm_add_epi32(*now, _mm_loadu_si128(k));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
    }
    abef = _mm_add_epi32(abef, before[0]);
    cdgh = _mm_add_epi32(cdgh, before[1]);
  }
  const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}
#else
static int has_instructions(void) { return 0; }
static void add_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks) {}
#endif

static void digest_with(int instructions, const uint8_t *bytes, size_t count, uint8_t digest[32]) {
  SHA2_CTX context;
  SHA256Init(&context);
  if (instructions && count >= SHA256_BLOCK_LENGTH) {
    const size_t blocks = count / SHA256_BLOCK_LENGTH, whole = blocks * SHA256_BLOCK_LENGTH;
    add_blocks(context.state.st32, bytes, blocks);
    context.bitcount[0] = whole * 8;
    bytes += whole;
    count -= whole;
  }
  SHA256Update(&context, bytes, count);
  SHA256Final(digest, &context);
}

void dq_sha256(const uint8_t *bytes, size_t count, uint8_t digest[32]) {
  // Both threads that come first find the same.
  static _Atomic int found = -1;
  if (found < 0) found = has_instructions();
  digest_with(found, bytes, count, digest);
}

void dq_sha256_plain(const uint8_t *bytes, size_t count, uint8_t digest[32]) {
  digest_with(0, bytes, count, digest);
}
