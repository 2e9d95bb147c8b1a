"""The measuring of matching: labelled data are read and split, and pairs counted, as the tables say."""

from __future__ import annotations

from pathlib import Path

from bench.matching import Agreement, agreement, labelled, pairs_of
from bib.matching.group import Member, grouped

ROWS = """ID,ENTRYTYPE,title,author,year,pages,volume,journal
1,article,How teams learn from failures,"Berg, Jan",2020,31-49,12,Journal of Things
2,article,How teams learn from failures,"Berg, J.",2020,31-49,12,J. Things
3,article,How teams learn from failures II,"Berg, Jan",2021,1-9,13,Journal of Things
4,article,How teams learn from failures: what is known,"Berg, Jan",2020,31,12,
"""


def test_a_deduplicated_search_is_read_and_its_pairs_are_counted(tmp_path: Path) -> None:
    (tmp_path / "records_pre_merged.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "merged_record_ids.csv").write_text("merged_ids\n1;2\n3;4\n", encoding="utf-8")
    (data,) = labelled(tmp_path)
    assert data.works == [[Member("all", "1"), Member("all", "2")], [Member("all", "3"), Member("all", "4")]]
    result, wrong, missed = agreement(grouped(data.sources), data)
    assert result == Agreement(right=1, wrong=2, missed=1)
    assert missed == pairs_of([[Member("all", "3"), Member("all", "4")]])
    assert wrong == {frozenset({Member("all", a), Member("all", "4")}) for a in ("1", "2")}
    assert (result.precision, result.recall, result.f1) == (1 / 3, 1 / 2, 2 / 5)


def test_the_halves_share_nothing_and_keep_works_whole(tmp_path: Path) -> None:
    folder = tmp_path / "journal" / "data"
    (folder / "search").mkdir(parents=True)
    for name in ("A", "B"):
        entries = "".join(f"@article{{k{n}, title={{T{n}}}}}\n" for n in range(40))
        (folder / "search" / f"{name}.bib").write_text(entries, encoding="utf-8")
    records = (f"@article{{r{n}, colrev_status={{rev_synthesized}}, colrev_origin={{A.bib/k{n};B.bib/k{n};}}}}\n" for n in range(40))
    (folder / "records.bib").write_text("".join(records), encoding="utf-8")
    data, done = labelled(tmp_path)
    assert done.works == data.works
    dev, test = data.part("dev"), data.part("test")
    assert sorted(dev.works + test.works) == sorted(data.works)
    assert dev.works and test.works
    for part in (dev, test):
        assert {Member(n, w.key) for n, works in part.sources.items() for w in works} == {m for g in part.works for m in g}
