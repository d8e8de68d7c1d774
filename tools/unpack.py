"""Unpacks one folder of an archive, in one step: unpack.py ARCHIVE INSIDE TARGET.

ARCHIVE is a zip file (a wheel is one) or a tar file; the files below its folder INSIDE become those
of the folder TARGET, which is replaced. Links, and names that lead out of TARGET, are refused; `.git`
is left out.
"""

import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath


def files_of(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            for info in opened.infolist():
                if not info.is_dir():
                    yield info.filename, opened.read(info)
        return
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.isdir():
                continue
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is None:
                raise SystemExit(f"{archive}: {member.name} is not a plain file")
            yield member.name, stream.read()


def unpack(archive: Path, inside: str, target: Path) -> int:
    """Returns the number of files."""
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    root = PurePosixPath(inside)
    count = 0
    for name, data in files_of(archive):
        path = PurePosixPath(name)
        if not path.is_relative_to(root) or ".git" in path.parts:
            continue
        relative = path.relative_to(root)
        if path.is_absolute() or ".." in path.parts:
            raise SystemExit(f"{archive}: {name} leads out of the archive")
        file = fresh / relative
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        count += 1
    if count == 0:
        raise SystemExit(f"{archive}: nothing below {inside}")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return count


def main() -> None:
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    archive, inside, target = sys.argv[1:]
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    unpack(Path(archive), inside, Path(target))


if __name__ == "__main__":
    main()
