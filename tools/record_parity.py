#!/usr/bin/env python3
"""Record what spaCy says of our own sentences: the goldens of casus/nlp.

    build/venv/bin/python tools/record_parity.py          (sm and md)

Reads casus/nlp/golden/sentences.jsonl (a JSON string a line), writes casus/nlp/golden/{sm,md}.jsonl:
a header with versions, then a line a text: text; tokens [[idx, len, tag, pos, morph, lemma, dep,
head, sentence start 1 or -1, iob 3 B 1 I 2 O, entity type]], offsets in code points; noun chunks;
norms that differ from the lower case. Run it again when sentences are added.
"""

import json
import os
from pathlib import Path

for name in ("OMP_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import spacy  # noqa: E402
import thinc  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "casus" / "nlp" / "golden"


def record(doc: "spacy.tokens.Doc") -> dict[str, object]:
    tokens = [
        [
            token.idx,
            len(token.text),
            token.tag_,
            token.pos_,
            str(token.morph),
            token.lemma_,
            token.dep_,
            token.head.i,
            1 if token.is_sent_start else -1,
            token.ent_iob if token.ent_type_ else 2,
            token.ent_type_,
        ]
        for token in doc
    ]
    return {
        "text": doc.text,
        "tokens": tokens,
        "chunks": [[chunk.start, chunk.end] for chunk in doc.noun_chunks] if len(doc) else [],
        "norms": {str(t.i): t.norm_ for t in doc if t.norm_ != t.lower_},
    }


def main() -> None:
    lines = (GOLDEN / "sentences.jsonl").read_text(encoding="utf-8").strip("\n").split("\n")
    texts = [json.loads(line) for line in lines]
    for model in ("sm", "md"):
        nlp = spacy.load(ROOT / "build" / "model" / model)
        header = {
            "model": model,
            "version": nlp.meta["version"],
            "spacy": spacy.__version__,
            "thinc": thinc.__version__,
        }
        with open(GOLDEN / f"{model}.jsonl", "w", encoding="utf-8", newline="\n") as out:
            out.write(json.dumps(header) + "\n")
            for text in texts:
                line = json.dumps(record(nlp(text)), ensure_ascii=False, separators=(",", ":"))
                out.write(line + "\n")


if __name__ == "__main__":
    main()
