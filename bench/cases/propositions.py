"""Clauses: of the events whose trigger and parties' names stand in one clause, in how many a
proposition has the predicate, and both parties in slots of it.

CASE holds pages.jsonl and gold.jsonl whose events have `trigger`, `evidence` and the names of their
parties. An event counts if its evidence is found on the page and each side that gold names is named
there, in the clause of the trigger: by the actor's name or an alias, a person also by the last name, a
state also by its adjective, people, capital and seats (data/actors/states*.tsv). The clause is what
hangs on the nearest word at or above the trigger that has a subject of its own, and the antecedent of
a relative clause; so "Berg said he would visit Oslo" names no visitor: pronouns and descriptions are
the matter of coreference.

The predicate is right if some proposition has its head, support or particle in the trigger. The actor
is right in a slot that the one who acts may stand in (doer, owner, by, mod, of, between, among, from),
or in from, by, with or of beside a recipient that is the doer (converses: "received X from Y"). The
recipient is right in any other slot, also one of an embedded act ("demanded that Peru leave"). For acts
of several sides the sides may change places. Owners inside an argument and parties of the host clause
count; a filler is its head with its apposition and with what stands before it.
"""

import csv
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from cases.common import CaseError, Options, read_jsonl, run_casus, work_folder

Record = dict[str, Any]

ACTOR_SLOTS = {"doer", "owner", "by", "mod", "of", "between", "among", "from"}
SYMMETRIC = {"CONSULT", "AGREE", "COOPERATE", "SUPPORT"}
SHORTEST_LAST_NAME = 3
BESIDE = {"appos", "compound", "amod", "nmod", "poss"}
REACH = 20  # Tokens between a predicate and its support or particle.


class Span(NamedTuple):
    """Code points of the article's text, half-open."""

    b: int
    e: int

    def overlaps(self, other: "Span") -> bool:
        """True if they share a character."""
        return self.b < other.e and other.b < self.e


class Token(NamedTuple):
    """A token of the parse."""

    span: Span
    tag: str
    dep: str
    head: int
    lemma: str


class Argument(NamedTuple):
    """A filler: its slot, the words that name it, the proposition that it is (or None)."""

    slot: str
    words: list[Span]
    act: int | None


class Proposition(NamedTuple):
    """One predicate with its words and arguments."""

    words: list[Span]
    arguments: list[Argument]
    dump: str


class Page(NamedTuple):
    """One article as the program reads it."""

    text: str
    tokens: list[Token]
    children: dict[int, list[int]]
    propositions: list[Proposition]


def run(options: Options) -> dict[str, float]:
    """Figures over all events of CASE."""
    source, gold = options.case / "pages.jsonl", options.gold_file(options.case / "gold.jsonl")
    for each in (source, gold):
        if not each.exists():
            raise CaseError(f"{each} is missing")
    states = state_names(options.root)
    with work_folder(options) as folder:
        articles = read_articles(options, source, folder)
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for page in read_jsonl(gold):
        for event in page["events"]:
            score_event(page, event, articles.get(page["id"], []), states, counts, misses)
    if options.errors:
        random.Random(1).shuffle(misses)
        for miss in misses[: options.errors]:
            print(miss, file=sys.stderr)
    return figures(counts)


def figures(counts: Counter[str]) -> dict[str, float]:
    """Shares of the counted events."""
    both, one = counts["both"], counts["one"]
    return {
        "events": counts["events"],
        "events_both": both,
        "predicate_found": share(counts["both predicate"], both),
        "slots_right": share(counts["both right"], both),
        "actor_right": share(counts["both actor"], both),
        "recipient_right": share(counts["both recipient"], both),
        "events_one": one,
        "one_predicate_found": share(counts["one predicate"], one),
        "one_slot_right": share(counts["one right"], one),
    }


def share(part: int, whole: int) -> float:
    """part / whole, 0 of nothing."""
    return part / whole if whole else 0.0


# --- what the program says


def read_articles(options: Options, source: Path, folder: Path) -> dict[str, list[Page]]:
    """Articles of each page: text, and propositions with the heads of their arguments."""
    read, annotated = folder / "read.jsonl", folder / "annotated.jsonl"
    run_casus(options, ["read", "-q", "-o", str(read), str(source)])
    flags = ["--layers", "tokens,propositions", "-q", "-o", str(annotated), *options.model_flags()]
    run_casus(options, ["annotate", *flags, str(source)])
    layers = {(r["id"], r["article"]): r["layers"] for r in read_jsonl(annotated)}
    out: dict[str, list[Page]] = {}
    for record in read_jsonl(read):
        for i, article in enumerate(record["articles"]):
            layer = layers.get((record["id"], i))
            if layer is not None:
                out.setdefault(record["id"], []).append(page_of(article["text"], layer))
    return out


def page_of(text: str, layer: Record) -> Page:
    """Tokens, and propositions with the words of each argument."""
    tokens = [Token(Span(t[0], t[0] + t[1]), t[2], t[6], t[7], t[11]) for t in layer["tokens"]]
    children: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.head != i:
            children.setdefault(token.head, []).append(i)
    page = Page(text, tokens, children, [])
    at = {t.span.b: i for i, t in enumerate(tokens)}
    for p in layer["propositions"]:
        head = at[p["b"]]
        words = [tokens[head].span, *nearest(page, head, p["support"]), *particle(page, head, p["sense"])]
        arguments = [Argument(a["slot"], words_of(page, at, a), a.get("act")) for a in p["arguments"]]
        shown = [f"{a.slot}={text[a.words[0].b : a.words[0].e]}" for a in arguments]
        page.propositions.append(Proposition(words, arguments, f"{p['sense']} {p['form']} {' '.join(shown)}"))
    return page


def words_of(page: Page, at: dict[int, int], argument: Record) -> list[Span]:
    """The token of the filler whose head stands outside of it, then what it is called or whose it is."""
    inside = []
    for i in range(at[argument["b"]], len(page.tokens)):
        if page.tokens[i].span.b >= argument["e"]:
            break
        inside.append(i)
    tops = [i for i in inside if page.tokens[i].head not in inside or page.tokens[i].head == i]
    words = tops[:1]
    for word in words:
        near = [c for c in page.children.get(word, []) if page.tokens[c].dep in BESIDE]
        words += near[: max(0, REACH - len(words))]
    return [page.tokens[i].span for i in words]


def nearest(page: Page, head: int, lemma: str | None) -> list[Span]:
    """The nearest token of a lemma: a support verb."""
    around = sorted(range(max(0, head - REACH), min(len(page.tokens), head + REACH)), key=lambda i: abs(i - head))
    return [page.tokens[i].span for i in around if lemma and page.tokens[i].lemma == lemma][:1]


def particle(page: Page, head: int, sense: str) -> list[Span]:
    """The particle of "blow_up.v" behind the predicate."""
    lemma = sense.rsplit(".", 1)[0]
    if "_" not in lemma:
        return []
    last = lemma.rsplit("_", 1)[1]
    return [t.span for t in page.tokens[head : head + REACH] if page.text[t.span.b : t.span.e].lower() == last][:1]


def clause(page: Page, trigger: Span) -> list[Span]:
    """The words of the trigger's clause."""
    inside = [i for i, t in enumerate(page.tokens) if t.span.overlaps(trigger)]
    if not inside:
        return []
    top = next((i for i in inside if page.tokens[i].head not in inside or page.tokens[i].head == i), inside[0])
    while page.tokens[top].head != top and not has_subject(page, top):
        top = page.tokens[top].head
    words, queue = [], [top]
    if page.tokens[top].dep == "relcl":
        antecedent = page.tokens[top].head
        words.append(antecedent)
        words += [c for c in page.children[antecedent] if page.tokens[c].dep in ("compound", "appos", "amod", "poss")]
    while queue:
        words.append(queue.pop())
        queue += page.children.get(words[-1], [])
    return [page.tokens[i].span for i in words]


def has_subject(page: Page, i: int) -> bool:
    """True if the word has a subject that is no relative pronoun."""
    return any(
        page.tokens[c].dep in ("nsubj", "nsubjpass") and page.tokens[c].tag not in ("WDT", "WP")
        for c in page.children.get(i, [])
    )


# --- what gold says


def state_names(root: Path) -> dict[str, set[str]]:
    """Names, adjectives and peoples of each country."""
    out: dict[str, set[str]] = {}
    for name in ("states.tsv", "states_more.tsv"):
        path = root / "data" / "actors" / name
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            words = out.setdefault(row["id"].rsplit(":", 1)[1], set())
            for column in ("name", "names", "acronyms", "demonyms", "people", "capitals", "metonyms", "adjective"):
                words.update(w for w in (row.get(column) or "").split("|") if w)
    return out


def names_of(name: str, page: Record, states: dict[str, set[str]]) -> set[str]:
    """All ways to write one party of the gold."""
    out = {name}
    for actor in page["actors"]:
        if actor["name"] != name:
            continue
        out.update(actor.get("aliases") or [])
        if actor["kind"] == "state" and actor.get("country"):
            out |= states.get(actor["country"], set())
        if actor["kind"] == "person":
            last = re.split(r"[\s]+", name)[-1]
            if len(last) >= SHORTEST_LAST_NAME:
                out.add(last)
    return out


def find_names(
    names: list[str], page: Record, states: dict[str, set[str]], text: str, where: Span, words: list[Span]
) -> list[Span]:
    """Where one of the parties is named in `where`, by some of `words`."""
    out = []
    for name in names:
        for form in names_of(name, page, states):
            pattern = r"(?<!\w)" + r"\s+".join(re.escape(w) for w in form.split()) + r"(?!\w)"
            out += [Span(m.start(), m.end()) for m in re.compile(pattern).finditer(text, where.b, where.e)]
    return [span for span in out if any(span.overlaps(word) for word in words)]


def locate(quote: str, text: str, where: Span | None = None) -> Span | None:
    """The quotation in the text, whatever its white space."""
    pattern = r"\s+".join(re.escape(w) for w in quote.split())
    scope = where or Span(0, len(text))
    found = re.compile(pattern).search(text, scope.b, scope.e)
    return Span(found.start(), found.end()) if found else None


# --- comparison


def score_event(
    page: Record,
    event: Record,
    articles: list[Page],
    states: dict[str, set[str]],
    counts: Counter[str],
    misses: list[str],
) -> None:
    """Counts one event of the gold."""
    if not event.get("trigger") or not (event["actor"] or event["recipient"]):
        return
    counts["events"] += 1
    for article in articles:
        evidence = locate(event["evidence"], article.text)
        trigger = evidence and locate(event["trigger"], article.text, evidence)
        if evidence and trigger:
            break
    else:
        return
    words = clause(article, trigger)
    actors = find_names(event["actor"], page, states, article.text, evidence, words)
    recipients = find_names(event["recipient"], page, states, article.text, evidence, words)
    if (event["actor"] and not actors) or (event["recipient"] and not recipients):
        return
    kind = "both" if actors and recipients else "one"
    counts[kind] += 1
    predicates = [p for p in article.propositions if any(w.overlaps(trigger) for w in p.words)]
    judged = [judge(article, p, event, actors, recipients) for p in predicates]
    right = any(a and r for a, r in judged)
    if predicates:
        counts[f"{kind} predicate"] += 1
    counts[f"{kind} actor"] += any(a for a, _ in judged)
    counts[f"{kind} recipient"] += any(r for _, r in judged)
    counts[f"{kind} right"] += right
    if right:
        return
    why = "predicate missing"
    if predicates:
        why = "actor wrong" if not any(a for a, _ in judged) else "recipient wrong"
        if actors and recipients and any(a for a, _ in judged) and any(r for _, r in judged):
            why = "sides in different propositions"
    misses.append(describe(why, page, event, predicates))


def judge(page: Page, p: Proposition, event: Record, actors: list[Span], recipients: list[Span]) -> tuple[bool, bool]:
    """Whether the proposition has the actor, and the recipient, in a slot for it."""
    if not recipients:
        return any(s in ACTOR_SLOTS for s, _ in slots_of(p, actors)), True
    if not actors:
        return True, bool(slots_of(p, recipients) or embedded(page, p, recipients))
    best = sides(page, p, actors, recipients)
    if event["plover"] in SYMMETRIC and not all(best):
        turned = sides(page, p, recipients, actors)
        if all(turned):
            best = turned
    return best


def sides(page: Page, p: Proposition, actors: list[Span], recipients: list[Span]) -> tuple[bool, bool]:
    """(actor right, recipient right) for one order of the sides."""
    giving, taking = slots_of(p, actors), slots_of(p, recipients)
    converse = "doer" in {slot for slot, _ in taking} and {s for s, _ in giving} & {"from", "by", "with", "of"}
    actor = bool(converse) or any(slot in ACTOR_SLOTS for slot, _ in giving)
    places = {place for slot, place in giving if slot in ACTOR_SLOTS}
    apart = any(place not in places for _, place in taking) or len({place for _, place in taking}) > 1
    return actor, apart or bool(embedded(page, p, recipients))


def slots_of(p: Proposition, names: list[Span]) -> set[tuple[str, int]]:
    """Slots whose words are part of one of the names, with the place of the head word."""
    return {
        (a.slot, a.words[0].b)
        for a in p.arguments
        if a.act is None
        for n in names
        if any(w.overlaps(n) for w in a.words)
    }


def embedded(page: Page, p: Proposition, names: list[Span]) -> set[tuple[str, int]]:
    """The same of the acts that the proposition is about."""
    return {found for a in p.arguments if a.act is not None for found in slots_of(page.propositions[a.act], names)}


def describe(why: str, page: Record, event: Record, predicates: list[Proposition]) -> str:
    """An error to read."""
    lines = [f"{why}: {page['id']} {event['plover']} [{event['trigger']}] {event['actor']} > {event['recipient']}"]
    lines.append(f"    {json.dumps(event['evidence'], ensure_ascii=False)}")
    lines += [f"    {p.dump}" for p in predicates]
    return "\n".join(lines)
