"""Articles in JATS as text with their citations, and the figures made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import citations
from bench.jats import EntityDeclared, read

PARAGRAPH = ('<p>Trust grows (<xref ref-type="bibr" rid="r1">Berg and Wu, 2010</xref>; <xref ref-type="bibr" rid="r2">Lind, 2011</xref>). '
             'As <xref ref-type="bibr" rid="r2">Lind (2011)</xref> says; but not (Roos, 2001).</p>')
REFERENCES = """<ref id="r1"><element-citation><person-group person-group-type="author">
<name><surname>Berg</surname><given-names>A</given-names></name><name><surname>Wu</surname></name></person-group>
<article-title>On things</article-title><year>2010</year></element-citation></ref>
<ref id="r2"><mixed-citation>Lind A, Dahl BC (2011) On other things. Oslo</mixed-citation></ref>""" + "".join(
    f'<ref id="r{k}"><mixed-citation>Filler A ({2000 + k}) On things. Oslo</mixed-citation></ref>' for k in range(3, 12))


def article(body: str = PARAGRAPH * 4, references: str = REFERENCES, head: str = "") -> bytes:
    return (f"{head}<article><body><sec><title>One</title>{body}</sec></body>"
            f"<back><ref-list>{references}</ref-list></back></article>").encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "PMC1" / "fulltext.xml"
    file.parent.mkdir()
    file.write_bytes(article())
    return file


def test_text_pointers_and_works(path: Path) -> None:
    read_one = read(path)
    assert read_one.text.strip().startswith("One\n\n\n\nTrust grows (Berg and Wu, 2010; Lind, 2011). As Lind (2011) says")
    assert [(read_one.text[p.start:p.end], p.entries) for p in read_one.pointers[:3]] == [
        ("Berg and Wu, 2010", ("r1",)), ("Lind, 2011", ("r2",)), ("Lind (2011)", ("r2",))]
    assert [(w.key, [n.family for n in w.author], w.issued) for w in read_one.works[:2]] == [
        ("r1", ["Berg", "Wu"], (2010,)), ("r2", ["Lind", "Dahl"], (2011,))]
    assert read_one.names_years


def test_an_article_that_cites_by_number_is_not_drawn(path: Path) -> None:
    path.write_bytes(article('<p>So it is [<xref ref-type="bibr" rid="r1">1</xref>].</p>' * 12))
    assert not read(path).names_years
    assert citations.drawn(path.parent.parent, "develop") == []


def test_entities_of_its_own_are_refused(path: Path) -> None:
    path.write_bytes(article(head='<!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'))
    with pytest.raises(EntityDeclared, match="entities"):
        read(path)


def test_figures(path: Path) -> None:
    score = citations.Score()
    citations.judge(read(path), score)
    assert (score.markers.hit, score.markers.found, score.markers.true) == (12, 16, 12)
    assert [kind for kind, _ in score.wrong] == ["made up"] * 4
    assert score.markers.figures().startswith("P 0.7500  R 1.0000  F1 0.8571")


def test_growing_numbers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text, works = citations.invented(50)
    assert len(works) == 10
    assert text.count("(") == 50
    citations.speed([50, 100])
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == ["citations", "50", "100"]
    monkeypatch.setattr("sys.argv", ["bench.citations"])
    with pytest.raises(SystemExit):
        citations.main()


def test_the_two_draws_never_overlap(tmp_path: Path) -> None:
    for k in range(60):
        (tmp_path / f"a{k}.xml").write_bytes(article())
    develop, report = (citations.drawn(tmp_path, draw) for draw in ("develop", "report"))
    assert (len(develop), len(report)) == (50, 10)
    assert not {p for p, _ in develop} & {p for p, _ in report}
    assert citations.drawn(tmp_path, "develop") == develop


def test_the_command_prints_the_figures(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["bench.citations", str(path.parent.parent), "--wrong", "--each"])
    assert citations.main() == 0
    printed = capsys.readouterr().out
    assert "1 articles" in printed
    assert "made up" in printed
    assert "PMC1/fulltext.xml" in printed
