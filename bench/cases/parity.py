"""Grammar against spaCy, token by token: parity-spacy/compare.py over every set of the folder."""

import re
from typing import Any

from cases.common import CaseError, Options, read_jsonl, run_casus, run_scorer, work_folder, write_jsonl

FIELDS = ["boundary", "tag", "pos", "morph", "lemma", "dep", "head", "sent_start", "ent", "all"]


def run(options: Options) -> dict[str, float]:
    """CASE holds NAME.sm.jsonl.xz, NAME.md.jsonl.xz; --model picks which."""
    model = options.model or "sm"
    files = sorted(options.case.glob(f"*.{model}.jsonl*"))
    if not files:
        raise CaseError(f"no *.{model}.jsonl files in {options.case}")
    totals = dict.fromkeys(FIELDS, 0.0)
    tokens = 0
    with work_folder(options) as folder:
        for gold in files:
            documents = [d for d in read_jsonl(gold) if not d.get("header")]
            predicted = predict(options, documents, folder, gold.name, model)
            printed = run_scorer(
                options.scorers / "parity-spacy" / "compare.py",
                [str(gold), str(predicted), "--diffs", str(options.errors)],
            )
            count = sum(len(d["tokens"]) for d in documents)
            for field in FIELDS:
                totals[field] += share(printed, field) * count
            tokens += count
    return {field: totals[field] / tokens for field in FIELDS}


def predict(options: Options, documents: list[dict[str, Any]], folder: Any, name: str, model: str) -> Any:
    """Runs `casus annotate --grammar spacy` over the texts; reshapes to compare.py's lines."""
    texts = folder / f"{name}.texts.jsonl"
    write_jsonl(texts, [{"id": d["id"], "text": d["text"]} for d in documents])
    raw = folder / f"{name}.raw.jsonl"
    flags = ["--whole", "--grammar", "spacy", "--layers", "tokens,chunks", "--max-sentence", "1000000"]
    model_folder = options.root / "build" / "model" / model
    run_casus(options, ["annotate", *flags, "-q", "--model", str(model_folder), "-o", str(raw), str(texts)])
    predicted = folder / f"{name}.predicted.jsonl"
    lines = []
    for line in read_jsonl(raw):
        rows = [row[:11] for row in line["layers"]["tokens"]]
        lines.append({"id": line["id"], "tokens": rows})
    write_jsonl(predicted, lines)
    return predicted


def share(printed: str, field: str) -> float:
    """The figure that compare.py printed for a field, as a share."""
    found = re.search(rf"^\s*{field}\b[^0-9]*([0-9.]+)\s*(%?)", printed, re.MULTILINE)
    if not found:
        raise CaseError(f"compare.py printed no figure for {field}")
    value = float(found.group(1))
    return value / 100 if found.group(2) else value
