"""Main text of HTML pages (scorers/score_extract.py)."""

import json
import re
import tarfile
from pathlib import Path
from typing import Any

from cases.common import CaseError, Options, read_jsonl, run_casus, run_scorer, work_folder

TEXT_ROLES = {"body", "heading", "list", "quote", "table", "dateline", "byline"}


def unpacked(options: Options, folder: Path) -> Path:
    """The folder that holds the pages: CASE itself, or pages.tar.xz unpacked."""
    archive = options.case / "pages.tar.xz"
    if not archive.exists():
        return options.case
    pages = folder / "pages"
    with tarfile.open(archive) as tar:
        tar.extractall(pages, filter="data")
    return pages


def read_pages(options: Options, folder: Path) -> dict[str, dict[str, Any]]:
    """`casus read` over every page, by the page's id (its file's stem)."""
    raw = folder / "read.jsonl"
    run_casus(options, ["read", "-q", "-o", str(raw), str(unpacked(options, folder))])
    return {Path(r["id"]).stem: r for r in read_jsonl(raw)}


def body(record: dict[str, Any]) -> str:
    """Text of the blocks that count as main content, the title left out."""
    parts = []
    for article in record["articles"]:
        text = article["text"]
        for block in article["blocks"]:
            if block["role"] in TEXT_ROLES:
                parts.append(text[block["text"][0] : block["text"][1]])
    return "\n".join(parts)


def run(options: Options) -> dict[str, float]:
    """CASE holds gold.json and the pages."""
    gold = options.case / "gold.json"
    with work_folder(options) as folder:
        predicted = folder / "predicted.json"
        records = read_pages(options, folder)
        predicted.write_text(json.dumps({k: body(r) for k, r in records.items()}), encoding="utf-8")
        scorer = options.scorers / "scorers" / "score_extract.py"
        printed = run_scorer(scorer, [str(gold), str(predicted), "--json"])
        return figures(printed)


def figures(printed: str) -> dict[str, float]:
    """The scorer's JSON under the names of the contract."""
    start = printed.find("{")
    if start < 0:
        raise CaseError("score_extract.py printed no JSON")
    report = json.loads(printed[start:])
    flat: dict[str, float] = {}

    def walk(tree: object, path: str) -> None:
        if isinstance(tree, dict):
            for key, value in tree.items():
                walk(value, f"{path}.{key}" if path else str(key))
        elif isinstance(tree, (int, float)):
            flat[path] = float(tree)

    walk(report, "")
    out: dict[str, float] = {}
    for path, value in flat.items():
        if re.search(r"(shingle4|wordf1|snippets)\.?.*f1$", path, re.IGNORECASE):
            out[re.sub(r"[^a-z0-9_]+", "_", path.lower())] = value
    return out
