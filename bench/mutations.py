"""``python -m bench.mutations [FOLDER]``: bibliographies damaged by chance; none may raise, take long, or fill the memory.

Each mutant is read, written in the three formats that are written, and read again. What there is to damage are the invented samples of the
tests, and the bibliographies of a folder where one is named.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import time
import traceback
from pathlib import Path

from bench.bibliographies import SUFFIXES
from bib.readers.formats import parse
from bib.writers.bibtex import write_bibtex
from bib.writers.csl_json import write_csl_json
from bib.writers.ris import write_ris
from tests.bib.samples import SAMPLES, WEB_OF_SCIENCE_TABLE

LONGEST = 40_000
"""Of a file no more bytes than these are taken, from anywhere in it."""

PATIENCE = 60
"""Seconds after which a mutant counts as one that is never read."""

TOKENS = (b"{", b"}", b'"', b"@", b"@article{", b"@string{a = ", b"#", b",", b"=", b"\\", b"\\'", b"$", b"%", b"&", b"\n", b"\r", b"\r\n",
          b"\x00",
          b"\xff", b"\xef\xbb\xbf", b"TY  - JOUR\n", b"ER  - \n", b"AU  - ", b"DO  - 10.1000/", b"PT J\n", b"ER\n", b"CR ", b"PMID- ",
          b"\n      ",
          b"<record>", b"</record>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<!--", b"]]>", b"[", b"]", b"null", b"1e999", b"-",
          b'{"id":',
          b"\t", b";", b" and ", b"and others", b"(", b")", b"<", b">", b"10.1000/(a)<b>", b"\xcc\x81", b"\xed\xa0\x80", b"family=",
          b"\\url{",
          b"2020-13-45", b"--", b"{\\\"u}", b"\\begin{", b"\\cite{x}", b"\\verb|", b"\xe2\x80\xa8", b" ")


def mutant(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The data with one to six things done to it."""
    for _ in range(chance.randint(1, 6)):
        size = max(1, len(data))
        a = chance.randrange(size)
        b = min(len(data), a + chance.choice((1, 3, 20, 200, 2000)))
        what = chance.randrange(9)
        if what == 0:
            data = data[:a] + data[b:]
        elif what == 1:
            data = data[:b] + data[a:b] * chance.choice((1, 2, 20)) + data[b:]
        elif what == 2:
            data = data[:a] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 5, 300)) + data[a:]
        elif what == 3:
            data = data[:a] + bytes([chance.randrange(256)]) + data[a + 1:]
        elif what == 4:
            data = data[:a]
        elif what == 5:
            c = chance.randrange(max(1, len(other)))
            data = data[:a] + other[c:c + chance.choice((50, 500, 5000))] + data[b:]
        elif what == 6:
            data = data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"", b" ", b"\n\n")))
        elif what == 7:
            data = data.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-16-le", "latin-1", "utf-8-sig")), "replace")
        else:
            data = data[:a] + bytes(chance.randrange(256) for _ in range(b - a)) + data[b:]
    return data[:3 * LONGEST]


def tried(data: bytes) -> tuple[float, int]:
    """Reads, writes and reads again; the seconds of the processor and how many works there were."""
    began = time.process_time()
    library = parse(data, "mutant")
    works = list(library)
    assert all(work.key for work in works) and len({work.key for work in works}) == len(works)
    for write in (write_bibtex, write_ris, write_csl_json):
        again = parse(write(works).encode("utf-8", errors="strict"), "again")
        assert len(again) == len(works), f"{write.__name__}: {len(works)} works, {len(again)} read again"
    return time.process_time() - began, len(works)


def _stuck(*_: object) -> None:
    raise TimeoutError(f"no answer within {PATIENCE} seconds")


def main() -> int:
    """Print what was slow or raised; 1 where anything was."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutations", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow", type=float, default=2.0, help="seconds of the processor beyond which a mutant is listed (default 2)")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    signal.signal(signal.SIGALRM, _stuck)
    seeds = [text.encode() for text in (*SAMPLES.values(), WEB_OF_SCIENCE_TABLE)]
    more = [p for p in sorted(given.folder.rglob("*")) if p.is_file() and p.suffix.lower() in SUFFIXES] if given.folder else []
    bad, slowest, works, high = 0, 0.0, 0, []
    for n in range(given.count):
        data, other = chance.choice(seeds), chance.choice(seeds)
        if more and n % 4 == 0:
            whole = chance.choice(more).read_bytes()
            start = chance.randrange(max(1, len(whole) - LONGEST))
            data = whole[start:start + LONGEST]
        state = chance.getstate()
        broken = mutant(data, other, chance)
        signal.alarm(PATIENCE)
        try:
            seconds, count = tried(broken)
        except Exception:
            bad += 1
            print(f"mutant {n}:\n{traceback.format_exc(limit=-4)}", flush=True)
            Path(f"mutant-{given.seed}-{n}.bin").write_bytes(broken)
            chance.setstate(state)
            mutant(data, other, chance)
            continue
        works += count
        slowest = max(slowest, seconds)
        if seconds > given.slow:
            bad += 1
            print(f"mutant {n}: {seconds:.1f} s for {len(broken)} bytes", flush=True)
            Path(f"mutant-{given.seed}-{n}.bin").write_bytes(broken)
        if n % max(1, given.count // 10) == 0:
            high.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    high.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    print(f"{given.count} mutants, {works} works; slowest {slowest:.2f} s; {bad} raised or were slow; peak memory in MB as it went: {high}")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
