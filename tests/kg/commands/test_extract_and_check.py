"""``nomnet extract`` and ``nomnet check`` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import cli
from kg.records.read import read_record

MANUSCRIPT = Path(__file__).parents[2] / "bib" / "audit" / "manuscript.txt"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """How a command ends, what it prints and what it says beside it."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli.main([*arguments])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_extract_prints_a_record_that_can_be_added(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, "extract", str(MANUSCRIPT))
    assert code == 0 and "11 references, 11 citations (9 with their entry), 1 cited work without an entry" in err
    path = tmp_path / "made.yaml"
    path.write_text(out, encoding="utf-8")
    store = str(tmp_path / "store")
    assert len(read_record(path).references) == 11
    assert run(capsys, "add", str(path), "--store", store)[0] == 0
    code, out, err = run(capsys, "validate", "--store", store)
    assert code == 0 and "Conforms" in out + err


def test_extract_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(run(capsys, "extract", str(MANUSCRIPT), "--format", "json")[1])
    assert record["references"][0]["author"] == [{"family": "Brandt", "given": "A."}] and record["record"] == 1


def test_check_tells_findings_and_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", str(MANUSCRIPT))
    assert code == 1 and out.startswith("manuscript.txt: 11 entries in the list, 11 citations in the text, 10 findings\n")
    assert "line 6: error: “Quist, 1999” is cited, and the list has no entry for it. [cited-not-listed]" in out
    told = json.loads(run(capsys, "check", str(MANUSCRIPT), "--format", "json")[1])
    assert (told["entries"], told["citations"], len(told["findings"])) == (11, 11, 10)
    assert told["findings"][0]["check"] == "cited-not-listed" and told["findings"][0]["lines"] == [6]


def test_check_of_a_manuscript_without_a_fault_ends_with_zero(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text("Trust helps (Berg, 2020).\n\nReferences\n\nBerg, J. (2020). On trust. Invented Press.\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", str(path))
    assert code == 0 and "0 findings" in out
    path.write_text("Trust helps (Berg, 2020).\n", encoding="utf-8")
    assert "No list of references was found" in run(capsys, "check", str(path))[2]


@pytest.mark.parametrize("command", ["extract", "check"])
def test_what_cannot_be_read_is_misuse(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str) -> None:
    for name, data in (("paper.pdf", b"%PDF"), ("empty.txt", b"")):
        (tmp_path / name).write_bytes(data)
        code, _, err = run(capsys, command, str(tmp_path / name))
        assert code == 2 and name in err
    assert run(capsys, command, str(tmp_path / "no-such.txt"))[0] == 2
