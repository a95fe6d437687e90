#define _GNU_SOURCE
#include "dqsignals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static atomic_int interrupted, resized, continued, termination;
static int ends[2] = {-1, -1};

static void on_signal(int signal) {
  int saved = errno;
  switch (signal) {
  case SIGINT: atomic_store(&interrupted, 1); break;
  case SIGWINCH: atomic_store(&resized, 1); break;
  case SIGCONT: atomic_store(&continued, 1); break;
  default: atomic_store(&termination, signal); break;
  }
  if (ends[1] >= 0) {
    ssize_t written = write(ends[1], "s", 1);
    (void)written;
  }
  errno = saved;
}

static void handle(int signal, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(signal, &action, NULL);
}

int dq_signals_install(void) {
  if (ends[0] >= 0) return ends[0];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  const int signals[] = {SIGINT, SIGWINCH, SIGCONT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) handle(signals[i], on_signal);
  handle(SIGPIPE, SIG_IGN);
  return ends[0];
}

void dq_signals_install_interrupt(void) { handle(SIGINT, on_signal); }

int dq_interrupted(void) { return atomic_load(&interrupted); }
int dq_take_interrupt(void) { return atomic_exchange(&interrupted, 0); }
int dq_take_resize(void) { return atomic_exchange(&resized, 0); }
int dq_take_continue(void) { return atomic_exchange(&continued, 0); }
int dq_termination(void) { return atomic_load(&termination); }

void dq_drain_signals(void) {
  char bytes[64];
  while (read(ends[0], bytes, sizeof bytes) > 0) {
  }
}
