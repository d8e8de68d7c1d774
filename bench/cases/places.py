"""Toponyms recognised and resolved (scorers/geo.py)."""

from cases.common import Options
from cases.documents import Record, figure, score_layer


def reshape(layers: Record) -> Record:
    """Toponyms with coordinates where there are any."""
    rows = []
    for place in layers["places"]:
        row = {k: place[k] for k in ("b", "e", "lat", "lon")}
        if place["geonames"]:
            row["gid"] = place["geonames"]
        if place.get("country_name"):
            row["country"] = place["country_name"]
        rows.append(row)
    return {"toponyms": rows}


def run(options: Options) -> dict[str, float]:
    """CASE holds docs/, docs.jsonl, gold.jsonl."""
    printed = score_layer(options, "places", "geo.py", reshape)
    names = {"rec_F1": "rec_f1", "res_F1": "res_f1", "acc161": "acc161"}
    return {ours: figure(printed, theirs) for theirs, ours in names.items()}
