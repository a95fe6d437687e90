#!/usr/bin/env python3
"""Fits the weights of Articles/Fields/TitleModel.

usage: title_weights.py CANDIDATES.tsv > ../articles/title.weights
CANDIDATES.tsv: one line a candidate of TitleFinder: page, site, how much the page counts, 1 or 0 for
headline or not, and its features. Prints the weights; tells on standard error how often the headline of a page (or none) is
chosen right on sites left out of the fit.
"""
import sys

import numpy as np

UNITS, DECAY, EPOCHS, FOLDS = 8, 1e-3, 250, 4


def load(path):
    pages = {}
    for line in open(path, encoding="utf8"):
        page, site, share, label, *row = line.rstrip("\n").split("\t")
        pages.setdefault((page, site, float(share)), []).append((float(label), [float(x) for x in row]))
    return [
        (site, np.array([r for _, r in rows]), np.array([y for y, _ in rows]), share)
        for (_, site, share), rows in pages.items()
    ]


def forward(weights, rows):
    layer, bias, units, linear = weights
    hidden = np.tanh(rows @ layer + bias)
    return hidden, hidden @ units + rows @ linear


def fit(pages):
    """Softmax over the candidates of a page and "no headline", which scores zero; Adam."""
    width = pages[0][1].shape[1]
    rows = np.concatenate([np.vstack([x, np.zeros((1, width))]) for _, x, _, _ in pages])
    wanted = np.concatenate([np.append(y, 0 if y.any() else 1) for _, _, y, _ in pages])
    sizes = np.array([len(y) + 1 for _, _, y, _ in pages])
    shares = np.array([share for _, _, _, share in pages])
    shares = np.repeat(shares / shares.sum(), sizes)
    last = np.cumsum(sizes) - 1
    first = last - sizes + 1
    random = np.random.RandomState(0)
    weights = [random.randn(width, UNITS) * 0.25, np.zeros(UNITS), random.randn(UNITS) * 0.3,
               np.zeros(width)]
    mean, square = [0 * w for w in weights], [0 * w for w in weights]
    for epoch in range(EPOCHS):
        hidden, score = forward(weights, rows)
        score[last] = 0
        power = np.exp(score - np.repeat(np.maximum.reduceat(score, first), sizes))
        given = power / np.repeat(np.add.reduceat(power, first), sizes)
        target = given * wanted
        target /= np.repeat(np.add.reduceat(target, first), sizes) + 1e-12
        error = (target - given) * shares
        error[last] = 0
        back = np.outer(error, weights[2]) * (1 - hidden * hidden)
        steps = [rows.T @ back, back.sum(0), hidden.T @ error, rows.T @ error]
        rate = 0.03 * (1 - epoch / EPOCHS) + 0.001
        for i, step in enumerate(steps):
            step = step - (0 if i == 1 else DECAY) * weights[i]
            mean[i] = 0.9 * mean[i] + 0.1 * step
            square[i] = 0.99 * square[i] + 0.01 * step**2
            scale = np.sqrt(square[i] / (1 - 0.99 ** (epoch + 1))) + 1e-8
            weights[i] = weights[i] + rate * mean[i] / (1 - 0.9 ** (epoch + 1)) / scale
    return weights


def is_right(weights, page):
    _, rows, labels, _ = page
    best = np.append(forward(weights, rows)[1], 0).argmax()
    return labels[best] > 0 if best < len(labels) else not labels.any()


if __name__ == "__main__":
    pages = load(sys.argv[1])
    sites = sorted({site for site, _, _, _ in pages})
    right = 0
    for fold in range(FOLDS):
        held = set(sites[fold::FOLDS])
        weights = fit([p for p in pages if p[0] not in held])
        right += sum(is_right(weights, p) for p in pages if p[0] in held)
    print(f"held out: {right / len(pages):.3f} of {len(pages)} right", file=sys.stderr)
    layer, bias, units, linear = fit(pages)
    print("# Weights of Articles/Fields/TitleModel, made by generators/title_weights.py.")
    print("# One row a unit: its bias, then one weight a feature.\n[layer]")
    for unit in range(UNITS):
        print("\t".join(f"{x:.3f}" for x in [bias[unit], *layer[:, unit]]))
    print("# One weight a unit.\n[units]", *(f"{x:.3f}" for x in units), sep="\n")
    print("# One weight a feature.\n[sum]", *(f"{x:.3f}" for x in linear), sep="\n")
