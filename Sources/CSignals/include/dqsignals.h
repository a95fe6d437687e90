#ifndef DQ_SIGNALS_H
#define DQ_SIGNALS_H

/// Installs the handler of SIGINT, which only raises a flag. Returns 0, or -1 with errno set.
int dq_signals_install(void);

/// 1 when SIGINT arrived since the flag was last cleared.
int dq_interrupted(void);

/// Clears the flag.
void dq_clear_interrupt(void);

#endif
