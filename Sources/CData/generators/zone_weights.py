#!/usr/bin/env python3
"""Fits the weights of Articles/Zones/ContentZones.

usage: zone_weights.py LINES.tsv > ../articles/zones.weights

LINES.tsv: the lines of labelled pages in order, one a row: page, site, how much the page counts, 1 or 0
for text of the article or not, and what `ZoneFeatures.fill` gives for it, separated by blanks. A loop
over `PageLines(scanner).shapes` of each page prints it; leave out lines of which `standsApart` is true,
which the model does not see. A line is labelled 1 where most of its words stand, in order, in the
page's true text. Fit on whole pages and on extracts without their menus alike, and let extracts count
more: they have few lines.

Maximum likelihood of a linear chain (forward and backward sums, Adam), in which a wrong answer costs
more the longer the line is. In a third of the pages all features of cue words are hidden, so that the
model does not lean on the words of the languages that it has seen. Tells on standard error how much of
the text, by width, is judged right on sites left out of the fit.
"""
import random, sys

import numpy as np

OWN, CUES, NEIGHBOURS, PER_NEIGHBOUR = 42, 13, 6, 9
EPOCHS, DECAY, FOLDS, HIDDEN = 25, 1e-4, 4, 0.35
AFTER_CUES = OWN + 3 * CUES
CUE_SLOTS = [39, 40, 41, *range(OWN, AFTER_CUES)] + [
    AFTER_CUES + k * PER_NEIGHBOUR + slot for k in range(NEIGHBOURS) for slot in (7, 8)]
WIDTH = 1  # the feature that grows with the length of the line


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


def log_sum(a, b):
    top = np.maximum(a, b)
    return top + np.log(np.exp(a - top) + np.exp(b - top))


def gradient(weights, pairs, rows, wanted):
    """The slope of the log-likelihood of one page."""
    score = rows @ weights + (3 * rows[:, WIDTH] + 0.1) * (1 - 2 * wanted)
    count = len(score)
    ahead, behind = np.zeros((count, 2)), np.zeros((count, 2))
    ahead[0, 1] = score[0]
    for t in range(1, count):
        for state in (0, 1):
            ahead[t, state] = log_sum(ahead[t - 1, 0] + pairs[0, state], ahead[t - 1, 1] + pairs[1, state])
        ahead[t, 1] += score[t]
    for t in range(count - 2, -1, -1):
        text = score[t + 1] + behind[t + 1, 1]
        for state in (0, 1):
            behind[t, state] = log_sum(pairs[state, 0] + behind[t + 1, 0], pairs[state, 1] + text)
    total = log_sum(ahead[-1, 0], ahead[-1, 1])
    text = np.exp(ahead[:, 1] + behind[:, 1] - total)
    pair_slope = np.zeros((2, 2))
    for before in (0, 1):
        for after in (0, 1):
            own = behind[1:, after] + (score[1:] if after else 0)
            expected = np.exp(ahead[:-1, before] + pairs[before, after] + own - total).sum()
            seen = ((wanted[:-1] == before) & (wanted[1:] == after)).sum()
            pair_slope[before, after] = seen - expected
    return rows.T @ (wanted - text), pair_slope


def fit(pages, seed=0):
    chance = random.Random(seed)
    shown = []
    for site, share, rows, wanted in pages:
        if chance.random() < HIDDEN:
            rows = rows.copy()
            rows[:, CUE_SLOTS] = 0
        shown.append((share, rows, wanted))
    weights = [np.zeros(pages[0][2].shape[1]), np.zeros((2, 2))]
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
                slope = 10 * (slope / lines - (DECAY * weights[i] if i == 0 else 0))
                mean[i] = 0.9 * mean[i] + 0.1 * slope
                square[i] = 0.99 * square[i] + 0.01 * slope * slope
                weights[i] = weights[i] + rate * (mean[i] / (1 - 0.9 ** step)) / (
                    np.sqrt(square[i] / (1 - 0.99 ** step)) + 1e-6)
    return weights


def answers(weights, pairs, rows):
    score = rows @ weights
    best, origins = (0.0, score[0]), []
    for value in score[1:]:
        outside = (best[0] + pairs[0, 0], best[1] + pairs[1, 0])
        inside = (best[0] + pairs[0, 1], best[1] + pairs[1, 1])
        origins.append((outside[1] > outside[0], inside[1] > inside[0]))
        best = (max(outside), max(inside) + value)
    state, result = best[1] > best[0], []
    for origin in reversed(origins):
        result.append(state)
        state = origin[1] if state else origin[0]
    return np.array([state, *reversed(result)])


def held_out(pages):
    sites = sorted({site for site, *_ in pages})
    random.Random(3).shuffle(sites)
    right = total = 0
    for fold in range(FOLDS):
        test = set(sites[fold::FOLDS])
        weights = fit([page for page in pages if page[0] not in test])
        for site, _, rows, wanted in pages:
            if site in test:
                width = rows[:, WIDTH]
                right += width[answers(*weights, rows) == wanted].sum()
                total += width.sum()
    return right / total


if __name__ == "__main__":
    pages = load(sys.argv[1])
    print(f"{len(pages)} pages, held out right: {held_out(pages):.3f}", file=sys.stderr)
    weights, pairs = fit(pages)
    print("# Weights of the model in Articles/Zones: one a feature, then one a pair of answers (before, after).")
    print("# Fitted by maximum likelihood on labelled news pages, their cue words left out in a third of them.")
    print("[line]", *(f"{x:.3f}" for x in weights), sep="\n")
    print("[pair]", *(f"{x:.3f}" for x in pairs.flatten()), sep="\n")
