"""Temporal expressions against TimeML gold (scorers/timex.py)."""

from cases.common import Options
from cases.documents import Record, figure, score_layer


def reshape(layers: Record) -> Record:
    """TIMEX3 spans."""
    return {"timex": [{k: t[k] for k in ("b", "e", "type", "value")} for t in layers["times"]]}


def run(options: Options) -> dict[str, float]:
    """CASE holds docs/, docs.jsonl, gold.jsonl."""
    printed = score_layer(options, "times", "timex.py", reshape)
    names = {"strict_F1": "strict_f1", "relaxed_F1": "relaxed_f1", "value_F1": "value_f1", "day_R": "day_recall"}
    return {ours: figure(printed, theirs) for theirs, ours in names.items()}
