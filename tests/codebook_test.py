"""docs/codebook.md is what the rule files say: `casus rules show --format markdown`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "release" / "casus"
PAGE = ROOT / "docs" / "codebook.md"
COMMAND = ["rules", "show", "--format", "markdown"]


def main() -> int:
    if not PROGRAM.exists():
        print(f"skipped: {PROGRAM} is missing, run make first")
        return 77
    done = subprocess.run([str(PROGRAM), *COMMAND], capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode != 0:
        print(done.stderr)
        return 77 if "model" in done.stderr else 1
    if done.stdout == PAGE.read_text(encoding="utf-8"):
        return 0
    print(f"{PAGE} is not what the rules say: build/release/casus {' '.join(COMMAND)} -o docs/codebook.md")
    return 1


if __name__ == "__main__":
    sys.exit(main())
