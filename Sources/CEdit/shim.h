#ifndef DQ_CEDIT_SHIM_H
#define DQ_CEDIT_SHIM_H

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <wchar.h>

// Swift imports no variadic functions and no mutable globals; here is one typed wrapper for each
// operation that the line editor uses.

typedef char *(*cedit_prompt)(EditLine *);
typedef unsigned char (*cedit_command)(EditLine *, int);
typedef int (*cedit_reader)(EditLine *, wchar_t *);

extern int wcwidth(wchar_t);

static inline EditLine *cedit_init(const char *name) { return el_init(name, stdin, stdout, stderr); }

static inline int cedit_set_prompt(EditLine *e, cedit_prompt f, char literal) {
  return el_set(e, EL_PROMPT_ESC, f, (int)literal);
}
static inline int cedit_set_emacs(EditLine *e) { return el_set(e, EL_EDITOR, "emacs"); }
static inline int cedit_ignore_signals(EditLine *e) { return el_set(e, EL_SIGNAL, 0); }
static inline int cedit_bind(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, key, command, NULL);
}
static inline int cedit_add(EditLine *e, const char *name, cedit_command f) {
  return el_set(e, EL_ADDFN, name, name, f);
}
static inline int cedit_set_reader(EditLine *e, cedit_reader f) {
  return el_set(e, EL_GETCFN, f);
}
static inline int cedit_set_owner(EditLine *e, void *owner) {
  return el_set(e, EL_CLIENTDATA, owner);
}
static inline void *cedit_owner(EditLine *e) {
  void *owner = NULL;
  el_get(e, EL_CLIENTDATA, &owner);
  return owner;
}
static inline int cedit_refresh(EditLine *e) { return el_set(e, EL_REFRESH); }
static inline int cedit_prepare(EditLine *e, int raw) { return el_set(e, EL_PREP_TERM, raw); }
static inline int cedit_set_history(EditLine *e, History *h) {
  return el_set(e, EL_HIST, history, h);
}
static inline int cedit_history_size(History *h, int size) {
  HistEvent event;
  return history(h, &event, H_SETSIZE, size);
}
static inline int cedit_history_unique(History *h) {
  HistEvent event;
  return history(h, &event, H_SETUNIQUE, 1);
}
static inline int cedit_history_add(History *h, const char *text) {
  HistEvent event;
  return history(h, &event, H_ENTER, text);
}

#endif
