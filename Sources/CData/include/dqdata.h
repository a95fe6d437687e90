#ifndef DQ_DATA_H
#define DQ_DATA_H

#include <stddef.h>

/// One embedded data file: its path below the target's folder, and its bytes.
typedef struct {
  const char *_Nonnull path;
  const unsigned char *_Nonnull bytes;
  size_t count;
} dq_data_file;

/// All embedded files, in the order of `data.c`.
const dq_data_file *_Nonnull dq_data_files(void);

/// How many files `dq_data_files` holds.
size_t dq_data_count(void);

#endif
