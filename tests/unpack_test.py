"""Shows that tools/unpack.py unpacks what it is asked for, and nothing that leads elsewhere."""

import io
import sys
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import unpack


def make_zip(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def make_tar(path: Path, files: dict[str, bytes], link: str = "") -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            info = tarfile.TarInfo(link)
            info.type = tarfile.SYMTYPE
            info.linkname = "/etc/passwd"
            archive.addfile(info)


class Unpack(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.archive = Path(self.folder.name, "archive")
        self.target = Path(self.folder.name, "out", "target")
        self.target.parent.mkdir()

    def files(self) -> dict[str, bytes]:
        return {p.relative_to(self.target).as_posix(): p.read_bytes() for p in self.target.rglob("*") if p.is_file()}

    def test_one_folder_of_an_archive_replaces_the_target(self) -> None:
        content = {"a/b/one": b"1", "a/b/c/two": b"2", "a/other": b"3", "a/b/.git": b"gitdir: gone"}
        for make in (make_zip, make_tar):
            with self.subTest(make.__name__):
                self.target.mkdir(exist_ok=True)
                Path(self.target, "old").write_bytes(b"from before")
                make(self.archive, content)
                self.assertEqual(unpack.unpack(self.archive, "a/b", self.target), 2)
                self.assertEqual(self.files(), {"one": b"1", "c/two": b"2"})

    def test_what_leads_elsewhere_is_refused(self) -> None:
        make_zip(self.archive, {"a/../../evil": b"1"})
        with self.assertRaisesRegex(SystemExit, "leads out"):
            unpack.unpack(self.archive, "a", self.target)
        make_tar(self.archive, {"a/one": b"1"}, link="a/passwd")
        with self.assertRaisesRegex(SystemExit, "not a plain file"):
            unpack.unpack(self.archive, "a", self.target)
        make_zip(self.archive, {"b/one": b"1"})
        with self.assertRaisesRegex(SystemExit, "nothing below a"):
            unpack.unpack(self.archive, "a", self.target)
        self.assertFalse(self.target.exists())


if __name__ == "__main__":
    unittest.main()
