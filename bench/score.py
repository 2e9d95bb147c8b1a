"""``make score``: what nomnet reads of papers, scored against annotations made by hand that lie beside the repository."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.extract.document import read_document
from kg.extract.record import extracted
from kg.records.write import record_json


def main() -> int:
    """Score every annotated paper; 2 where there is nothing to score."""
    parser = argparse.ArgumentParser(prog="python -m bench.score", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared"),
                        help="holds eval/score.py, eval/gold/<number>/ and papers/<number>_*.txt (default ../shared)")
    folder = parser.parse_args().folder
    scorer, annotated = folder / "eval" / "score.py", sorted(p for p in (folder / "eval" / "gold").glob("*") if p.is_dir())
    if not scorer.is_file() or not annotated:
        print(f"There is nothing to score with in {folder}: eval/score.py and eval/gold/<number>/ are looked for.", file=sys.stderr)
        return 2
    for gold in annotated:
        for paper in sorted((folder / "papers").glob(f"{gold.name}_*")):
            with tempfile.TemporaryDirectory() as place:
                record = Path(place) / "record.json"
                record.write_text(record_json(extracted(read_document(paper))), encoding="utf-8")
                print(f"## {paper.name}", flush=True)
                subprocess.run([sys.executable, str(scorer), str(gold), str(record)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
