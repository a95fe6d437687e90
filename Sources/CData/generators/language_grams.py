#!/usr/bin/env python3
"""Makes articles/language.grams: which letters follow each other in which language.

usage: language_grams.py CROATIAN SERBIAN > ../articles/language.grams
CROATIAN and SERBIAN: the words of wordfreq's list "sh" that `hunspell -d hr_HR -G` and
`hunspell -d sr_Latn_RS -G` print, one a line.

From the word frequencies of PyPI's wordfreq 3.1.1 (subtitles, encyclopedias, news, books, web pages;
data under CC BY-SA 4.0). Croatian and Serbian share one list there; Debian's hunspell-hr and
hunspell-sr (LGPL), and where both have a word the standards' own choices below, tell which word is
whose. A word of frequency p gives p to each of its n-grams of three and four letters, with a blank
before and behind it, and to itself where it has three; log-probabilities above a floor are
quantised to bytes. The table keeps the n-grams that tell some two languages apart best. Languages
that no file of `languages` describes stand in it so that their texts are not taken for a
neighbour's.

The table is ready to use, little-endian: "DQG1", the number of groups; for each group its script (4
bytes), the number of languages, their codes (4 bytes each), the width of a row in bytes, the binary
logarithm of the number of slots, the slots' 32-bit marks (0 is empty), the slots' rows.
"""
import collections, math, re, struct, sys
import numpy as np
import wordfreq

GROUPS = {
    "Latn": "hu vi de en fr es it pt pl cs sk ro sr hr tr nl sv fi id da no ca sl lt lv is".split(),
    "Cyrl": "ru uk bg sr mk".split(),
    "Arab": "ar fa ur".split(),
}
FEATURES = {"Latn": 24000, "Cyrl": 12000, "Arab": 6000}
WIDTH = {"Latn": 32, "Cyrl": 8, "Arab": 4}
NAMES = {"no": "nb", "sr": "sh", "hr": "sh"}
FLOOR = 2e-6
SCALE = 19  # steps of a nat
TO_CYRILLIC = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")) | {
    "nj": "њ", "lj": "љ", "dž": "џ"}
MASK = (1 << 64) - 1


def cyrillic(word):
    return re.sub("nj|lj|dž|.", lambda m: TO_CYRILLIC.get(m[0], m[0]), word)


# Beginnings of words that the dictionaries share and one standard avoids: Croatian, Serbian.
CHOICES = """
tjed(an|n)=nedelj|sedmic tisuć=hiljad vlak=voz(a|u|om|ovi|ova)?$ računal=računar|kompjuter
uvjet=uslov zrak(a|u|om)?$|zračn=vazdu kruh=hle[bp] otok(a|u|om|e|ci)?$=ostrv glazb=muzi[kčc]
kazališ=pozoriš sveučiliš=univerzitet nogomet=fudbal europ=evrop eur(o|a|u|ima)$=evr(o|a|u|ima)$
povijest|povjesn=istori znanost|znanstven=nauk|naučn tvorni[cč]=fabri[kč] opć=opšt
također=takođe$ izvješ|izvijest|izvjest=izvešt priopć=saopšt tijekom=tokom$
vanjsk=spoljn|inostran sigurnos=bezbedn veleposlan=ambasa tajni[kc]=sekretar stožer=štab
zastupni=poslani sabor=skupštin županij=okru[gž] tužitelj=tužila[cčš] prosvjed=protest
promet=saobraća zrakoplov=avion liječni[kč]=lekar siječ(anj|nj)=januar veljač=februar
ožuj=mart(a|u)?$ trav(anj|nj)=april svib(anj|nj)=maj(a|u)?$ lip(anj|nj)=jun(a|u)?$
srp(anj|nj)=jul(a|u)?$ kolovoz=avgust ruj(an|n)=septemba?r listopad=oktoba?r
studen(i|og|om|oga|ome)$=novemba?r prosin[ac]=decemba?r obitelj=porodi[cč]
glasnogovorni=portparol predsjed=predsed pisač=štampač zaslon=ekran tipkovnic=tastatur
postrojb=jedinic ozljed|ozlijed=povre[dđ] tjelesn=telesn djelatni=radni[kc] odvjetni=advokat
kolodvor=stanic ravnatelj=direktor nazočn=prisutn uporab=upotreb suradn|surađ=saradn|sarađ
suvremen=savremen sudionik|sudjelo=učesni|učestvo natječaj=konkurs proračun=budžet
gospodarst|gospodarsk=privred|ekonomij cest(a|e|i|u|om|ama)$=put(a|u|em|evi|eva|evima)?$
vrhnje=pavlak rajčic=paradajz mrkv=šargarep tanjur=tanjir vjerojat=verovat točn|točk=tačn|tačk
uopće$=uopšte$ kemij=hemij kaos=haos kršćan=hrišćan prijedlo[gz]=predlo[gz] prijenos=prenos
prijevod=prevod|prevođ prijelaz=prelaz odgoj=vaspita unatoč$=uprkos$ tko$=šta$
"""
CHOSEN = [re.compile("|".join(side)) for side in zip(*(pair.split("=") for pair in CHOICES.split()))]

# Croatian puts the infinitive after many verbs where Serbian puts "da" and a finite form.
INFINITIVE = re.compile("..+(a|i|je|u)ti$")
PREFERENCE = 1.3


def owner(word, found, dictionaries):
    """Croatian or Serbian, or None: the one that chooses the word, whose dictionary alone knows it,
    or whose vowel it has (gdje, lijepo: gde, lepo) where the list holds both forms."""
    chosen = [bool(pattern.match(word)) for pattern in CHOSEN]
    croatian, serbian = (word in dictionaries[code] for code in ("hr", "sr"))
    for first, second in (chosen, (croatian, serbian)):
        if first != second and len(word) > 1:
            return "hr" if first else "sr"
    for long in ("ije", "je"):
        for i in range(1, len(word)):
            if word.startswith(long, i):
                short = word[:i] + "e" + word[i + len(long):]
                only_serbian = short not in dictionaries["hr"] and (
                    short in dictionaries["sr"] or not croatian)
                if short in found and only_serbian:
                    return "hr"
            elif word[i] == "e" and word[:i] + long + word[i + 1:] in dictionaries["hr"]:
                if not croatian:
                    return "sr"
    return None


def preference(code, word, dictionaries):
    """The factor by which a shared word is more frequent in Croatian or in Serbian."""
    side = "hr" if INFINITIVE.match(word) and word in dictionaries["hr"] else \
        "sr" if word == "da" else None
    return 1 if side is None else PREFERENCE if side == code else 1 / PREFERENCE


def words(script, code, dictionaries):
    found = wordfreq.get_frequency_dict(NAMES.get(code, code), "best")
    result = {}
    for word, p in found.items():
        word = word.strip("'")
        if not word or re.search(r"[\d_]", word) or len(word) > 40:
            continue
        if NAMES.get(code) == "sh":
            p *= preference(code, word, dictionaries)
            if owner(word, found, dictionaries) not in (None, code):
                p *= 0.05
        if code == "sr" and script == "Cyrl":
            word = cyrillic(word)
        letters = [c for c in word if script_of(c) == script]
        if len(letters) < len([c for c in word if c.isalpha()]):
            continue
        result[word] = result.get(word, 0) + p
    return result


def script_of(c):
    n = ord(c)
    if 0x41 <= n <= 0x24F or 0x1E00 <= n <= 0x1EFF: return "Latn"
    if 0x400 <= n <= 0x52F: return "Cyrl"
    if 0x600 <= n <= 0x77F: return "Arab"


def grams(word):
    for part in re.split(r"[^\w]+", word):
        if not part: continue
        text = " " + part + " "
        for n in (3, 4):
            for i in range(len(text) - n + 1):
                yield text[i:i + n]
        if len(part) == 3: yield text


def key(gram):
    """The letters at 16 bits each; a whole word of three letters has the top bit set."""
    number = 0
    for letter in gram[-4:]:
        number = number << 16 | ord(letter)
    return number | (len(gram) == 5) << 63


def table(script, dictionaries):
    codes = GROUPS[script]
    counts = [collections.Counter() for _ in codes]
    for i, code in enumerate(codes):
        for word, p in words(script, code, dictionaries).items():
            for gram in grams(word): counts[i][gram] += p
        total = collections.Counter()
        for gram, p in counts[i].items(): total[len(gram)] += p
        for gram in counts[i]: counts[i][gram] /= total[len(gram)]
    every = set().union(*counts)
    names = sorted(every)
    p = np.array([[c.get(g, 0) for c in counts] for g in names])
    logs = np.log(p + FLOOR)
    order = best(p, logs, FEATURES[script])
    return [names[i] for i in order], logs[order]


def best(p, logs, count):
    """The n-grams that rank highest for some pair of languages, by how much they tell them apart."""
    ranks = np.full(len(p), len(p))
    for i in range(p.shape[1]):
        for j in range(i):
            worth = np.abs((p[:, i] - p[:, j]) * (logs[:, i] - logs[:, j]))
            order = np.argsort(-worth, kind="stable")[:count]
            ranks[order] = np.minimum(ranks[order], np.arange(len(order)))
    return np.argsort(ranks, kind="stable")[:count]


def packed(script, names, logs):
    """One group of the file: open addressing by the top bits of the product, marks from its middle."""
    codes, width = GROUPS[script], WIDTH[script]
    bits = math.ceil(math.log2(len(names) * 4 / 3))
    marks, rows = [0] * (1 << bits), [bytes(width)] * (1 << bits)
    for gram, row in zip(names, logs):
        product = key(gram) * 0x9E3779B97F4A7C15 & MASK
        slot, mark = product >> (64 - bits), product >> 16 & 0xFFFFFFFF | 1
        while marks[slot]:
            slot = (slot + 1) % len(marks)
        steps = [min(255, max(0, round((x - math.log(FLOOR)) * SCALE))) for x in row]
        marks[slot], rows[slot] = mark, bytes(steps).ljust(width, b"\0")
    head = struct.pack("<4sI", script.encode(), len(codes))
    head += b"".join(code.encode().ljust(4) for code in codes) + struct.pack("<II", width, bits)
    return head + struct.pack(f"<{len(marks)}I", *marks) + b"".join(rows)


if __name__ == "__main__":
    dictionaries = {
        code: set(open(path, encoding="utf8").read().split())
        for code, path in zip(("hr", "sr"), sys.argv[1:])
    }
    out = sys.stdout.buffer
    out.write(b"DQG1" + struct.pack("<I", len(GROUPS)))
    for script in GROUPS:
        out.write(packed(script, *table(script, dictionaries)))
