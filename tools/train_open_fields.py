#!/usr/bin/env python3
"""Trains data/open_fields/weights.yaml: what fills a field that an act's own words leave open.

A conditional logit over the actors, or the dates, of an article and "nobody" (McFadden 1974), one for
each field (actor, recipient, date),
with a row of weights for all types and one for each type that is drawn towards 0 (L2), fitted by
gradient descent. Learns from pages that may train what we ship (../shared/gold: pages-made,
pages-open) and nothing else. Prints the share of open roles that are filled rightly, by
cross-validation over pages.

    tools/train_open_fields.py [--gold ../shared/gold] [--write]
"""

import argparse
import importlib.util
import json
import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
SETS = ("pages-made", "pages-open")
TYPES = re.findall(r'"([A-Z]+)"', (ROOT / "casus/types/findings.h").read_text().split("enum class")[0])
FOLDS = 5
L2_ALL = 0.5  # Pull of the row for all types to 0.
L2_TYPE = 4.0  # Pull of the rows for single types.
NOBODY_WEIGHT = 0.5  # Weight of a field that gold leaves open: gold takes any value there.
STEPS = 300


@dataclass
class Choice:
    """One open field: features of each candidate, which of them are right, and its type."""

    page: str
    role: str
    type: int
    features: np.ndarray  # candidates × features
    right: np.ndarray  # bool by candidate
    open: bool  # Gold names nobody.


def feature_names(field: str) -> list[str]:
    """Names in the order of knowledge/open_fields.h."""
    text = (ROOT / "casus/knowledge/open_fields.h").read_text(encoding="utf-8")
    kind = "DATE" if field == "date" else "ROLE"
    listed = re.split(r"#define|// clang-format on", text[text.index(f"#define CASUS_{kind}_FEATURE") :])[1]
    return re.findall(r'"([a-z_]+)"', listed)


def load_scorer(gold: Path) -> Any:
    """score.py of the gold: when two names agree."""
    spec = importlib.util.spec_from_file_location("score", gold / "pages" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def matched(score: Any, gold: dict[str, Any], page: dict[str, Any], text: str) -> dict[int, dict[str, Any]]:
    """Index of an event of the page -> the gold event that it tells, by type and overlap."""
    pairs: dict[int, dict[str, Any]] = {}
    for event in gold["events"]:
        quotes = [event["evidence"], *(event.get("evidence_alt") or [])]
        spans = [span for quote in quotes for span in score.spans_in(text, quote)]
        best, least = None, score.MIN_OVERLAP
        for index, found in enumerate(page["events"]):
            if index in pairs or found["type"] not in (event["plover"], *event.get("plover_also", ())):
                continue
            overlap = score.overlap(quotes, spans, found["evidence"], score.spans_in(text, found["evidence"]))
            if overlap >= least:
                best, least = index, overlap
        if best is not None:
            pairs[best] = event
    return pairs


def date_choice(score: Any, page: str, event: dict[str, Any], found: dict[str, Any], choice: dict[str, Any]) -> Choice:
    is_open = score.span_of(event["date"]) is None
    right = [not is_open and score.dates_agree(event["date"], c["date"]) for c in choice["candidates"]]
    features = np.array([c["features"] for c in choice["candidates"]])
    return Choice(page, "date", TYPES.index(found["type"]), features, np.array(right), is_open)


def choices_of(score: Any, gold: dict[str, Any], page: dict[str, Any], text: str) -> list[Choice]:
    ours = {"actors": page["actors"], "events": []}
    gold_book, our_book = score.Book(gold), score.Book(ours)
    pairs = matched(score, gold, page, text)
    out = []
    for choice in page["choices"]:
        event = pairs.get(choice["event"])
        if event is None or not choice["candidates"]:
            continue
        wanted = list(event["actor"] if choice["role"] == "actor" else event["recipient"])
        found = page["events"][choice["event"]]
        if choice["role"] == "date":
            out.append(date_choice(score, page["id"], event, found, choice))
            continue
        if event["plover"] in score.SYMMETRIC:
            # Either side may stand in either list; who is there already is not wanted any more.
            both = event["actor"] + event["recipient"]
            there = [*found["actors"], *found["recipients"]]
            chosen = (
                page["actors"][choice["candidates"][choice["chosen"]]["actor"]]["name"] if choice["chosen"] >= 0 else ""
            )
            there = [name for name in there if name != chosen]
            wanted = [w for w in both if not any(score.agree(w, name, gold_book, our_book) for name in there)]
        names = [page["actors"][c["actor"]]["name"] for c in choice["candidates"]]
        right = np.array([any(score.agree(w, n, gold_book, our_book) for w in wanted) for n in names])
        features = np.array([c["features"] for c in choice["candidates"]])
        out.append(Choice(page["id"], choice["role"], TYPES.index(found["type"]), features, right, not wanted))
    return out


def read_choices(score: Any, folder: Path, binary: Path) -> list[Choice]:
    done = subprocess.run(
        [str(binary), "--pack", str(binary.parent.parent / "casus.pack"), str(folder / "pages.jsonl")],
        check=True,
        capture_output=True,
        text=True,
    )
    gold = {g["id"]: g for g in read_lines(folder / "gold.jsonl")}
    texts = {p["id"]: p["text"] for p in read_lines(folder / "pages.jsonl")}
    out: list[Choice] = []
    for line in done.stdout.splitlines():
        page = json.loads(line)
        if page["id"] in gold:
            out += choices_of(score, gold[page["id"]], page, texts[page["id"]])
    return out


class Batch:
    """All choices one under another: a row for each candidate, then one for nobody."""

    def __init__(self, choices: list[Choice]) -> None:
        rows, target, weight, types = [], [], [], []
        sizes = []
        for choice in choices:
            count, features = choice.features.shape
            block = np.zeros((count + 1, features + 1))
            block[:count, :features] = choice.features
            block[count, features] = 1.0
            wanted: np.ndarray = np.append(choice.right.astype(float), 0.0)
            if wanted.sum() == 0:
                wanted[-1] = 1.0
            rows.append(block)
            target.append(wanted)
            sizes.append(count + 1)
            weight.append(np.full(count + 1, NOBODY_WEIGHT if choice.open else 1.0))
            types.append(np.full(count + 1, choice.type))
        self.rows, self.target = np.vstack(rows), np.concatenate(target)
        self.weight, self.types = np.concatenate(weight), np.concatenate(types)
        self.begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self.sizes = np.array(sizes)

    def gradient(self, weights: np.ndarray) -> np.ndarray:
        """Of the log-likelihood that one of the right ones is chosen."""
        scores = ((weights[0] + weights[1 + self.types]) * self.rows).sum(axis=1)
        top: np.ndarray = np.repeat(np.maximum.reduceat(scores, self.begins), self.sizes)
        p = np.exp(scores - top)
        p /= np.repeat(np.add.reduceat(p, self.begins), self.sizes)
        q = p * self.target
        q /= np.maximum(np.repeat(np.add.reduceat(q, self.begins), self.sizes), 1e-12)
        pulls = ((q - p) * self.weight)[:, None] * self.rows
        gradient: np.ndarray = np.zeros_like(weights)
        gradient[0] = pulls.sum(axis=0)
        np.add.at(gradient, 1 + self.types, pulls)
        return gradient


class Logit:
    """weights[0]: row of all types; weights[1 + t]: row of type t; the last column is nobody."""

    def __init__(self, features: int) -> None:
        self.weights = np.zeros((1 + len(TYPES), features + 1))

    def row(self, type_: int) -> np.ndarray:
        row: np.ndarray = self.weights[0] + self.weights[1 + type_]
        return row

    def scores(self, choice: Choice) -> np.ndarray:
        row = self.row(choice.type)
        scores: np.ndarray = np.append(choice.features @ row[:-1], row[-1])
        return scores

    def fit(self, choices: list[Choice]) -> None:
        """Full-batch gradient ascent with Adam's step sizes (Kingma and Ba 2015)."""
        batch = Batch(choices)
        mean, square = np.zeros_like(self.weights), np.zeros_like(self.weights)
        pull = np.full((len(self.weights), 1), L2_TYPE)
        pull[0] = L2_ALL
        for step in range(1, STEPS + 1):
            gradient = batch.gradient(self.weights) - pull * self.weights
            mean = 0.9 * mean + 0.1 * gradient
            square = 0.999 * square + 0.001 * gradient**2
            rate = 0.05 if step < STEPS * 2 // 3 else 0.01
            self.weights += rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)

    def choose(self, choice: Choice) -> int:
        """Index of a candidate, -1 for nobody."""
        best = int(np.argmax(self.scores(choice)))
        return -1 if best == len(choice.right) else best


def tally(model: Logit, choices: list[Choice], counts: dict[str, int]) -> None:
    for choice in choices:
        chosen = model.choose(choice)
        counts["open in gold"] += choice.open
        counts["filled where gold is open"] += choice.open and chosen >= 0
        if choice.open:
            continue
        counts["asked"] += 1
        counts["answer is there"] += bool(choice.right.any())
        counts["filled"] += chosen >= 0
        counts["right"] += chosen >= 0 and bool(choice.right[chosen])


def cross_validate(choices: list[Choice], features: int) -> dict[str, int]:
    pages = sorted({c.page for c in choices})
    fold = {page: i % FOLDS for i, page in enumerate(pages)}
    counts: dict[str, int] = defaultdict(int)
    for k in range(FOLDS):
        model = Logit(features)
        model.fit([c for c in choices if fold[c.page] != k])
        tally(model, [c for c in choices if fold[c.page] == k], counts)
    return counts


def yaml_of(model: Logit, names: list[str]) -> str:
    """The rows of one role; weights that round to 0 are left out."""
    lines = []
    for label, row in zip(["all", *TYPES], model.weights, strict=True):
        given = [f"{n}: {w:.2f}" for n, w in zip([*names, "nobody"], row, strict=True) if abs(w) >= 0.05]
        if given:
            lines.append(f"    {label}: {{{', '.join(given)}}}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--binary", type=Path, default=ROOT / "build/release/bench/casus_bench_open_fields")
    parser.add_argument("--write", action="store_true", help="write data/open_fields/weights.yaml")
    options = parser.parse_args()
    score = load_scorer(options.gold)
    choices = [c for s in SETS for c in read_choices(score, options.gold / s, options.binary)]
    text = [
        "# Weights that choose what fills a field that an act leaves open (casus/knowledge/open_fields.h).",
        "# Written by tools/train_open_fields.py; a row of a type is added to the row of all.",
        "source: trained on pages-made (ours) and pages-open (Tehran Times / Mehr News Agency, "
        "CC BY 4.0; annotation ours)",
        "open_fields:",
    ]
    for role in ("actor", "recipient", "date"):
        names = feature_names(role)
        mine = [c for c in choices if c.role == role]
        counts = cross_validate(mine, len(names))
        print(
            role,
            dict(counts),
            f"right {counts['right'] / max(1, counts['asked']):.3f} of asked,",
            f"{counts['right'] / max(1, counts['filled']):.3f} of filled",
        )
        model = Logit(len(names))
        model.fit(mine)
        text += [f"  {role}:", yaml_of(model, names)]
    if options.write:
        (ROOT / "data/open_fields/weights.yaml").write_text("\n".join(text) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
