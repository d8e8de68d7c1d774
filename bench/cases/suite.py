"""Sentences with gold events: type, source and target (scorers/score_suites.py)."""

from collections import defaultdict
from typing import Any

from cases.common import CaseError, Options, read_jsonl, run_casus, run_scorer, work_folder, write_jsonl
from cases.documents import figure

VIOLENT = {"ASSAULT", "COERCE"}


def run(options: Options) -> dict[str, float]:
    """CASE holds gold.jsonl: id, text, date, gold."""
    gold = options.gold_file(options.case / "gold.jsonl")
    if not gold.exists():
        raise CaseError(f"{gold} is missing")
    records = read_jsonl(gold)
    with work_folder(options) as folder:
        texts = folder / "texts.jsonl"
        write_jsonl(texts, [input_line(r) for r in records])
        raw = folder / "coded.jsonl"
        run_casus(options, ["code", "--whole", "-q", "-o", str(raw), *options.model_flags(), str(texts)])
        coded = {r["id"]: r["events"] for r in read_jsonl(raw)}
        predicted = folder / "predicted.jsonl"
        write_jsonl(predicted, [{"id": k, "events": [reshape(e) for e in v]} for k, v in coded.items()])
        printed = run_scorer(options.scorers / "scorers" / "score_suites.py", [str(gold), str(predicted)])
    out = {"type_recall": figure(printed, "type"), **pair_figures(records, coded)}
    empty = [r for r in records if not r["gold"]]
    if empty:
        wrong = sum(any(e["type"] in VIOLENT for e in coded.get(r["id"], [])) for r in empty)
        out["false_rate"] = wrong / len(empty)
    return out


def input_line(record: dict[str, Any]) -> dict[str, Any]:
    """What the binary reads of a gold record."""
    line = {"id": record["id"], "text": record["text"]}
    if record.get("date"):
        line["date"] = str(record["date"])[:10]
    return line


def party(parties: list[dict[str, Any]]) -> str:
    """One name for a side: country code where there is one, else the name."""
    return (parties[0]["country"] or parties[0]["name"]) if parties else ""


def reshape(event: dict[str, Any]) -> dict[str, Any]:
    """score_suites' event. A symmetric event keeps its parties in one list: the second is its target."""
    actors, recipients = event["actors"], event["recipients"]
    if not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    return {"type": event["type"], "source_actor": party(actors), "target_actor": party(recipients)}


def pair_figures(records: list[dict[str, Any]], coded: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Where each record has one gold event with both parties: type of the best event that names both."""
    single = [r for r in records if len(r["gold"]) == 1 and r["gold"][0]["sources"] and r["gold"][0]["targets"]]
    if len(single) < len(records) or not records:
        return {}
    right = 0
    per_type: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for record in single:
        gold = record["gold"][0]
        best = best_event(gold, coded.get(record["id"], []))
        ok = best is not None and best["type"] in gold["types_ok"]
        right += ok
        per_type[gold["type"]][2 if not ok else 0] += 1
        if best is not None and not ok:
            per_type[best["type"]][1] += 1
    f1s = [2 * tp / (2 * tp + fp + fn) if tp else 0.0 for tp, fp, fn in per_type.values()]
    return {"pair_accuracy": right / len(single), "pair_macro_f1": sum(f1s) / len(f1s)}


def best_event(gold: dict[str, Any], events: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The event with the highest score that names both parties, sides swapped allowed."""
    fitting = []
    for event in events:
        sides = reshape(event)
        a, b = sides["source_actor"], sides["target_actor"]
        straight = same(a, gold["sources"]) and same(b, gold["targets"])
        swapped = same(b, gold["sources"]) and same(a, gold["targets"])
        if straight or swapped:
            fitting.append(event)
    return max(fitting, key=lambda e: e["score"], default=None)


def same(predicted: str, golds: list[dict[str, Any]]) -> bool:
    """score_suites.py's rule for one side: code prefix, or text contained either way."""
    p = (predicted or "").strip().lower().strip("-")
    for gold in golds:
        code, text = (gold.get("code") or "").strip().lower(), (gold.get("text") or "").strip().lower()
        if p and code and p.isalpha() and len(p) <= 9 and p[:3] == code[:3]:
            return True
        if p and text and len(p) > 3 and (text in p or p in text):
            return True
    return False
