#include "dqdata.h"

// One line per data file: a name for C, and the path below this folder.
#define DQ_FILES(FILE) \
  FILE(hu, "languages/hu.lang") \
  FILE(vi, "languages/vi.lang") \
  FILE(zh, "languages/zh.lang") \
  FILE(de, "languages/de.lang") \
  FILE(en, "languages/en.lang")

// `#embed` cannot stand inside a macro, so each file has its array here and its row in DQ_FILES.
static const unsigned char hu[] = {
#embed "languages/hu.lang"
};
static const unsigned char vi[] = {
#embed "languages/vi.lang"
};
static const unsigned char zh[] = {
#embed "languages/zh.lang"
};
static const unsigned char de[] = {
#embed "languages/de.lang"
};
static const unsigned char en[] = {
#embed "languages/en.lang"
};

#define DQ_ROW(name, path) {path, name, sizeof(name)},
static const dq_data_file files[] = {DQ_FILES(DQ_ROW)};

const dq_data_file *dq_data_files(void) { return files; }
size_t dq_data_count(void) { return sizeof(files) / sizeof(files[0]); }
