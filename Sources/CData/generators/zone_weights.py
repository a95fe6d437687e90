#!/usr/bin/env python3
"""Fits the weights of Articles/Zones/ContentZones.

usage: zone_weights.py LINES.tsv OLD.weights > ../articles/zones.weights

LINES.tsv: the lines of labelled pages in order, one a row: page, site, how much the page counts, 1 or 0
for text of the article or not, and what `ZoneFeatures.fill` gives for it, separated by blanks. A loop
over `PageLines(scanner).shapes` of each page prints it; leave out lines of which `standsApart` is true,
which the model does not see. A line is labelled 1 where most of its words stand, in order, in the
page's true text. Fit on whole pages, which count 2, and on what `zone_pages.py` makes of them.

Maximum likelihood of a linear chain of four places (before the text, text, furniture set into the text,
after it; forward and backward sums, Adam), in which a wrong answer costs more the longer the line is,
and text found before the text begins more still: the headline is looked for before it. In a third of
the pages all features of cue words are hidden, so that the model does not lean on the words of the
languages that it has seen. The weights of text start from those in OLD.weights and pay for each step away
from them: what whole pages have taught holds for scripts and layouts that are not among the pages. (The
first ones were those of a chain of two places, times three.) The steps out of the text cost LEAVE more than
fitted: a last paragraph without anything behind it is rare among the pages, and common in extracts. Tells on standard error how much of the text, by width, is found on sites
left out of the fit (F1, mean of pages).
"""
import itertools, random, sys

import numpy as np

OWN, CUES, NEIGHBOURS, PER_NEIGHBOUR, PLACE = 42, 13, 6, 9, 17
EPOCHS, DECAY, FOLDS, HIDDEN = 12, 1e-2, 4, 0.35
MARGIN, EARLY, LEAVE = 20, (2, 3), (1, 4)
AFTER_CUES = OWN + 3 * CUES
AFTER_NEIGHBOURS = AFTER_CUES + NEIGHBOURS * PER_NEIGHBOUR
CUE_SLOTS = [39, 40, 41, *range(OWN, AFTER_CUES)] + [
    AFTER_CUES + k * PER_NEIGHBOUR + slot for k in range(NEIGHBOURS) for slot in (7, 8)] + [
    AFTER_NEIGHBOURS + slot for slot in (15, 16)]
WIDTH = 1  # the feature that grows with the length of the line
BEFORE, TEXT, GAP, AFTER = range(4)
STEPS = [(BEFORE, BEFORE), (BEFORE, TEXT), (TEXT, TEXT), (TEXT, GAP), (TEXT, AFTER), (GAP, GAP), (GAP, TEXT),
         (AFTER, AFTER)]
NEVER = -1e9
ALLOWED = np.full((4, 4), NEVER)
ALLOWED[tuple(zip(*STEPS))] = 0
FIRST, LAST = np.array([0, 0, NEVER, NEVER]), np.array([0, 0, NEVER, 0])


def load(path):
    pages = {}
    for line in open(path, encoding="utf8"):
        page, site, share, label, row = line.rstrip("\n").split("\t")
        pages.setdefault((page, site, float(share)), []).append((int(label), row))
    return [
        (site, share, np.array([np.array(r.split(), np.float32) for _, r in rows]),
         np.array([y for y, _ in rows]))
        for (_, site, share), rows in pages.items()
    ]


def old(path):
    rows = [line.strip() for line in open(path, encoding="utf8")]
    start = rows.index("[text]") + 1
    return [float(row) for row in itertools.takewhile(lambda row: row and row[0] not in "#[", rows[start:])]


def places(labels):
    text = np.flatnonzero(labels)
    found = np.zeros(len(labels), int)
    if len(text):
        found[text[0]:text[-1] + 1] = GAP
        found[text] = TEXT
        found[text[-1] + 1:] = AFTER
    return found


def sums(score, steps):
    """Log-sums of all sequences up to and from each line, and of all."""
    count, weight = len(score), np.exp(steps + ALLOWED)
    ahead, behind = np.empty((count, 4)), np.empty((count, 4))
    ahead[0] = score[0] + FIRST
    for t in range(1, count):
        top = ahead[t - 1].max()
        ahead[t] = np.log(np.exp(ahead[t - 1] - top) @ weight + 1e-300) + top + score[t]
    behind[-1] = LAST
    for t in range(count - 2, -1, -1):
        value = score[t + 1] + behind[t + 1]
        top = value.max()
        behind[t] = np.log(weight @ np.exp(value - top) + 1e-300) + top
    ends = ahead[-1] + LAST
    return ahead, behind, np.log(np.exp(ends - ends.max()).sum()) + ends.max()


def gradient(weights, steps, rows, wanted):
    """The slope of the log-likelihood of one page."""
    score, cost = rows @ weights.T, MARGIN * rows[:, WIDTH] + 0.1
    early = (EARLY[0] - 1) * MARGIN * rows[:, WIDTH] + EARLY[1]
    score[:, TEXT] += np.where(wanted == TEXT, 0, cost) + np.where(wanted == BEFORE, early, 0)
    for place in (BEFORE, GAP, AFTER):
        score[:, place] += np.where(wanted == TEXT, cost, 0)
    ahead, behind, total = sums(score, steps)
    slope = (np.eye(4)[wanted] - np.exp(ahead + behind - total)).T @ rows
    step_slope = np.zeros((4, 4))
    np.add.at(step_slope, (wanted[:-1], wanted[1:]), 1)
    for a, b in STEPS:
        step_slope[a, b] -= np.exp(ahead[:-1, a] + steps[a, b] + score[1:, b] + behind[1:, b] - total).sum()
    return slope, step_slope


def fit(pages, prior, seed=0):
    chance = random.Random(seed)
    shown = []
    for site, share, rows, labels in pages:
        if chance.random() < HIDDEN:
            rows = rows.copy()
            rows[:, CUE_SLOTS] = 0
        shown.append((share, rows, places(labels)))
    start_weights = np.zeros((4, pages[0][2].shape[1]))
    start_weights[TEXT, :len(prior)] = prior
    weights = [start_weights.copy(), np.zeros((4, 4))]
    mean, square = [0 * w for w in weights], [0 * w for w in weights]
    step = 0
    for epoch in range(EPOCHS):
        chance.shuffle(shown)
        rate = 0.08 * (1 - epoch / EPOCHS) + 0.003
        for start in range(0, len(shown), 64):
            part = shown[start:start + 64]
            slopes, lines = [0 * w for w in weights], 0
            for share, rows, wanted in part:
                for i, slope in enumerate(gradient(*weights, rows, wanted)):
                    slopes[i] = slopes[i] + share * slope
                lines += share * len(wanted)
            step += 1
            for i, slope in enumerate(slopes):
                slope = 10 * (slope / lines - (DECAY * (weights[i] - start_weights) if i == 0 else 0))
                mean[i] = 0.9 * mean[i] + 0.1 * slope
                square[i] = 0.99 * square[i] + 0.01 * slope * slope
                weights[i] = weights[i] + rate * (mean[i] / (1 - 0.9 ** step)) / (
                    np.sqrt(square[i] / (1 - 0.99 ** step)) + 1e-6)
    # Only differences between places count.
    return weights[0] - weights[0][BEFORE], weights[1]


def answers(weights, steps, rows):
    score, steps = rows @ weights.T, steps + ALLOWED
    best, origins = score[0] + FIRST, []
    for value in score[1:]:
        sums = best[:, None] + steps
        origins.append(sums.argmax(0))
        best = sums.max(0) + value
    place = int((best + LAST).argmax())
    found = [place]
    for origin in reversed(origins):
        place = int(origin[place])
        found.append(place)
    return np.array(found[::-1]) == TEXT


def held_out(pages, prior):
    sites = sorted({site for site, *_ in pages})
    random.Random(3).shuffle(sites)
    scores = []
    for fold in range(FOLDS):
        test = set(sites[fold::FOLDS])
        weights = fit([page for page in pages if page[0] not in test], prior)
        for site, _, rows, labels in pages:
            if site in test:
                width, found, text = rows[:, WIDTH], answers(*weights, rows), labels == 1
                scores.append(2 * width[found & text].sum() / max(1e-9, width[found].sum() + width[text].sum()))
    return sum(scores) / len(scores)


if __name__ == "__main__":
    pages, prior = load(sys.argv[1]), old(sys.argv[2])
    print(f"{len(pages)} pages, held out F1 {held_out(pages, prior):.3f}", file=sys.stderr)
    weights, steps = fit(pages, prior)
    steps[TEXT, GAP] -= LEAVE[0]
    steps[TEXT, AFTER] -= LEAVE[1]
    print("# Weights of the model in Articles/Zones, fitted by maximum likelihood on labelled news pages: one a")
    print("# feature for each place of a line, then one a step from a line's place to the next one's.")
    for place, name in ((TEXT, "text"), (GAP, "gap"), (AFTER, "after")):
        print(f"[{name}]", *(f"{x:.3f}" for x in weights[place]), sep="\n")
    print("# before-before, before-text, text-text, text-gap, text-after, gap-gap, gap-text, after-after")
    print("[step]", *(f"{steps[a, b]:.3f}" for a, b in STEPS), sep="\n")
