from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.generations import About, Generations

ROOT = Path(__file__).parents[3]


def about(number: int) -> About:
    return About(number, "hash", "http://x/", "builder", "engine", 3)


def make(folder: Path, *, finish: bool = True) -> int:
    """Write a generation that holds one file."""
    generations = Generations(folder)
    with generations.writing():
        number = generations.begin()
        (generations.path(number) / "graph").mkdir()
        (generations.path(number) / "graph" / "data").write_text(str(number))
        if finish:
            generations.finish(about(number))
            generations.clean()
    return number


def test_an_empty_folder_has_no_generation(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "not there")
    assert generations.current() is None and generations.numbers() == []


def test_generations_count_up_and_the_previous_one_is_kept(tmp_path: Path) -> None:
    for expected in (1, 2, 3, 4):
        assert make(tmp_path) == expected
    generations = Generations(tmp_path)
    assert generations.current() == 4 and generations.numbers() == [3, 4]
    assert generations.about(4) == about(4)


def test_an_unfinished_generation_is_never_current_and_goes_with_the_next_one(tmp_path: Path) -> None:
    make(tmp_path)
    assert make(tmp_path, finish=False) == 2
    assert Generations(tmp_path).current() == 1
    assert make(tmp_path) == 3
    assert Generations(tmp_path).numbers() == [1, 3]  # the previous whole one is kept, not the unfinished one


def test_a_generation_that_somebody_reads_is_kept(tmp_path: Path) -> None:
    make(tmp_path)
    generations = Generations(tmp_path)
    held = generations.hold(1)
    for _ in range(3):
        make(tmp_path)
    assert generations.numbers() == [1, 3, 4]
    held.release()
    make(tmp_path)
    assert generations.numbers() == [4, 5]


def test_a_generation_that_another_process_reads_is_kept_until_that_process_ends(tmp_path: Path) -> None:
    make(tmp_path)
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"""
from pathlib import Path
from kg.graph.generations import Generations
held = Generations(Path({str(tmp_path)!r})).hold(1)
print("held", flush=True)
input()
""",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert reader.stdout is not None and reader.stdin is not None
    assert reader.stdout.readline() == b"held\n"
    make(tmp_path)
    make(tmp_path)
    assert Generations(tmp_path).numbers() == [1, 2, 3]
    reader.kill()
    reader.communicate()
    make(tmp_path)
    assert Generations(tmp_path).numbers() == [3, 4]


def test_only_one_process_writes(tmp_path: Path) -> None:
    with (
        Generations(tmp_path).writing(),
        pytest.raises(StoreError, match=r"Another process \(number \d+\) is writing"),
        Generations(tmp_path).writing(),
    ):
        pass
    make(tmp_path)  # the lock is free again


def test_the_lock_of_a_killed_writer_is_free(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"""
from pathlib import Path
from kg.graph.generations import Generations
with Generations(Path({str(tmp_path)!r})).writing():
    print("locked", flush=True)
    input()
""",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"locked\n"
    with pytest.raises(StoreError, match=f"number {writer.pid}"), Generations(tmp_path).writing():
        pass
    writer.kill()
    writer.communicate()
    assert make(tmp_path) == 1


def test_abandoning_never_removes_the_current_generation(tmp_path: Path) -> None:
    make(tmp_path)
    generations = Generations(tmp_path)
    generations.abandon(1)
    assert generations.is_whole(1)


@pytest.mark.parametrize("text", ["", "one", "-1", "1.5", "../1", "\x00", "1 2", "9" * 10_000])
def test_a_damaged_pointer_is_said(tmp_path: Path, text: str) -> None:
    make(tmp_path)
    (tmp_path / "current").write_text(text)
    with pytest.raises(StoreError, match=r"pointer .*current.* Build it again"):
        Generations(tmp_path).current()
    Generations(tmp_path).clean()  # removes nothing where it cannot know
    assert Generations(tmp_path).numbers() == [1]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", json.dumps({"format": 2}), json.dumps({"format": 1, "number": 1})])
def test_a_damaged_about_is_said(tmp_path: Path, text: str) -> None:
    make(tmp_path)
    (tmp_path / "generations" / "1" / "about.json").write_text(text)
    with pytest.raises(StoreError, match=r"Generation 1 of the store .* is damaged"):
        Generations(tmp_path).about(1)


def test_a_missing_generation_is_said(tmp_path: Path) -> None:
    for ask in (Generations(tmp_path).about, Generations(tmp_path).hold):
        with pytest.raises(StoreError, match=r"Generation 7 of the store .* is missing or unfinished"):
            ask(7)


def test_a_generation_without_its_marker_does_not_keep_others_from_writing(tmp_path: Path) -> None:
    make(tmp_path)
    make(tmp_path)
    (tmp_path / "generations" / "1" / "in-use").unlink()
    assert make(tmp_path) == 3
    assert Generations(tmp_path).numbers() == [2, 3]


def test_the_number_of_a_generation_that_is_gone_is_not_given_again(tmp_path: Path) -> None:
    for _ in range(3):
        make(tmp_path)
    shutil.rmtree(tmp_path / "generations")
    assert make(tmp_path) == 4, "a reader knows a generation by its number"


def test_an_absurd_pointer_is_damage_that_the_next_generation_mends(tmp_path: Path) -> None:
    for text in ("9" * 10_000, "999999999"):
        make(tmp_path)
        (tmp_path / "current").write_text(text)
        newest = make(tmp_path)
        assert Generations(tmp_path).current() == newest < 10


def test_the_writer_may_ask_for_its_lock_again_and_no_other_thread_gets_it(tmp_path: Path) -> None:
    generations, refused = Generations(tmp_path), []

    def other() -> None:
        try:
            with generations.writing():
                pass
        except StoreError as error:
            refused.append(str(error))

    with generations.writing():
        with generations.writing():
            pass
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert len(refused) == 1
    other()
    assert len(refused) == 1, "it is free again"


def test_a_writer_waits_for_another_and_says_for_whom(tmp_path: Path) -> None:
    told: list[str] = []
    held, waiting = threading.Event(), threading.Event()

    def first() -> None:
        with Generations(tmp_path).writing():
            held.set()
            waiting.wait(30)

    thread = threading.Thread(target=first)
    thread.start()
    held.wait(30)

    def tell(holder: str) -> None:
        told.append(holder)
        waiting.set()

    with Generations(tmp_path).writing(30, tell):
        thread.join()
    assert told == [str(os.getpid())]
