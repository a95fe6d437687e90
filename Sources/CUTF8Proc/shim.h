#include <stddef.h>
#include <utf8proc.h>

// The C library declares it under _GNU_SOURCE alone, which a module cannot ask for.
void *memmem(const void *text, size_t text_size, const void *needle, size_t needle_size);
