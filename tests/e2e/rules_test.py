"""A folder of one's own rules (`--data`), as docs/rules.md walks through it, and what is refused."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / "build" / "release" / "casus"
SECONDS = 2.0  # An overlay compiles in 1 s; the model is loaded too, on a machine that may be busy.

NOUNS = """source: own list
nouns:
  mine_word: {words: [mine, landmine, minefield, unexploded ordnance]}
"""
VERBS = """source: own list after VerbNet 3.4 clear-10.3, remove-10.1
classes:
  CLEAR_MINES:
    valency: help
    v: ["clear (thing: mine_word)", "remove (thing: mine_word)", "defuse (thing: mine_word)", demine]
    n: [demining, "mine clearance"]
    light: [carry_out, conduct, begin, start, finish]
"""
FRAME = """- frame: demining
  type: AID
  gloss: one party clears mines for another
  match:
    - {class: CLEAR_MINES, actor: giver (agent), recipient: taker+in+for (agent|place)}
  roles: {giver: supplier, taker: recipient}
"""
EXAMPLES = """  examples:
    "Norway cleared mines in Mali.": demining Norway > Mali
    "Mines were cleared by Norway in Mali.": demining Norway > Mali
    "Norway's mine clearance in Mali began in May.": demining Norway > Mali
    "Waiters cleared the tables in Mali.": "-"
"""
# What is written -> what the message says. The files are as above, but for what is replaced.
REFUSED = [
    (("over: any", "overr: any"), ["aid.yaml:7:10:", "unknown key 'overr'", "did you mean 'over'?"]),
    (("type: AID", "type: AIDE"), ["aid.yaml:2:9:", "did you mean 'AID'?"]),
    (("class: CLEAR_MINES", "class: CLEAR_MINE"), ["aid.yaml:5:15:", "did you mean 'CLEAR_MINES'?"]),
    (("giver (agent)", "givver (agent)"), ["aid.yaml:5:", "did you mean 'giver'?"]),
    (("(agent|place)", "(agent|plaice)"), ["aid.yaml:5:", "did you mean 'place'?"]),
    (("roles: {giver: supplier", "roles: {giver: suplier"), ["did you mean 'supplier'?"]),
    (("over: any", "over: [withdrow]"), ["aid.yaml:7:", "did you mean 'withdraw'?"]),
    (("over: any", "over: demining"), ["'over' goes in a circle"]),
    (("over: any", "gloss: again"), ["stands twice in this map"]),
    (("  over: any\n", ""), ["aid.yaml:5:7:", "'demining' overlaps", "over: ["]),
    (("thing: mine_word", "thing: mine_wird"), ["mines.yaml:5:", "did you mean 'mine_word'?"]),
    (("valency: help", "valency: halp"), ["mines.yaml:4:14:", "did you mean 'help'?"]),
    (("source: own list\n", ""), ["names no source"]),
    (("recipient: taker+in+for (agent|place)", "part: a"), ["can never fire"]),
]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAM), "rules", *arguments, "--data", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def write(folder: Path, old: str, new: str) -> None:
    files = {
        "frames/aid.yaml": FRAME + "  over: any\n" + EXAMPLES,
        "lexicon/verbs/mines.yaml": VERBS,
        "lexicon/nouns/mines.yaml": NOUNS,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")


def problems(folder: Path) -> list[str]:
    found = []
    write(folder, "", "")
    begun = time.monotonic()
    check = run(folder, "check")
    seconds = time.monotonic() - begun
    if check.returncode != 0:
        found.append(f"check: {check.stderr}")
    if seconds > SECONDS:
        found.append(f"check took {seconds:.2f} s")
    test = run(folder, "test", "demining")
    if test.returncode != 0 or "4 examples, 0 failed" not in test.stdout:
        found.append(f"test: {test.stdout}{test.stderr}")
    for (old, new), wanted in REFUSED:
        write(folder, old, new)
        refused = run(folder, "check")
        if refused.returncode == 0:
            found.append(f"'{new}' for '{old}' was taken")
        found += [f"'{new}': no '{part}' in: {refused.stderr}" for part in wanted if part not in refused.stderr]
    write(folder, "demining Norway > Mali", "demining Mali > Norway")
    if run(folder, "test", "demining").returncode == 0:
        found.append("an example that fails was passed by")
    return found


def main() -> int:
    if not PROGRAM.exists():
        print(f"skipped: {PROGRAM} is missing, run make first")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        found = problems(Path(folder))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
