"""What was decided about entries being one work: an append-only file of JSON lines that can be listed, explained and undone.

A line is an object; these are its keys (further ones are kept by nobody and disturb nobody)::

    {"id": "1f0c…", "what": "same-work", "works": [{"key": "a2020", "marks": ["doi:10.1000/x"]}, …], "reasons": ["DOI: the same"],
     "score": 0.99, "by": "rules", "when": "2026-11-25T18:00:00Z"}

``what`` is ``same-work``, ``not-same-work``, or ``undone`` with the id of another entry under ``undoes``. Lines of other kinds belong to
others and are left alone. ``by`` is ``rules``, or the name of a person; a person's word beats the rules, whenever it was given, and of two
persons' words about two works the later one counts.

**Several processes** may append at the same time: each call is one write to a file opened for appending, which a local file system of
Linux, macOS or BSD carries out whole and apart from others. Network file systems (NFS) and Windows do not promise that; there, let one
process write at a time. A write that was cut off (a full disk, a crash) leaves one damaged line, which is a failure of reading and hides
no other.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from bib.errors import UnknownDecisionError
from bib.matching.folding import folded
from bib.matching.identifiers import doi_of
from bib.matching.titles import plain_title
from bib.model import Failure, Work

What = Literal["same-work", "not-same-work", "undone"]
RULES = "rules"
"""The name under which the rules decide."""

_KINDS = ("same-work", "not-same-work", "undone")


@dataclass(frozen=True, slots=True)
class Subject:
    """A work that a decision is about, by its key and by marks that find it again when it has come under another key.

    Attributes:
        key: the citation key, e.g. ``"zhang2020"``.
        marks: its DOI, and author, year and title in one, as far as known.
    """

    key: str
    marks: tuple[str, ...] = ()

    @classmethod
    def of(cls, work: Work) -> Subject:
        """The work as a subject, e.g. ``Subject("a", ("doi:10.1000/x", "work:berg|2020|onthings"))``."""
        marks = [f"doi:{doi}"] if (doi := doi_of(work.doi)) else []
        people = work.author or work.editor
        if title := plain_title(work.title)[:80]:
            marks.append(f"work:{folded(people[0].family or people[0].literal) if people else ''}|{work.year or ''}|{title}")
        elif not marks:
            rest = (str(work.author), str(work.issued), work.container_title, work.volume, work.page)
            marks.append("entry:" + _digest([folded(x) for x in rest]))
        return cls(work.key, tuple(marks))


@dataclass(frozen=True, slots=True)
class Decision:
    """An entry of the file.

    Attributes:
        id: made of all the rest, e.g. ``"1f0c6a2b9d3e"``.
        what: ``same-work``, ``not-same-work`` or ``undone``.
        works: two or more works, sorted by key; none for ``undone``.
        reasons: in words.
        score: how much spoke for one work, from 0 to 1; None where nothing was compared.
        by: ``rules`` or a person's name.
        when: as the one who wrote it gave it, e.g. ``"2026-11-25T18:00:00Z"``.
        undoes: the id of the entry that is undone.
    """

    id: str
    what: What
    works: tuple[Subject, ...] = ()
    reasons: tuple[str, ...] = ()
    score: float | None = None
    by: str = RULES
    when: str = ""
    undoes: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its works."""
        return tuple(s.key for s in self.works)

    @property
    def by_person(self) -> bool:
        """Whether a person decided."""
        return self.by != RULES

    def to_json(self) -> dict[str, Any]:
        """The object of its line, without what is empty."""
        works = [{"key": s.key, "marks": list(s.marks)} for s in self.works]
        every = {"id": self.id, "what": self.what, "works": works, "reasons": list(self.reasons), "score": self.score, "by": self.by,
                 "when": self.when, "undoes": self.undoes}
        return {k: v for k, v in every.items() if v not in ("", [], None)}


def decided(what: Literal["same-work", "not-same-work"], works: Iterable[Work], *, by: str, when: str, reasons: Iterable[str] = (),
            score: float | None = None) -> Decision:
    """The decision that two or more works are one or not, to be appended; fewer are a ValueError.

    >>> decided("same-work", [Work("b", title="On things"), Work("a", title="On Things")], by="rules", when="2026-11-25").keys
    ('a', 'b')
    """
    subjects = tuple(sorted({Subject.of(w) for w in works}, key=lambda s: (s.key, s.marks)))
    if len({s.key for s in subjects}) < 2:
        raise ValueError(f"A decision is about two works at least, and here is {', '.join(s.key for s in subjects) or 'none'}. Name two.")
    return _with_id(Decision("", what, subjects, tuple(reasons), score, by.strip() or RULES, when))


def undone(decision: str, *, by: str, when: str, reasons: Iterable[str] = ()) -> Decision:
    """The entry that takes back another one, by its id; what was decided before it counts again."""
    return _with_id(Decision("", "undone", (), tuple(reasons), None, by.strip() or RULES, when, decision))


def _with_id(decision: Decision) -> Decision:
    return replace(decision, id=_digest(decision.to_json()))


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def append_decisions(path: Path, decisions: Sequence[Decision]) -> None:
    """Writes entries behind those that are there, in one write; a disk that takes only a part of them is an OSError."""
    if not decisions:
        return
    text = "".join(json.dumps(d.to_json(), ensure_ascii=True) + "\n" for d in decisions)
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        end = os.lseek(descriptor, 0, os.SEEK_END)
        if end:
            os.lseek(descriptor, end - 1, os.SEEK_SET)
            if os.read(descriptor, 1) != b"\n":  # a write was cut off, or an editor left the last line open
                text = "\n" + text
        data = text.encode("ascii")
        if (written := os.write(descriptor, data)) != len(data):
            raise OSError(f"Only {written} of {len(data)} bytes could be written to {path}. Make room on the disk and decide again.")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the decisions that stand come to, for works as they are now.

    Attributes:
        same: pairs of keys (sorted) that are one work.
        apart: pairs of keys (sorted) that are not.
        applied: the decisions that are about two or more works that are there, with the keys that these have now.
        failures: warnings about decisions whose works are not there any more.
    """

    same: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]
    applied: tuple[tuple[Decision, tuple[str, ...]], ...] = ()
    failures: tuple[Failure, ...] = ()

    def leaders(self) -> dict[str, str]:
        """For each key that leads to another work's key, that one: the first by name of those that are one work.

        Where two are apart, nothing that would bring them together through others is done.
        """
        group: dict[str, set[str]] = {}
        for one, other in sorted(self.same):
            mine, yours = group.setdefault(one, {one}), group.setdefault(other, {other})
            if mine is yours or any((min(a, b), max(a, b)) in self.apart for a in mine for b in yours):
                continue
            mine |= yours
            for key in yours:
                group[key] = mine
        return {key: min(keys) for key, keys in sorted(group.items()) if key != min(keys)}


@dataclass(frozen=True, slots=True)
class Decisions:
    """A file of decisions, read.

    Attributes:
        entries: in the order of the file.
        failures: lines that could not be read, and entries that undo nothing.
        source: the file.
    """

    entries: tuple[Decision, ...] = ()
    failures: tuple[Failure, ...] = ()
    source: str = ""

    def standing(self) -> tuple[Decision, ...]:
        """The decisions that nobody has undone, in their order; undoing an undoing brings a decision back."""
        gone: set[str] = set()
        kept: list[Decision] = []
        for entry in reversed(self.entries):
            if entry.id in gone:
                continue
            if entry.what == "undone":
                gone.add(entry.undoes)
            else:
                kept.append(entry)
        return tuple(reversed(kept))

    def entry(self, id_: str) -> Decision:
        """The entry with this id, or with the only id that begins so; otherwise an UnknownDecisionError."""
        found = {e.id: e for e in self.entries if e.id.startswith(id_)} if id_ else {}
        if id_ in found or len(found) == 1:
            return found.get(id_) or next(iter(found.values()))
        raise UnknownDecisionError(id_, tuple(found))

    def about(self, key: str) -> tuple[Decision, ...]:
        """All entries about a work, undone ones too, with those that undo them."""
        found = {e.id for e in self.entries if key in e.keys}
        for entry in self.entries:
            if entry.undoes in found:
                found.add(entry.id)
        return tuple(e for e in self.entries if e.id in found)

    def ruling(self, works: Mapping[str, Work]) -> Ruling:
        """What counts for these works by key: a person's word before that of the rules, a later one before an earlier one."""
        found = _Finder(works)
        verdicts: dict[tuple[str, str], Decision] = {}
        applied: list[tuple[Decision, tuple[str, ...]]] = []
        failures: list[Failure] = []
        for decision in self.standing():
            keys: list[str] = []
            for subject in decision.works:
                key, doubt = found.key_of(subject)
                if key is None:
                    failures.append(Failure(self.source, None, f"decision {decision.id} is about {subject.key!r}, and {doubt}", subject.key,
                                            step="It counts again when the work is back; undo it if that will not be.", severity="warning"))
                else:
                    keys.append(key)
            there = tuple(sorted(set(keys)))
            if len(there) > 1:
                applied.append((decision, there))
            for one, other in combinations(there, 2):
                before = verdicts.get((one, other))
                if before is None or decision.by_person or not before.by_person:
                    verdicts[one, other] = decision
        return Ruling(frozenset(p for p, d in verdicts.items() if d.what == "same-work"),
                      frozenset(p for p, d in verdicts.items() if d.what == "not-same-work"), tuple(applied), tuple(failures))


class _Finder:
    """Finds the works of decisions among those that are there now."""

    def __init__(self, works: Mapping[str, Work]) -> None:
        self._marks = {key: Subject.of(work).marks for key, work in works.items()}
        self._keys: defaultdict[str, list[str]] = defaultdict(list)
        for key, marks in self._marks.items():
            for mark in marks:
                self._keys[mark].append(key)

    def key_of(self, subject: Subject) -> tuple[str | None, str]:
        """The key under which the work is now; None with the reason where it is nowhere."""
        if subject.key in self._marks and (not subject.marks or set(subject.marks) & set(self._marks[subject.key])):
            return subject.key, ""
        for mark in subject.marks:
            if len(self._keys[mark]) == 1:
                return self._keys[mark][0], ""
        if subject.key in self._marks:
            return None, "that key stands for another work now"
        return None, "that work is not there"


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file and its failures; no file means none. A damaged line is a failure with its number, the rest holds."""
    entries: list[Decision] = []
    failures: list[Failure] = []
    ids: set[str] = set()
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return Decisions(source=str(path))
    except OSError as error:
        reason = f"the decisions cannot be read ({error.strerror or error})"
        return Decisions((), (Failure(str(path), None, reason, step="Check the file and its permissions."),), str(path))
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            value = json.loads(raw.decode("utf-8"))
            entry = _read(value) if isinstance(value, dict) and value.get("what") in _KINDS else None
            if not isinstance(value, dict):
                raise ValueError("this is no JSON object")
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            failures.append(Failure(str(path), number, f"the line is no decision: {_told(error)}", raw=raw[:400].decode("utf-8", "replace"),
                                    step="Mend the line or delete it."))
            continue
        if entry is not None:
            if entry.what == "undone" and entry.undoes not in ids:
                failures.append(Failure(str(path), number, f"it undoes {entry.undoes!r}, and no entry before it has that id", entry.id,
                                        severity="warning"))
            ids.add(entry.id)
            entries.append(entry)
    return Decisions(tuple(entries), tuple(failures), str(path))


def _told(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing"
    return "it is no JSON" if isinstance(error, (json.JSONDecodeError, RecursionError)) else str(error)


def _read(value: dict[str, Any]) -> Decision:
    """The decision of a line; what is missing or of another type is a KeyError or ValueError."""
    what = value["what"]
    works = tuple(Subject(_text(w["key"], "key"), tuple(_text(m, "mark") for m in w.get("marks", ()))) for w in value.get("works", ()))
    if what == "undone":
        _text(value["undoes"], "undoes")
    elif len({w.key for w in works}) < 2:
        raise ValueError("it names fewer than two works")
    score = value.get("score")
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
        raise ValueError(f"the score is {score!r} and should be a number")
    return Decision(_text(value["id"], "id"), what, works, tuple(_text(r, "reason") for r in value.get("reasons", ())), score,
                    _text(value.get("by", RULES), "by"), _text(value.get("when", ""), "when"), str(value.get("undoes", "")))


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} is {value!r:.60} and should be text")
    return value
