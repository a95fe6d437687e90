#ifndef DQ_CEDIT_SHIM_H
#define DQ_CEDIT_SHIM_H
#include <histedit.h>
#endif
