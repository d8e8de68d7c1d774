"""The program as people run it: commands, exit codes, bad input, one worker or many.

Needs a built binary ($CASUS_BINARY, else build/release/casus) and the language model; run by ctest.
"""

import gzip
import hashlib
import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("CASUS_BINARY", ROOT / "build" / "release" / "casus"))
MODEL = Path(os.environ.get("CASUS_MODEL", ROOT / "build" / "model" / "sm"))
SAMPLES = ROOT / "data" / "samples"

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Kenya and Norway sign fisheries pact</title>
<meta property="article:published_time" content="2014-05-06T09:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Kenya and Norway sign fisheries pact</h1>
<p>NAIROBI, May 6 &ndash; Kenyan President Uhuru Kenyatta met Norwegian Foreign Minister
B&oslash;rge Brende in Nairobi on Monday and signed a fisheries agreement with Norway.</p>
<p>Norway delivered 40 patrol boats to Kenya last week, the ministry said. The two sides will hold
talks again in Oslo next month, according to a statement by the Kenyan government.</p>
</article><footer>All rights reserved.</footer></body></html>
"""


def casus(
    *arguments: str, stdin: bytes = b"", timeout: float = 120, user: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the program with the model of the tests; as `user`, where that is given."""
    return subprocess.run(
        [str(BINARY), *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=timeout,
        user=user,
        env={**os.environ, "CASUS_MODEL": str(MODEL)},
    )


def records(output: bytes) -> list[dict[str, object]]:
    """JSON lines."""
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


@unittest.skipUnless(BINARY.exists(), f"{BINARY} is not built: run make")
class CommandLine(unittest.TestCase):
    """Usage, help, messages."""

    def test_help_teaches_by_example(self) -> None:
        for command in ([], ["read"], ["annotate"], ["code"], ["check"]):
            done = casus(*command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn(b"Examples:", done.stdout)
            self.assertIn(b"casus ", done.stdout)

    def test_wrong_usage_is_2(self) -> None:
        for arguments in (["fly"], ["code"], ["code", "--format", "xml", "-"], ["code", "--jobs", "x", "-"]):
            self.assertEqual(casus(*arguments).returncode, 2, arguments)

    def test_bad_values_are_2_and_name_the_flag(self) -> None:
        done = casus("read", "--date", "yesterday", "-")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--date", done.stderr)
        done = casus("read", "--max-page", "huge", "-")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--max-page", done.stderr)

    def test_missing_input_is_3(self) -> None:
        done = casus("read", "no/such/page.html")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"no/such/page.html: no such file or folder", done.stderr)

    def test_version_names_program_data_and_model(self) -> None:
        done = casus("--version")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"casus 0.", done.stdout)


@unittest.skipUnless(BINARY.exists(), f"{BINARY} is not built: run make")
class WithFolder(unittest.TestCase):
    """Tests that write files."""

    def setUp(self) -> None:
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def page(self, name: str, content: bytes | str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)


class Reading(WithFolder):
    """casus read."""

    def test_reads_html_and_cites_its_bytes(self) -> None:
        path = self.page("a.html", PAGE)
        line = records(casus("read", path).stdout)[0]
        self.assertEqual(line["id"], "a.html")
        self.assertEqual(line["sha256"], hashlib.sha256(PAGE.encode()).hexdigest())
        article = line["articles"][0]  # type: ignore[index]
        self.assertEqual(article["title"], "Kenya and Norway sign fisheries pact")
        self.assertEqual(article["published"]["value"], "2014-05-06")
        self.assertIn("Børge Brende in Nairobi", article["text"])
        self.assertNotIn("All rights reserved", article["text"])
        self.assertNotIn("Home", article["text"])

    def test_no_date_stays_null(self) -> None:
        path = self.page("a.html", PAGE.replace("article:published_time", "x").replace(", May 6", ""))
        article = records(casus("read", path).stdout)[0]["articles"][0]  # type: ignore[index]
        self.assertIsNone(article["published"])

    def test_whole_is_the_input_exactly(self) -> None:
        text = "One  line.\n\n\tAnother – line [1].\n"
        path = self.page("a.txt", text)
        article = records(casus("read", "--whole", path).stdout)[0]["articles"][0]  # type: ignore[index]
        self.assertEqual(article["text"], text)


class BadInput(WithFolder):
    """What is wrong is named, counted, and does not stop the run."""

    def check(self, path: str, code: int, *words: str, flags: tuple[str, ...] = ()) -> None:
        """The page at `path` gives `code`, its reason has `words`; a good page beside it is done."""
        good = self.page("zz-good.html", PAGE)
        done = casus("read", "-q", *flags, path, good, timeout=60)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn("zz-good.html", [r["id"] for r in records(done.stdout)])
        for word in words:
            self.assertIn(word, done.stderr.decode())

    def test_empty_file(self) -> None:
        self.check(self.page("empty.html", b""), 1, "empty.html", "empty")

    def test_one_byte(self) -> None:
        self.check(self.page("one.html", b"<"), 0)

    def test_binary(self) -> None:
        self.check(self.page("noise.html", bytes(range(256)) * 64), 0)

    def test_truncated_gzip(self) -> None:
        whole = gzip.compress(PAGE.encode())
        self.check(self.page("cut.html.gz", whole[: len(whole) // 2]), 1, "cut.html.gz")

    def test_wrong_charset(self) -> None:
        wrong = PAGE.replace('charset="utf-8"', 'charset="koi8-r"')
        path = self.page("wrong.html", wrong)
        article = records(casus("read", path).stdout)[0]["articles"][0]  # type: ignore[index]
        self.assertIn("Brende in Nairobi", article["text"])

    def test_over_the_limit(self) -> None:
        self.check(self.page("large.html", b"x" * 70000), 1, "--max-page", flags=("--max-page", "64k"))

    def test_other_kinds_name_the_command_that_helps(self) -> None:
        self.check(self.page("a.pdf", b"%PDF-1.4"), 1, "pdftotext")
        self.check(self.page("a.docx", b"PK"), 1, "pandoc")
        self.check(self.page("a.eml", b"From: x"), 1, "mail")

    def test_bad_json_lines(self) -> None:
        lines = '{"id":"a","text":"Kenya met Norway."}\nnot json\n{"id":"b"}\n{"id":"c","text":"x","date":"soon"}\n'
        done = casus("read", "-q", self.page("p.jsonl", lines))
        self.assertEqual(done.returncode, 1)
        self.assertEqual([r["id"] for r in records(done.stdout)], ["a"])
        for word in ("p.jsonl:2", "neither a field html", "'soon' is no day"):
            self.assertIn(word, done.stderr.decode())

    def test_unreadable_folder(self) -> None:
        user = 65534 if os.geteuid() == 0 else None  # Root reads every folder: nobody runs it then.
        self.folder.chmod(0o755)
        try:
            casus("--version", user=user)
        except PermissionError:
            self.skipTest("nobody may not run the program where it lies")
        closed = self.folder / "closed"
        closed.mkdir()
        closed.chmod(0)
        self.page("good.html", PAGE)
        done = casus("read", str(self.folder), user=user)
        closed.chmod(0o700)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"closed", done.stderr)

    def test_nested_elements_are_bounded(self) -> None:
        begun = time.monotonic()
        self.check(self.page("deep.html", b"<div>" * 20_000_000), 0, flags=("--max-page", "200M"))
        self.assertLess(time.monotonic() - begun, 20)

    def test_full_disk(self) -> None:
        if not Path("/dev/full").exists():
            self.skipTest("no /dev/full here")
        done = casus("read", self.page("a.html", PAGE), "-o", "/dev/full")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"No space left", done.stderr)

    def test_errors_as_json(self) -> None:
        done = casus("read", "--errors", "json", self.page("e.html", b""))
        self.assertEqual(json.loads(done.stderr.splitlines()[0]), {"skipped": "e.html", "reason": "empty"})

    def test_missing_model(self) -> None:
        done = casus("code", "--model", str(self.folder / "none"), self.page("a.html", PAGE))
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"--model", done.stderr)

    def test_language_is_a_reason(self) -> None:
        text = "Der Präsident traf am Montag den Außenminister in Berlin und unterzeichnete ein Abkommen. " * 5
        done = casus("code", self.page("de.txt", text))
        self.assertEqual(done.returncode, 0)
        record = records(done.stdout)[0]
        self.assertEqual(record["events"], [])
        self.assertIn("language", record["skipped"][0]["why"])  # type: ignore[index]


@unittest.skipUnless(MODEL.exists(), f"no language model at {MODEL}: run tools/setup")
class Coding(WithFolder):
    """casus code and casus check."""

    def test_codes_events_with_fields_and_citations(self) -> None:
        line = records(casus("code", self.page("a.html", PAGE)).stdout)[0]
        events = line["events"]
        assert isinstance(events, list)
        by_type = {e["type"] for e in events}
        self.assertIn("CONSULT", by_type)
        self.assertIn("SUPPORT", by_type)
        for event in events:
            for key in ("id", "type", "frame", "actors", "date", "place", "status", "evidence", "fields"):
                self.assertIn(key, event)
            self.assertTrue(event["evidence"]["bytes"])

    def test_every_citation_checks(self) -> None:
        path = self.page("pages/a.html", PAGE)
        out = str(self.folder / "out.jsonl")
        self.assertEqual(casus("code", path, "-o", out).returncode, 0)
        done = casus("check", out, "--pages", str(self.folder / "pages"))
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn(b"lost 0", done.stdout)

    def test_a_changed_record_is_found_out(self) -> None:
        path = self.page("pages/a.html", PAGE)
        line = casus("code", path).stdout.decode().replace("Børge Brende", "Bjarne Brende")
        out = self.page("out.jsonl", line)
        done = casus("check", out, "--pages", path)
        self.assertEqual(done.returncode, 4)
        self.assertNotIn(b"lost 0", done.stdout)

    def test_same_output_for_any_number_of_workers(self) -> None:
        for i in range(24):
            self.page(f"pages/{i:02}.html", PAGE.replace("40 patrol boats", f"{i + 2} patrol boats"))
        one = casus("code", "--jobs", "1", str(self.folder / "pages"))
        eight = casus("code", "--jobs", "8", str(self.folder / "pages"))
        self.assertEqual(one.stdout, eight.stdout)
        self.assertEqual(len(records(one.stdout)), 24)

    def test_same_output_with_every_kernel(self) -> None:
        path = self.page("a.html", PAGE)
        best = casus("code", path).stdout
        self.assertTrue(best)
        for kernels in ("portable", "avx2", "avx512"):
            done = casus("code", "--kernels", kernels, path)
            if done.returncode == 3 and b"this processor cannot" in done.stderr:
                continue
            self.assertEqual(done.stdout, best, kernels)

    def test_explain_names_what_fired(self) -> None:
        done = casus("explain", "--whole", "-", stdin=b"Kenya received rockets from Sweden.")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"receive.v", done.stdout)
        self.assertIn(b"arms_transfer", done.stdout)

    def test_rules_are_listed_shown_and_tested(self) -> None:
        self.assertIn(b"arms_transfer", casus("rules", "list").stdout)
        self.assertIn(b"reading", casus("rules", "show", "visit").stdout)
        self.assertEqual(casus("rules", "show", "no_such_frame").returncode, 2)
        done = casus("rules", "test", "arms_transfer")
        self.assertIn(b"examples", done.stdout)

    def test_a_broken_rule_file_names_its_line(self) -> None:
        self.page("rules/frames/mine.yaml", "- frame: mine\n  type: NOTHING\n  match: []\n")
        done = casus("rules", "check", "--data", str(self.folder / "rules"))
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"mine.yaml:", done.stderr)

    def test_resume_goes_on_after_the_last_whole_line(self) -> None:
        for i in range(3):
            self.page(f"pages/{i}.html", PAGE)
        out = self.folder / "out.jsonl"
        casus("code", str(self.folder / "pages"), "-o", str(out))
        whole = out.read_bytes()
        out.write_bytes(whole[: whole.index(b"\n") + 100])
        done = casus("code", str(self.folder / "pages"), "-o", str(out), "--resume")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(out.read_bytes(), whole)

    def test_interrupt_ends_cleanly(self) -> None:
        many = "\n".join(
            json.dumps({"id": str(i), "html": PAGE.replace("Monday", f"Monday {i}")}) for i in range(20000)
        )
        path = self.page("many.jsonl", many)
        out = self.folder / "out.jsonl"
        with subprocess.Popen(
            [str(BINARY), "code", path, "-o", str(out)],
            stderr=subprocess.PIPE,
            env={**os.environ, "CASUS_MODEL": str(MODEL)},
        ) as process:
            time.sleep(1.5)
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"stopped after", stderr)
        self.assertTrue(out.read_bytes().endswith(b"\n"))
        self.assertLess(len(records(out.read_bytes())), 20000)

    def test_gold_and_table_formats(self) -> None:
        path = self.page("a.html", PAGE)
        gold = records(casus("code", "--format", "gold", path).stdout)[0]
        self.assertEqual(gold["publication_date"], "2014-05-06")
        self.assertTrue(gold["events"])
        table = casus("code", "--format", "table", path).stdout.decode()
        self.assertIn("SUPPORT/sign_agreement", table)
        self.assertNotIn("\033[", table)


if __name__ == "__main__":
    unittest.main()
