"""Shows that tools/check_rooms.py finds what it is there to find, on small trees made here."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import check_rooms

PLAN = """
casus_room(base   LIBS ICU::uc)          # floor 1
casus_room(types  DEPS base)
casus_room(html   DEPS base types  DOOR parse_page.h)
casus_room(engine DEPS base types html  DOOR engine.h)
"""
HEADER = "#pragma once\n"
GOOD = {
    "casus/CMakeLists.txt": PLAN,
    "casus/base/text.h": HEADER,
    "casus/base/pool.h": HEADER + "#include <thread>\nstd::thread one;\n",
    "casus/types/page.h": HEADER + '#include "casus/base/text.h"\n',
    "casus/html/parse_page.h": HEADER + '#include "casus/types/page.h"\n',
    "casus/html/tokens.h": HEADER,
    "casus/html/tokens_test.cc": '#include "casus/html/tokens.h"\n',
    "casus/engine/engine.h": HEADER + '#include "casus/html/parse_page.h"\n',
    "apps/casus/main.cc": '#include "casus/engine/engine.h"\nint main() { printf("hello"); }\n',
    "tests/any_test.cc": '#include "casus/html/tokens.h"\n',
}


def problems(changes: dict[str, str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {**GOOD, **changes}.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return check_rooms.check(Path(folder))


class CheckRooms(unittest.TestCase):
    def test_a_good_tree_has_no_problem(self) -> None:
        self.assertEqual(problems({}), [])

    def test_each_breach_is_found_and_named(self) -> None:
        include = '#include "casus/{}"\n'
        cases: list[tuple[str, str, str]] = [
            # file, its text, what must be said
            ("casus/html/a.cc", include.format("engine/engine.h"), "html does not declare engine"),
            ("casus/base/a.cc", include.format("types/page.h"), "base does not declare types"),
            ("casus/engine/a.cc", include.format("html/tokens.h"), "goes round the door of html"),
            ("apps/casus/a.cc", include.format("html/tokens.h"), "not a door of html"),
            ("casus/html/a.cc", include.format("html/gone.h"), "does not exist"),
            ("casus/html/a.cc", '#include "tokens.h"\n', "no file of this repository"),
            ("casus/stray/a.cc", "", "a folder that the plan lacks"),
            ("casus/html/a.cc", "void f() { std::cerr << 1; }\n", "a.cc:1: prints"),
            ("casus/html/a.cc", '\nvoid f() { fprintf(stderr, "x"); }\n', "a.cc:2: prints"),
            ("casus/html/a.cc", "std::mutex lock;\n", "a.cc:1: threads"),
            ("casus/base/a.h", HEADER + "std::atomic<int> n;\n", "a.h:2: threads"),
            ("casus/html/a.cc", "static thread_local int n;\n", "a.cc:1: threads"),
            ("casus/html/a.cc", "int n;\n" * 501, "501 lines"),
            ("casus/html/a.h", "int n;\n", "without #pragma once"),
            (
                "casus/CMakeLists.txt",
                PLAN + "casus_room(x DEPS none)\n",
                "a room that there is not",
            ),
            (
                "casus/CMakeLists.txt",
                PLAN.replace("types  DEPS base", "types DEPS base html"),
                "does not stand below",
            ),
        ]
        for path, text, expected in cases:
            with self.subTest(expected=expected):
                found = problems({path: text})
                self.assertTrue(any(expected in problem for problem in found), found)

    def test_a_circle_of_headers_is_found(self) -> None:
        found = problems(
            {
                "casus/html/a.h": HEADER + '#include "casus/html/b.h"\n',
                "casus/html/b.h": HEADER + '#include "casus/html/a.h"\n',
            }
        )
        self.assertEqual(found, ["casus/html/a.h -> casus/html/b.h -> casus/html/a.h: a circle of includes"])

    def test_what_only_looks_like_a_breach_is_none(self) -> None:
        text = "\n".join(
            [
                "// std::mutex would be wrong here, and so would printf(",
                "/* std::cout",
                '   std::thread */ const char* text = "std::cout printf(";',
                'const char* raw = R"x( std::mutex " )x";',
                "char quote = '\"'; int n = 1'000; std::snprintf(nullptr, 0, text);",
                "log.printf(text);",
            ]
        )
        self.assertEqual(problems({"casus/html/a.cc": text}), [])


if __name__ == "__main__":
    unittest.main()
