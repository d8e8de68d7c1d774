"""Who says what (scorers/attrib.py)."""

from cases.common import Options
from cases.documents import Record, figure, score_layer


def reshape(layers: Record) -> Record:
    """Source, cue and content spans."""
    return {"attributions": [{k: a[k] for k in ("source", "cue", "content")} for a in layers["attributions"]]}


def run(options: Options) -> dict[str, float]:
    """CASE holds docs/, docs.jsonl, gold.jsonl."""
    printed = score_layer(options, "attributions", "attrib.py", reshape)
    names = {"attr_F1": "attr_f1", "src_acc": "source_accuracy", "cue_F1": "cue_f1"}
    return {ours: figure(printed, theirs) for theirs, ours in names.items()}
