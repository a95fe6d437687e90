#include "dqsignals.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>

static atomic_int interrupted;

static void on_interrupt(int signal) {
  (void)signal;
  atomic_store(&interrupted, 1);
}

int dq_signals_install(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  return sigaction(SIGINT, &action, NULL);
}

int dq_interrupted(void) { return atomic_load(&interrupted); }
void dq_clear_interrupt(void) { atomic_store(&interrupted, 0); }
