#ifndef DQ_SIGNALS_H
#define DQ_SIGNALS_H

/// Installs handlers that raise a flag and write a byte to a pipe; SIGPIPE is ignored.
///
/// Returns the end of the pipe to poll, or -1 with errno set. Calling it again changes nothing.
int dq_signals_install(void);

/// Installs the handler of SIGINT alone, for a run without a prompt.
void dq_signals_install_interrupt(void);

/// 1 when SIGINT arrived since the flag was last cleared.
int dq_interrupted(void);

/// Clears the flag of SIGINT and returns what it was.
int dq_take_interrupt(void);

/// Clears the flag of SIGWINCH and returns what it was.
int dq_take_resize(void);

/// Clears the flag of SIGCONT and returns what it was.
int dq_take_continue(void);

/// The signal that asks the program to end (SIGTERM, SIGHUP), or 0.
int dq_termination(void);

/// Empties the pipe.
void dq_drain_signals(void);

#endif
