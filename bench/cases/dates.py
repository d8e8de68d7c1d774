"""Publication date of a page (scorers/score_extract.py --date)."""

import json

from cases.common import Options, run_scorer, work_folder
from cases.documents import figure
from cases.extraction import read_pages


def run(options: Options) -> dict[str, float]:
    """CASE holds gold.json and the pages."""
    with work_folder(options) as folder:
        dates = {}
        for key, record in read_pages(options, folder).items():
            published = record["articles"][0]["published"] if record["articles"] else None
            dates[key] = published["value"] if published else None
        predicted = folder / "predicted.json"
        predicted.write_text(json.dumps(dates), encoding="utf-8")
        scorer = options.scorers / "scorers" / "score_extract.py"
        printed = run_scorer(scorer, [str(options.case / "gold.json"), str(predicted), "--date"])
        names = ("accuracy", "precision", "recall", "f1")
        return {name: figure(printed, name) for name in names}
