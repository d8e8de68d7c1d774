"""What all cases share: options, running the binary, calling a scorer."""

import contextlib
import json
import lzma
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class CaseError(Exception):
    """A case that cannot be scored: missing files, a failed run."""


@dataclass(frozen=True)
class Options:
    """The command line of bench/accuracy, resolved."""

    case: Path
    gold: Path | None
    errors: int
    scorers: Path
    binary: Path
    model: str
    data: str
    reader: str
    ids: Path | None
    keep: Path | None
    root: Path

    def model_flags(self) -> list[str]:
        """--model and --data for the binary."""
        flags: list[str] = []
        if self.model:
            folder = self.root / "build" / "model" / self.model
            flags += ["--model", str(folder if folder.is_dir() else self.model)]
        if self.data:
            flags += ["--data", self.data]
        return flags

    def gold_file(self, default: Path) -> Path:
        """--gold, relative to the scorers' folder, else `default`."""
        if self.gold is None:
            return default
        return self.gold if self.gold.is_absolute() else self.scorers / self.gold


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """All records of a .jsonl file, which may be .xz."""
    opened = lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_jsonl(path: Path, records: list[dict[str, Any]]) -> None:
    """Writes records as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


@contextlib.contextmanager
def work_folder(options: Options) -> Iterator[Path]:
    """A folder for predictions: --keep, else one that goes away."""
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
        yield options.keep
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)


def run_casus(options: Options, arguments: list[str]) -> None:
    """Runs the binary. Skipped inputs (exit 1) are told on stderr; anything worse is an error."""
    done = subprocess.run([str(options.binary), *arguments], check=False)
    if done.returncode not in (0, 1):
        raise CaseError(f"casus {' '.join(arguments[:2])} ended with {done.returncode}")


def run_scorer(script: Path, arguments: list[str]) -> str:
    """Runs a scorer, shows what it prints on stderr, and gives that text."""
    if not script.exists():
        raise CaseError(f"scorer {script} is missing")
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=False)
    sys.stderr.write(done.stdout)
    sys.stderr.write(done.stderr)
    if done.returncode not in (0, 1):
        raise CaseError(f"scorer {script.name} ended with {done.returncode}")
    return done.stdout
