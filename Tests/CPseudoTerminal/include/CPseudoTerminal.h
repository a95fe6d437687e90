#ifndef DQ_CPSEUDOTERMINAL_H
#define DQ_CPSEUDOTERMINAL_H

#include <sys/types.h>

/// Starts a program on a new pseudo-terminal of this size.
///
/// Returns its process id, or -1 with errno set; `master` becomes the side of the person who types.
pid_t dq_pty_spawn(char *const arguments[], char *const environment[], unsigned short rows,
                   unsigned short columns, int *master);

#endif
