from __future__ import annotations

import io

import pytest

from bench.figures import Report, Times, duration


def test_quantiles_are_nearest_ranks() -> None:
    times = Times([float(n) for n in range(20, 0, -1)])
    assert [times.quantile(share) for share in (0, 0.5, 0.95, 1)] == [1, 10, 19, 20]
    assert Times([3.0, 1.0, 2.0]).cells == ["1.00 s", "2.00 s", "3.00 s"]
    assert Times().cells == ["-", "-", "-"]


def test_something_slow_is_not_measured_again_and_again() -> None:
    times = Times()
    assert times.measure(lambda: 7, repeats=3) == 7
    assert len(times.seconds) == 3
    slow = Times()
    slow.measure(lambda: 7, repeats=3, patience=-1)
    assert len(slow.seconds) == 1


def test_duration() -> None:
    assert [duration(s) for s in (0.0034, 0.9999, 1.0, 61.234)] == ["3.4 ms", "999.9 ms", "1.00 s", "61.23 s"]


def test_a_missed_target_is_remembered(capsys: pytest.CaptureFixture[str]) -> None:
    file = io.StringIO()
    report = Report(file)
    report.target("start", 2.0, 3.0)
    report.target("memory", 401, 400, "MB")
    assert report.missed == ["memory"]
    assert "kept    start: 2.00 s (target < 3.00 s)" in file.getvalue()
    assert capsys.readouterr().out == file.getvalue()
