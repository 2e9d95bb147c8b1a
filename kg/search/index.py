"""The index: one SQLite file beside a generation of the store, written once, whole or not at all, and then only read.

    doc                  what is shown of each document; the row's number is its place among those of its kind
    fts_<kind>           its words, folded (FTS5, contentless)
    name                 the names that lead straight to it
    word, gram           the words of all documents, and the three-letter stretches in which misspelt ones are looked for

Nothing in it is a source: it can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

from kg.errors import StoreError
from kg.queries.answer import Reader
from kg.search.documents import KINDS, Document, documents
from kg.search.words import tokens

_SCHEMA = """
CREATE TABLE doc (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, iri TEXT NOT NULL, page TEXT NOT NULL, title TEXT NOT NULL,
                  others TEXT NOT NULL, text TEXT NOT NULL, more TEXT NOT NULL, facts TEXT NOT NULL);
CREATE INDEX doc_iri ON doc (iri);
CREATE TABLE name (name TEXT, kind TEXT, doc INTEGER, PRIMARY KEY (name, kind, doc)) WITHOUT ROWID;
CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, docs INTEGER NOT NULL);
CREATE TABLE gram (gram TEXT, word INTEGER, PRIMARY KEY (gram, word)) WITHOUT ROWID;
"""
_FTS = """CREATE VIRTUAL TABLE fts_{} USING fts5 (title, others, text, more, content='', tokenize='unicode61 remove_diacritics 0')"""
_IDLE = 8
"""So many connections stay open between questions."""


class Index:
    """An index file that is there; any number of threads ask it at once.

    Args:
        path: the file.
        held: a folder that is removed with the index.
    """

    def __init__(self, path: Path, held: Path | None = None) -> None:
        self.path = path
        self._idle: list[sqlite3.Connection] = []
        weakref.finalize(self, _leave, self._idle, held)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A read-only connection for one question."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = sqlite3.connect(_address(self.path), uri=True, check_same_thread=False)
        try:
            yield connection
        finally:
            if len(self._idle) < _IDLE:
                self._idle.append(connection)
            else:
                connection.close()

    def close(self) -> None:
        """Close what is idle."""
        _leave(self._idle)


def _leave(idle: list[sqlite3.Connection], held: Path | None = None) -> None:
    """Close connections, and remove a folder."""
    while idle:
        idle.pop().close()
    if held is not None:
        shutil.rmtree(held, ignore_errors=True)


def index_beside(graph: Path, reader: Reader) -> Index:
    """The index of a generation, in a file beside its graph that is written now if it is not there, or damaged.

    Where that folder is closed to us, it is in a folder of its own as long as it is used.
    """
    path = graph.parent / f"search-{indexer_hash()[:8]}.sqlite"
    if not _is_sound(path):
        try:
            write_index(path, reader)
        except (OSError, sqlite3.OperationalError):
            held = Path(tempfile.mkdtemp(prefix="nomnet-"))
            write_index(held / path.name, reader)
            return Index(held / path.name, held)
    return Index(path)


def _is_sound(path: Path) -> bool:
    """Whether the index is there and can be read to its last table."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(_address(path), uri=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_stat1").fetchone()
            connection.execute("SELECT max(id) FROM doc").fetchone()
    except sqlite3.DatabaseError:
        return False
    return True


def _address(path: Path) -> str:
    """The file as an address that opens it for reading only."""
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def write_index(path: Path, reader: Reader) -> None:
    """Write the index of a graph; the same graph gives the same rows. It appears at its place when it is whole."""
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        connection = sqlite3.connect(unfinished, isolation_level=None)
        try:
            _fill(connection, reader)
        finally:
            connection.close()
        _sync(unfinished)
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, reader: Reader) -> None:
    """All tables of the index."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    connection.execute("BEGIN")
    vocabulary: Counter[str] = Counter()
    number = 0
    for kind in KINDS:
        try:
            connection.execute(_FTS.format(kind.name))
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error):
                raise
            raise StoreError("The search needs SQLite with FTS5, which this Python's sqlite3 lacks "
                             f"(SQLite {sqlite3.sqlite_version}). Use another build of Python; all other pages work without.") from error
        found = documents(reader, kind)
        connection.executemany("INSERT INTO doc VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (
            (number + n, d.kind, d.iri, d.page, d.title, _json(d.others), d.text, _json(d.more), _json(d.facts))
            for n, d in enumerate(found, 1)))
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", (
            (" ".join(tokens(name)), d.kind, number + n) for n, d in enumerate(found, 1) for name in d.names))
        connection.executemany(f"INSERT INTO fts_{kind.name} (rowid, title, others, text, more) VALUES (?, ?, ?, ?, ?)", (
            (number + n, *words) for n, words in enumerate(_words(found, vocabulary), 1)))
        connection.execute(f"INSERT INTO fts_{kind.name} (fts_{kind.name}) VALUES ('optimize')")
        number += len(found)
    _fill_vocabulary(connection, vocabulary)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")


def _words(found: Iterable[Document], vocabulary: Counter[str]) -> Iterator[tuple[str, str, str, str]]:
    """The tokens of each document's columns; its words are counted on the way."""
    for document in found:
        columns = [tokens(" ".join(part)) for part in ((document.title,), document.others, (document.text,), document.more)]
        vocabulary.update({token for column in columns for token in column})
        title, others, text, more = (" ".join(column) for column in columns)
        yield title, others, text, more


def _fill_vocabulary(connection: sqlite3.Connection, vocabulary: Counter[str]) -> None:
    words = sorted(vocabulary.items())
    connection.executemany("INSERT INTO word VALUES (?, ?, ?)", ((n, word, docs) for n, (word, docs) in enumerate(words, 1)))
    grams = sorted({(gram, n) for n, (word, _) in enumerate(words, 1) if spelt(word) for gram in grams_of(word)})
    connection.executemany("INSERT INTO gram VALUES (?, ?)", grams)


def spelt(word: str) -> bool:
    """Whether a word can be misspelt: letters, at least three; figures are right or wrong."""
    return len(word) >= 3 and word.isalpha()


def grams_of(word: str) -> set[str]:
    """The stretches of three letters in a word with its start and end, e.g. ``{"^ba", "bad", "ad$"}`` of ``"bad"``."""
    whole = f"^{word}$"
    return {whole[n:n + 3] for n in range(len(whole) - 2)}


def indexer_hash() -> str:
    """A hash of the code and the questions that make the index: one made by others is not used."""
    digest = hashlib.sha256()
    for package, suffix in (("kg.search", ".py"), ("kg.queries.search", ".rq")):
        folder = files("kg").joinpath(*package.split(".")[1:])
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.endswith(suffix):
                digest.update(f"{package}/{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    digest.update(files("kg").joinpath("records", "names.py").read_bytes())
    return digest.hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sync(path: Path) -> None:
    """Have the operating system put a file on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
