"""Coverage of the lexicon: predicates with a political party that some class knows (`casus rules gaps`)."""

import json
import subprocess

from cases.common import CaseError, Options, read_jsonl, work_folder, write_jsonl


def run(options: Options) -> dict[str, float]:
    """CASE holds pages.jsonl (articles), or gold.jsonl with sentences; of gold, the text alone is read."""
    with work_folder(options) as folder:
        pages = options.case / "pages.jsonl"
        flags = ["rules", "gaps", "-q", "--format", "jsonl", "--top", str(max(options.errors, 1))]
        if not pages.exists():
            sentences = options.gold_file(options.case / "gold.jsonl")
            if not sentences.exists():
                raise CaseError(f"{options.case} has neither pages.jsonl nor gold.jsonl")
            pages = folder / "sentences.jsonl"
            write_jsonl(pages, [{"id": r["id"], "text": r["text"]} for r in read_jsonl(sentences)])
            flags.append("--whole")
        command = [str(options.binary), *flags, *options.model_flags(), str(pages)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise CaseError(f"casus rules gaps ended with {done.returncode}: {done.stderr.strip()}")
    return figures(done.stdout.splitlines())


def figures(lines: list[str]) -> dict[str, float]:
    """The last line of `rules gaps --format jsonl` as shares."""
    total = json.loads(lines[-1])
    predicates = int(total["predicates"])
    if predicates == 0:
        raise CaseError("no predicate with a party")
    return {
        "predicates": predicates,
        "in_class": total["in_class"] / predicates,
        "in_frame": total["in_frame"] / predicates,
    }
