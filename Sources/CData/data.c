#include "dqdata.h"

// One line per data file: a name for C, and the path below this folder.
#define DQ_FILES(FILE) \
  FILE(zones, "articles/zones.weights") \
  FILE(title, "articles/title.weights") \
  FILE(grams, "articles/language.grams") \
  FILE(fr, "languages/fr.lang") \
  FILE(es, "languages/es.lang") \
  FILE(it, "languages/it.lang") \
  FILE(pt, "languages/pt.lang") \
  FILE(pl, "languages/pl.lang") \
  FILE(cs, "languages/cs.lang") \
  FILE(sk, "languages/sk.lang") \
  FILE(ro, "languages/ro.lang") \
  FILE(bg, "languages/bg.lang") \
  FILE(ru, "languages/ru.lang") \
  FILE(uk, "languages/uk.lang") \
  FILE(sr, "languages/sr.lang") \
  FILE(hr, "languages/hr.lang") \
  FILE(tr, "languages/tr.lang") \
  FILE(el, "languages/el.lang") \
  FILE(nl, "languages/nl.lang") \
  FILE(sv, "languages/sv.lang") \
  FILE(fi, "languages/fi.lang") \
  FILE(ar, "languages/ar.lang") \
  FILE(fa, "languages/fa.lang") \
  FILE(he, "languages/he.lang") \
  FILE(ja, "languages/ja.lang") \
  FILE(ko, "languages/ko.lang") \
  FILE(id, "languages/id.lang") \
  FILE(th, "languages/th.lang") \
  FILE(hi, "languages/hi.lang") \
  FILE(hu, "languages/hu.lang") \
  FILE(vi, "languages/vi.lang") \
  FILE(zh, "languages/zh.lang") \
  FILE(de, "languages/de.lang") \
  FILE(en, "languages/en.lang") \
  FILE(entities, "shared/entities.data") \
  FILE(html, "shared/html.data") \
  FILE(encodings, "shared/encodings.data") \
  FILE(readers, "shared/readers.data") \
  FILE(people, "names/people.names") \
  FILE(places, "names/places.names") \
  FILE(organisations, "names/organisations.names") \
  FILE(states, "names/states.names") \
  FILE(persons, "names/persons.names") \
  FILE(titles, "names/titles.names")

// `#embed` cannot stand inside a macro, so each file has its array here and its row in DQ_FILES.
static const unsigned char title[] = {
#embed "articles/title.weights"
};
static const unsigned char grams[] = {
#embed "articles/language.grams"
};
static const unsigned char zones[] = {
#embed "articles/zones.weights"
};
static const unsigned char fr[] = {
#embed "languages/fr.lang"
};
static const unsigned char es[] = {
#embed "languages/es.lang"
};
static const unsigned char it[] = {
#embed "languages/it.lang"
};
static const unsigned char pt[] = {
#embed "languages/pt.lang"
};
static const unsigned char pl[] = {
#embed "languages/pl.lang"
};
static const unsigned char cs[] = {
#embed "languages/cs.lang"
};
static const unsigned char sk[] = {
#embed "languages/sk.lang"
};
static const unsigned char ro[] = {
#embed "languages/ro.lang"
};
static const unsigned char bg[] = {
#embed "languages/bg.lang"
};
static const unsigned char ru[] = {
#embed "languages/ru.lang"
};
static const unsigned char uk[] = {
#embed "languages/uk.lang"
};
static const unsigned char sr[] = {
#embed "languages/sr.lang"
};
static const unsigned char hr[] = {
#embed "languages/hr.lang"
};
static const unsigned char tr[] = {
#embed "languages/tr.lang"
};
static const unsigned char el[] = {
#embed "languages/el.lang"
};
static const unsigned char nl[] = {
#embed "languages/nl.lang"
};
static const unsigned char sv[] = {
#embed "languages/sv.lang"
};
static const unsigned char fi[] = {
#embed "languages/fi.lang"
};
static const unsigned char ar[] = {
#embed "languages/ar.lang"
};
static const unsigned char fa[] = {
#embed "languages/fa.lang"
};
static const unsigned char he[] = {
#embed "languages/he.lang"
};
static const unsigned char ja[] = {
#embed "languages/ja.lang"
};
static const unsigned char ko[] = {
#embed "languages/ko.lang"
};
static const unsigned char id[] = {
#embed "languages/id.lang"
};
static const unsigned char th[] = {
#embed "languages/th.lang"
};
static const unsigned char hi[] = {
#embed "languages/hi.lang"
};
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
static const unsigned char entities[] = {
#embed "shared/entities.data"
};
static const unsigned char html[] = {
#embed "shared/html.data"
};
static const unsigned char encodings[] = {
#embed "shared/encodings.data"
};
static const unsigned char readers[] = {
#embed "shared/readers.data"
};

static const unsigned char people[] = {
#embed "names/people.names"
};
static const unsigned char places[] = {
#embed "names/places.names"
};
static const unsigned char organisations[] = {
#embed "names/organisations.names"
};
static const unsigned char states[] = {
#embed "names/states.names"
};
static const unsigned char persons[] = {
#embed "names/persons.names"
};
static const unsigned char titles[] = {
#embed "names/titles.names"
};

#define DQ_ROW(name, path) {path, name, sizeof(name)},
static const dq_data_file files[] = {DQ_FILES(DQ_ROW)};

const dq_data_file *dq_data_files(void) { return files; }
size_t dq_data_count(void) { return sizeof(files) / sizeof(files[0]); }
