"""Holds the code against the floor plan: check_rooms.py [REPOSITORY].

casus/CMakeLists.txt says which rooms there are, which rooms' doors each may open, and which headers
are its door. This fails on

- an #include of a room that is not declared, that stands on the same floor or above, or that closes a circle;
- an #include of a header that is not a door of its room;
- printing outside apps/; threads, locks and atomics outside the files that are there for them;
- a file of more than 500 lines; a header without `#pragma once`; a folder or header that the plan lacks.

Unit tests have the key to their own room; tests/, fuzz/ and bench/ to all; apps/ may use every door.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MAX_LINES = 500
# Tables that read better in one piece: path -> why.
LONG_FILES: dict[str, str] = {}
# The only files that may start threads, lock or share memory between threads.
CONCURRENCY = {"casus/base/queue.h", "casus/base/pool.h"}

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
ROOM = re.compile(r"casus_room\(\s*(\w+)([^)]*)\)")
PRINTING = re.compile(
    r"\bstd::(?:cout|cerr|clog|puts|printf|fprintf|putchar|perror)\b|(?<![\w.:>])(?:printf|fprintf|puts|perror)\s*\("
)
THREADS = re.compile(
    r"\bstd::(?:mutex|\w+_mutex|atomic\w*|thread|jthread|condition_variable\w*|future|promise|async|lock_guard|unique_lock|scoped_lock|call_once|once_flag)\b|\bthread_local\b"
)
LITERAL_OR_COMMENT = re.compile(
    r"""R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|//[^\n]*|/\*.*?\*/""", re.DOTALL
)
PLAN = "casus/CMakeLists.txt"


@dataclass
class Room:
    name: str
    deps: list[str] = field(default_factory=list)
    doors: list[str] | None = None  # None: every header is one.


def read_plan(text: str) -> dict[str, Room]:
    rooms: dict[str, Room] = {}
    for match in ROOM.finditer(re.sub(r"#.*", "", text)):
        room = Room(match.group(1))
        part = ""
        for word in match.group(2).split():
            if word in ("DEPS", "DOOR", "LIBS"):
                part = word
                if part == "DOOR":
                    room.doors = []
            elif part == "DEPS":
                room.deps.append(word)
            elif part == "DOOR" and room.doors is not None:
                room.doors.append(word)
        rooms[room.name] = room
    return rooms


def plan_problems(rooms: dict[str, Room]) -> Iterator[str]:
    """A room stands above all rooms that it names, so no circle can close."""
    seen: set[str] = set()
    for room in rooms.values():
        for dep in room.deps:
            if dep not in rooms:
                yield f"{PLAN}: {room.name} names a room that there is not: {dep}"
            elif dep not in seen:
                yield f"{PLAN}: {room.name} names {dep}, which does not stand below it"
        seen.add(room.name)


def without_comments(text: str) -> str:
    """C++ without its comments and the contents of its strings; line breaks stay."""

    def blank(match: re.Match[str]) -> str:
        return '""' * match.group(0).startswith(('"', "R", "'")) + "\n" * match.group(0).count("\n")

    return LITERAL_OR_COMMENT.sub(blank, text)


def place_of(path: str) -> tuple[str, str]:
    """("room", its name) or ("outside", top folder)."""
    parts = path.split("/")
    return ("room", parts[1]) if parts[0] == "casus" and len(parts) > 2 else ("outside", parts[0])


def check_include(path: str, target: str, rooms: dict[str, Room], root: Path) -> str | None:
    kind, place = place_of(path)
    if not target.startswith("casus/"):
        # Programs and tests may have headers of their own, named from the repository's root.
        return (
            None
            if kind == "outside" and (root / target).is_file()
            else f'"{target}" is no file of this repository (libraries go in angle brackets)'
        )
    if not (root / target).is_file():
        return f"{target} does not exist"
    parts = target.split("/")
    if len(parts) != 3 or parts[1] not in rooms:
        return f"{target} is in no room of the plan"
    room, header = rooms[parts[1]], parts[2]
    is_door = room.doors is None or header in room.doors
    if kind == "outside":
        return None if is_door or place != "apps" else f"{target} is not a door of {room.name}"
    if place == room.name:
        return None
    if room.name not in rooms[place].deps:
        return f"{target}: {place} does not declare {room.name} among its DEPS"
    return None if is_door else f"{target} goes round the door of {room.name}"


def check_text(path: str, text: str) -> Iterator[str]:
    code = without_comments(text)
    lines = text.count("\n")
    if lines > MAX_LINES and path not in LONG_FILES:
        yield f"{path}: {lines} lines; {MAX_LINES} are allowed"
    if path.endswith(".h") and "#pragma once" not in text:
        yield f"{path}: a header without #pragma once"
    in_rooms = path.startswith("casus/")
    alone = path not in CONCURRENCY and not path.endswith("_test.cc")  # Tests show what may be shared.
    for number, line in enumerate(code.split("\n"), 1):
        if in_rooms and PRINTING.search(line):
            yield f"{path}:{number}: prints; only apps/ may"
        if in_rooms and alone and THREADS.search(line):
            yield f"{path}:{number}: threads, locks and atomics belong in {' and '.join(sorted(CONCURRENCY))}"


def header_circles(includes: dict[str, list[str]]) -> Iterator[str]:
    """Headers of one room that include one another in a circle."""
    state: dict[str, int] = {}

    def visit(path: str, trail: list[str]) -> Iterator[str]:
        state[path] = 1
        for target in includes.get(path, []):
            if state.get(target) == 1:
                circle = [*trail[trail.index(target) :], target] if target in trail else [path, target]
                yield " -> ".join(circle) + ": a circle of includes"
            elif target not in state:
                yield from visit(target, [*trail, target])
        state[path] = 2

    for path in sorted(includes):
        if path not in state:
            yield from visit(path, [path])


def check(root: Path) -> list[str]:
    rooms = read_plan((root / PLAN).read_text(encoding="utf-8"))
    problems = list(plan_problems(rooms))
    for folder in sorted((root / "casus").iterdir()):
        if folder.is_dir() and folder.name not in rooms and any(folder.rglob("*.[hc]*")):
            problems.append(f"casus/{folder.name}: a folder that the plan lacks")
    for room in rooms.values():
        for door in room.doors or []:
            built = any((root / "casus" / room.name).glob("*.cc"))
            if built and not (root / "casus" / room.name / door).is_file():
                problems.append(f"{PLAN}: {room.name} has no {door}, which is to be its door")

    includes: dict[str, list[str]] = {}
    for top in ("casus", "apps", "tests", "fuzz", "bench"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".h", ".cc", ".inc"):
                continue
            path = file.relative_to(root).as_posix()
            if path.startswith("casus/") and place_of(path)[0] == "room" and place_of(path)[1] not in rooms:
                continue  # Said above.
            text = file.read_text(encoding="utf-8")
            problems += check_text(path, text)
            targets = INCLUDE.findall(text)
            includes[path] = targets
            for target in targets:
                if problem := check_include(path, target, rooms, root):
                    problems.append(f"{path}: {problem}")
    problems += header_circles({p: t for p, t in includes.items() if p.endswith(".h")})
    return problems


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent
    problems = check(root)
    for problem in problems:
        print(problem)
    if problems:
        raise SystemExit(f"check_rooms: {len(problems)} problems")
    print("check_rooms: every room keeps to the floor plan")


if __name__ == "__main__":
    main()
