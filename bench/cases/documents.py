"""Cases of whole documents: docs/<id>.txt with docs.jsonl, one layer, one scorer. Not a case itself."""

import re
from collections.abc import Callable
from typing import Any

from cases.common import CaseError, Options, read_jsonl, run_casus, run_scorer, work_folder, write_jsonl

Record = dict[str, Any]


def score_layer(options: Options, layer: str, scorer: str, reshape: Callable[[Record], Record]) -> str:
    """Annotates every document with one layer and scores it; gives what the scorer printed."""
    documents = options.case / "docs.jsonl"
    if not documents.exists():
        raise CaseError(f"{documents} is missing")
    with work_folder(options) as folder:
        texts = folder / "texts.jsonl"
        write_jsonl(texts, [with_text(options, d) for d in read_jsonl(documents)])
        raw = folder / "annotated.jsonl"
        flags = ["--whole", "--layers", layer, "-q", "-o", str(raw), *options.model_flags()]
        run_casus(options, ["annotate", *flags, str(texts)])
        predicted = folder / "predicted.jsonl"
        write_jsonl(predicted, [{"id": r["id"], **reshape(r["layers"])} for r in read_jsonl(raw)])
        arguments = ["score", "--case", str(options.case), "--sys", str(predicted)]
        arguments += ["--errors", str(options.errors)]
        return run_scorer(options.scorers / "scorers" / scorer, arguments)


def with_text(options: Options, document: Record) -> Record:
    """The record that `casus annotate` reads: text, and the creation time as its date."""
    path = options.case / "docs" / f"{document['id']}.txt"
    record = {"id": document["id"], "text": path.read_bytes().decode("utf-8")}
    if document.get("dct"):
        record["date"] = document["dct"]
    return record


def figure(printed: str, name: str) -> float:
    """The number that the scorer printed beside `name`."""
    found = re.search(rf'(?<![\w+]){re.escape(name)}"?\s*[:=]?\s*([0-9]*\.?[0-9]+)', printed)
    if not found:
        raise CaseError(f"the scorer printed no figure {name}")
    return float(found.group(1))
