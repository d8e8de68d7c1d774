"""A build backend that runs none of a package's code.

Before pip hands over a source archive it asks the archive's build backend for its metadata, which
would run the package's own build. With this folder on PYTHONPATH it asks us instead, and gets what
the archive's PKG-INFO says. tools/setup uses it to download the archive that holds lexbor.
"""

import sys
from pathlib import Path
from typing import Any


def get_requires_for_build_wheel(_settings: Any = None) -> list[str]:
    return []


def prepare_metadata_for_build_wheel(directory: str, _settings: Any = None) -> str:
    text = Path("PKG-INFO").read_text(encoding="utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines()[:30] if ": " in line)
    name = f"{fields['Name']}-{fields['Version']}.dist-info"
    folder = Path(directory, name)
    folder.mkdir(parents=True)
    folder.joinpath("METADATA").write_text(text, encoding="utf-8")
    return name


# The name that pip asks for where an archive names no backend.
__legacy__ = sys.modules[__name__]
