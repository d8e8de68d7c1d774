"""The whole job: pages read as pages, coded, compared with gold by pages/score.py."""

import json
import re
from pathlib import Path

from cases.common import CaseError, Options, read_jsonl, run_casus, run_scorer, work_folder, write_jsonl

LEVELS = {"type": "type", "+actors": "actors", "+date": "date", "+status": "status"}
SIDES = {
    "event_actors": "pair_actors",
    "status": "pair_status",
    "date_where_dated": "pair_date",
    "attribution_exact": "pair_attribution",
    "country_of_place": "pair_place",
    "quantity_value_and_bound": "pair_quantities",
}


def run(options: Options) -> dict[str, float]:
    """CASE holds pages.jsonl and gold.jsonl, or seed texts NNN_….txt (then --gold)."""
    pages = options.case / "pages.jsonl"
    seeds = not pages.exists()
    gold = options.gold_file(options.case / "gold.jsonl")
    if not gold.exists():
        raise CaseError(f"gold file {gold} is missing")
    with work_folder(options) as folder:
        raw = folder / "predicted.raw.jsonl"
        flags = ["code", "--format", "gold", "-q", "-o", str(raw), *options.model_flags()]
        if options.reader:
            flags += ["--reader", options.reader]
        run_casus(options, [*flags, str(options.case if seeds else pages)])
        predicted = folder / "predicted.jsonl"
        write_jsonl(predicted, [rename_seed(p) for p in read_jsonl(raw)])
        gold = chosen(options, gold, folder)
        report = folder / "report.json"
        arguments = [str(gold), str(predicted), "--json", str(report), "--errors", str(options.errors)]
        arguments += ["--seeds", str(options.case)] if seeds else ["--pages", str(pages)]
        run_scorer(options.scorers / "pages" / "score.py", arguments)
        return figures(json.loads(report.read_text(encoding="utf-8")))


def rename_seed(line: dict[str, object]) -> dict[str, object]:
    """A seed NNN_….txt has the id seedNNN."""
    found = re.fullmatch(r"(\d{3})_.*\.txt", Path(str(line["id"])).name)
    return {**line, "id": f"seed{found.group(1)}"} if found else line


def chosen(options: Options, gold: Path, folder: Path) -> Path:
    """Gold of the pages named by --ids alone."""
    if options.ids is None:
        return gold
    wanted = set(options.ids.read_text(encoding="utf-8").split())
    part = folder / "gold.part.jsonl"
    write_jsonl(part, [g for g in read_jsonl(gold) if g["id"] in wanted])
    return part


def figures(report: dict[str, object]) -> dict[str, float]:
    """score.py's report under the names of the contract."""
    total = report["all"] if isinstance(report.get("all"), dict) else report
    assert isinstance(total, dict)
    out: dict[str, float] = {}
    for level, name in LEVELS.items():
        for theirs, ours in (("f1", "f1"), ("precision", "p"), ("recall", "r")):
            value = find(total, f"{level}.{theirs}")
            if value is not None:
                out[f"{name}_{ours}"] = value
    for theirs, ours in SIDES.items():
        value = find(total, theirs)
        if value is not None:
            out[ours] = value
    value = find(total, "actors_found.f1")
    if value is not None:
        out["actors_found"] = value
    return out


def find(tree: dict[str, object], path: str) -> float | None:
    """A number below `tree`, by a dotted path or by the flat key of that spelling."""
    if isinstance(tree.get(path), (int, float)):
        return float(tree[path])  # type: ignore[arg-type]
    node: object = tree
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return None
        node = node[part]
    if isinstance(node, (int, float)):
        return float(node)
    return None
