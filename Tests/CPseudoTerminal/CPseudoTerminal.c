#include "CPseudoTerminal.h"

#include <pty.h>
#include <signal.h>
#include <unistd.h>

pid_t dq_pty_spawn(char *const arguments[], char *const environment[], unsigned short rows,
                   unsigned short columns, int *master) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  pid_t child = forkpty(master, NULL, NULL, &size);
  if (child == 0) {
    // Threads of a test runner may block signals, and a program inherits what is blocked.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(arguments[0], arguments, environment);
    _exit(127);
  }
  return child;
}
